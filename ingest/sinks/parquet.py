"""Parquet with the schema of `ingest.arrow`, compressed by Zstandard. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from ingest.errors import MissingPackageError
from ingest.model import Document
from ingest.records import RECORD
from ingest.version import __version__

if TYPE_CHECKING:
    import pyarrow as pa

# Bytes of rows in memory before they become a row group; readers take one at a time.
GROUP_BYTES = 64 << 20


def write(documents: Iterable[Document], out: BinaryIO, fields: tuple[str, ...] = RECORD) -> None:
    """The output records, in the order of the documents. The file's metadata names the version,
    the digest of the schema and that of the settings: `ingest.version`, `ingest.schema`,
    `ingest.config_hash`. Raises MissingPackageError without pyarrow."""
    try:
        import pyarrow.parquet as pq

        from ingest import arrow
    except ImportError as error:
        raise MissingPackageError("Parquet", "pyarrow", "arrow") from error
    items = iter(documents)
    head = next(items, None)
    columns = [arrow.SCHEMA.field(name) for name in fields]
    schema = _described(columns, "" if head is None else head.config_hash)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        held: list[pa.RecordBatch] = []
        weight = 0
        for batch in arrow.batches(() if head is None else chain([head], items)):
            held.append(batch.select(list(fields)).replace_schema_metadata(schema.metadata))
            weight += batch.nbytes
            if weight >= GROUP_BYTES:
                _group(writer, held, schema)
                held, weight = [], 0
        if held:
            _group(writer, held, schema)


def _group(writer: Any, batches: list[pa.RecordBatch], schema: pa.Schema) -> None:
    import pyarrow as pa

    table = pa.Table.from_batches(batches, schema)
    writer.write_table(table, row_group_size=max(1, table.num_rows))


def _described(columns: list[pa.Field], settings: str) -> pa.Schema:
    import pyarrow as pa

    from ingest.arrow import digest

    schema = pa.schema(columns)
    return schema.with_metadata(
        {
            "ingest.version": __version__,
            "ingest.schema": digest(schema),
            "ingest.config_hash": settings,
        }
    )
