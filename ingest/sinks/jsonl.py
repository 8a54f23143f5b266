"""One JSON object a line, UTF-8, LF, not ASCII-escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from ingest.model import Document
from ingest.records import RECORD


def write(documents: Iterable[Document], out: BinaryIO, fields: tuple[str, ...] = RECORD) -> None:
    """The output records, in the order of the documents. Lone surrogates are JSON-escaped."""
    for document in documents:
        record = document.to_dict()
        out.write(line({name: record[name] for name in fields}))


def line(record: Mapping[str, Any]) -> bytes:
    """The record as a line."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    try:
        data = text.encode()
    except UnicodeEncodeError:  # `before` of an edit that mended a surrogate
        data = json.dumps(record, separators=(",", ":")).encode()
    return data + b"\n"


def piece(document: Document) -> bytes:
    """The whole record of one document as a line."""
    return line(document.to_dict())
