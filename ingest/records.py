"""Output records, read back: the decoded original and the bytes it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from ingest.decode import encode
from ingest.errors import IngestError

# The fields of a record, in their order; without the edits, which may lie in a file beside it; and
# that file's fields.
RECORD = (
    "id",
    "text",
    "source",
    "language",
    "language_score",
    "metadata",
    "edits",
    "findings",
    "defects",
)
WITHOUT_EDITS = tuple(name for name in RECORD if name not in ("edits", "findings"))
EDITS_ALONE = ("id", "source", "edits", "findings")


class RecordError(IngestError):
    """A record cannot be undone; the message says what is missing or does not fit."""


def original_text(record: Mapping[str, Any]) -> str:
    """The decoded original of an output record (`Document.to_dict()`, a line of JSONL).

    Raises RecordError when the edits do not fit the text.
    """
    text, edits = record.get("text"), record.get("edits")
    if not isinstance(text, str) or not isinstance(edits, list):
        raise RecordError("no `text` and `edits`: is this the output of `ingest clean`?")
    pieces: list[str] = []
    at = 0
    for edit in edits:
        start, end = edit["start"], edit["end"]
        if start < at or text[start:end] != edit["after"]:
            raise RecordError(f"the edit at {start} does not fit the text: the record was changed")
        pieces += (text[at:start], edit["before"])
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def original_bytes(record: Mapping[str, Any]) -> bytes:
    """The bytes of the document before decoding, checked against their digest.

    Raises RecordError when they cannot be given back.
    """
    metadata = record.get("metadata") or {}
    encoding = metadata.get("encoding", "utf-8")
    if encoding == "binary":
        raise RecordError("binary data: the record holds no text of it")
    try:
        data = encode(original_text(record), encoding)
        data += bytes.fromhex(metadata.get("undecoded", ""))
    except UnicodeEncodeError as error:
        raise RecordError(f"cannot be written as {encoding}: {error.reason}") from error
    wanted = metadata.get("sha256_raw")
    if wanted and hashlib.sha256(data).hexdigest() != wanted:
        raise RecordError("the bytes do not have the recorded digest: the record was changed")
    return data
