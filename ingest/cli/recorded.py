"""Output records from a file that `ingest clean` wrote, whatever its format."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from ingest.cli.target import beside
from ingest.compression import bare, unpacking
from ingest.errors import MissingPackageError
from ingest.records import RecordError


def records(path: str) -> Iterator[Any]:
    """The records, each with its edits: those in the file beside it, if there is one.

    A line that is no JSON, or does not fit, is given as the error that it is.
    """
    rows = _rows(path) if bare(path).endswith(".parquet") else _lines(path)
    if not os.path.exists(beside(path)):
        yield from rows
        return
    edits = _lines(beside(path))
    for row in rows:
        more = next(edits, None)
        if isinstance(row, ValueError) or isinstance(more, ValueError):
            yield row if isinstance(row, ValueError) else more
        elif not isinstance(more, dict) or more.get("id") != row.get("id"):
            yield RecordError(f"its edits are not at this place of {beside(path)}")
        else:
            yield {**row, **more}


def _lines(path: str) -> Iterator[Any]:
    with open(path, "rb") as raw, unpacking(raw, path) as stream:
        for line in stream:
            try:
                yield json.loads(line)
            except ValueError as error:
                yield error


def _rows(path: str) -> Iterator[Any]:
    try:
        import pyarrow.parquet as pq

        from ingest import arrow
    except ImportError as error:
        raise MissingPackageError("Parquet", "pyarrow", "arrow") from error
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from map(arrow.record, batch.to_pylist())
