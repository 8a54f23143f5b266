"""One JSON object a line, UTF-8, LF, not ASCII-escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any, BinaryIO

from ingest.model import Document
from ingest.records import RECORD

# Records are trees of plain values: no circle is looked for.
ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
NO_TEXT = b'"text":""'
# What JSON escapes, apart from quotes and controls that no text has but by accident.
ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"), (b"\t", b"\\t"))
ODD_CONTROLS = bytes(set(range(0x20)) - set(b"\n\r\t"))


def write(documents: Iterable[Document], out: BinaryIO, fields: tuple[str, ...] = RECORD) -> None:
    """The output records, in the order of the documents. Lone surrogates are JSON-escaped."""
    for document in documents:
        record = document.to_dict()
        out.write(line({name: record[name] for name in fields}))


def line(record: Mapping[str, Any]) -> bytes:
    """The record as a line."""
    try:
        return _encoded(record)
    except UnicodeEncodeError:  # `before` of an edit that mended a surrogate
        return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def _encoded(record: Mapping[str, Any]) -> bytes:
    """The line, most of which is the text: it is quoted apart, by means that suit its length."""
    text = record.get("text")
    if isinstance(text, str):
        pieces = ENCODER.encode({**record, "text": ""}).encode().split(NO_TEXT)
        if len(pieces) == 2:  # else something inside the record looks the same
            return b'%b"text":%b%b\n' % (pieces[0], _quoted(text), pieces[1])
    return ENCODER.encode(record).encode() + b"\n"


def _quoted(text: str) -> bytes:
    data = text.encode()
    if len(data.translate(None, ODD_CONTROLS)) != len(data):
        return encode_basestring(text).encode()
    for plain, escaped in ESCAPES:
        data = data.replace(plain, escaped)
    return b'"%b"' % data


def piece(document: Document) -> bytes:
    """The whole record of one document as a line."""
    return line(document.to_dict())
