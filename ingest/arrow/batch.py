"""Cleans the text column of record batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from ingest.arrow.rows import BATCH_BYTES, BATCH_ROWS, bytes_of, from_documents
from ingest.arrow.schema import SCHEMA
from ingest.errors import ColumnError
from ingest.failures import Text, clean_or_tell
from ingest.model import Document
from ingest.settings import DEFAULT, Settings

OWN = ("id", "source")  # columns that the record takes up if the input has them


def clean_batch(
    batch: pa.RecordBatch,
    settings: Settings = DEFAULT,
    *,
    text: str = "text",
    keep: Sequence[str] | None = None,
) -> pa.RecordBatch:
    """The batch cleaned, row by row, in order: the columns of SCHEMA, then those to `keep`
    (None: all others). Columns `id` and `source` become those of the record.

    A null, a document over DOCUMENT_BYTES, and one that could not be cleaned give rows with a
    defect; with `Settings(strict=True)` the last raises. Raises ColumnError when a column is
    missing, of a type that cannot be cleaned, or named as one of the record.
    """
    schema = result_schema(batch.schema, text=text, keep=keep)
    documents = [clean_or_tell(*row, settings) for row in _rows(batch, text)]
    return _joined(documents, batch, schema)


def map_batches(
    batches: Iterable[pa.RecordBatch],
    settings: Settings = DEFAULT,
    *,
    text: str = "text",
    keep: Sequence[str] | None = None,
    size: int = BATCH_BYTES,
) -> Iterator[pa.RecordBatch]:
    """`clean_batch` over a stream: batches of about `size` bytes at most come out, whatever
    the size of those that go in. One batch is held at a time."""
    for batch in batches:
        schema = result_schema(batch.schema, text=text, keep=keep)
        held: list[Document] = []
        weight = start = 0
        for row in _rows(batch, text):
            document = clean_or_tell(*row, settings)
            more = bytes_of(document)
            if held and (weight + more > size or len(held) == BATCH_ROWS):
                yield _joined(held, batch.slice(start, len(held)), schema)
                start += len(held)
                held, weight = [], 0
            held.append(document)
            weight += more
        if held:
            yield _joined(held, batch.slice(start), schema)


def clean_table(
    table: pa.Table,
    settings: Settings = DEFAULT,
    *,
    text: str = "text",
    keep: Sequence[str] | None = None,
) -> pa.Table:
    """`clean_batch` for a table."""
    schema = result_schema(table.schema, text=text, keep=keep)
    return pa.Table.from_batches(
        map_batches(table.to_batches(), settings, text=text, keep=keep), schema
    )


def result_schema(
    schema: pa.Schema, *, text: str = "text", keep: Sequence[str] | None = None
) -> pa.Schema:
    """The schema that `clean_batch` gives for batches of this one. Raises ColumnError."""
    _check(schema, text)
    taken = {text, *OWN}
    kept = [name for name in schema.names if name not in taken] if keep is None else list(keep)
    for name in kept:
        if name not in schema.names:
            raise ColumnError(f"no column {name!r} to keep; there are: {', '.join(schema.names)}")
        if name in SCHEMA.names:
            raise ColumnError(
                f"column {name!r} is also a column of the record; rename it, or name those to keep"
            )
    return pa.schema([*SCHEMA, *(schema.field(name) for name in kept)])


def _check(schema: pa.Schema, text: str) -> None:
    for name in (text, *OWN):
        count = schema.names.count(name)
        if count > 1:
            raise ColumnError(f"{count} columns are named {name!r}")
        if not count and name == text:
            there = ", ".join(schema.names) or "none"
            raise ColumnError(f"no column {text!r}; there are: {there}")
        if count and not _is_text(schema.field(name).type, numbers=name == "id"):
            kind = schema.field(name).type
            advice = (
                "ingest.read takes bytes" if name == text and _is_bytes(kind) else "cast it first"
            )
            raise ColumnError(f"column {name!r} is {kind}, not text; {advice}")


def _is_text(kind: pa.DataType, *, numbers: bool) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return (
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_string_view(kind)
        or pa.types.is_null(kind)
        or (numbers and pa.types.is_integer(kind))
    )


def _is_bytes(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind)
    )


def _rows(batch: pa.RecordBatch, text: str) -> Iterator[tuple[Text, str | None, str | None]]:
    """Text, id and source of each row; one text at a time becomes a Python object."""
    ids, sources = (batch.column(n) if n in batch.schema.names else None for n in OWN)
    for at, value in enumerate(batch.column(text)):
        yield (
            _value(value),
            None if ids is None else _named(ids[at]),
            None if sources is None else _named(sources[at]),
        )


def _value(scalar: Any) -> Text:
    """The string of a scalar; its bytes where a careless writer let them not be UTF-8."""
    if isinstance(scalar, pa.DictionaryScalar):
        scalar = scalar.value
    try:
        value = scalar.as_py()
    except UnicodeDecodeError:
        data: bytes = scalar.as_buffer().to_pybytes()
        return data
    return None if value is None else str(value)


def _named(scalar: Any) -> str | None:
    value = _value(scalar)
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else value


def _joined(
    documents: Sequence[Document], batch: pa.RecordBatch, schema: pa.Schema
) -> pa.RecordBatch:
    rows = from_documents(documents)
    kept = [batch.column(name) for name in schema.names[len(SCHEMA) :]]
    return pa.RecordBatch.from_arrays([*rows.columns, *kept], schema=schema)
