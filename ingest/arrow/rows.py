"""Documents as rows of a record batch, and a row as an output record again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from ingest.arrow.schema import SCHEMA
from ingest.model import Document

# A batch is closed at so many bytes: what engines hold in memory a few times over.
BATCH_BYTES = 64 << 20
# and at so many rows, so that a job of short documents shows progress.
BATCH_ROWS = 1_000
EDIT_BYTES = 100  # of an edit beside its strings
SURROGATE_RE = re.compile("[\ud800-\udfff]")
STAND_IN = "\N{REPLACEMENT CHARACTER}"


def from_documents(documents: Sequence[Document]) -> pa.RecordBatch:
    """The documents as one record batch of SCHEMA."""
    return pa.RecordBatch.from_pylist([_row(document) for document in documents], schema=SCHEMA)


def batches(documents: Iterable[Document], size: int = BATCH_BYTES) -> Iterator[pa.RecordBatch]:
    """The documents as record batches of SCHEMA, each of about `size` bytes at most, in order.

    A document that is longer has a batch of its own.
    """
    held: list[Document] = []
    weight = 0
    for document in documents:
        more = bytes_of(document)
        if held and (weight + more > size or len(held) == BATCH_ROWS):
            yield from_documents(held)
            held, weight = [], 0
        held.append(document)
        weight += more
    if held:
        yield from_documents(held)


def bytes_of(document: Document) -> int:
    """About how many bytes the row takes."""
    text = document.text
    changes = (*document.edits, *document.findings)
    return (len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))) + sum(
        EDIT_BYTES + 4 * (len(change.before) + len(change.after)) + len(change.reason)
        for change in changes
    )


def record(row: Mapping[str, Any]) -> dict[str, Any]:
    """The output record (`Document.to_dict()`) of a row: without nulls, surrogates put back."""
    return {key: _plain(value) for key, value in row.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    fields = {key: item for key, item in value.items() if item is not None}
    raw = fields.pop("before_raw", None)
    if raw is not None:
        fields["before"] = raw.decode("utf-8", "surrogatepass")
    return fields


def _row(document: Document) -> dict[str, Any]:
    row = document.to_dict()
    if SURROGATE_RE.search(document.text):
        # Only with the fixer of surrogates switched off.
        detail = "Arrow text holds no lone surrogates; U+FFFD stands for each"
        row["defects"].append({"code": "lone-surrogates", "detail": detail})
        row["metadata"]["n_defects"] += 1
    for edit in (*row["edits"], *row["findings"]):
        if SURROGATE_RE.search(edit["before"]):
            edit["before_raw"] = edit["before"].encode("utf-8", "surrogatepass")
    storable: dict[str, Any] = _storable(row)
    return storable


def _storable(value: Any) -> Any:
    """The value with U+FFFD for each lone surrogate, so that all offsets stay."""
    if isinstance(value, str):
        return value if value.isascii() else SURROGATE_RE.sub(STAND_IN, value)
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value
