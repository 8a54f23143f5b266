"""One JSON object a line, UTF-8, LF, not ASCII-escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from ingest.model import Document


def line(document: Document) -> bytes:
    """The output record of one document. Lone surrogates are JSON-escaped."""
    record = document.to_dict()
    try:
        data = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # `before` of an edit that mended a surrogate
        data = json.dumps(record, separators=(",", ":")).encode()
    return data + b"\n"


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """The output records, in the order of the documents."""
    for document in documents:
        out.write(line(document))
