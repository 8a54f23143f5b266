"""Spark 4: `spark.read.format("q7x2")`, and `clean` for a column of text. Needs pyspark.

Also for Sail, which has the same interface. `ingest` must be installed on the workers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition

from ingest.options import settings_from
from ingest.settings import DEFAULT, Settings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    from ingest.job import Task


def clean(
    df: DataFrame,
    text: str = "text",
    *,
    settings: Settings = DEFAULT,
    keep: Sequence[str] | None = None,
) -> DataFrame:
    """The rows of the table cleaned: the columns of the record, then those to `keep` (None: all
    others). Columns `id` and `source` become those of the record; `text` names the column to clean.

    Raises ColumnError at once when a column is missing or cannot be cleaned.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import StructType

    from ingest import arrow

    given = to_arrow_schema(df.schema)
    schema = arrow.result_schema(given, text=text, keep=keep)
    kept = schema.names[len(arrow.SCHEMA) :]
    own = [name for name in dict.fromkeys((text, "id", "source")) if name in given.names]
    # Spark matches the columns of a record batch by position, so both sides are written down.
    columns = [*own, *kept]
    fields = from_arrow_schema(arrow.SCHEMA).fields + [df.schema[name] for name in kept]
    rows = partial(_map, settings=settings, text=text, keep=kept)
    return df.select(*(df[_quoted(name)] for name in columns)).mapInArrow(rows, StructType(fields))


def _map(
    batches: Iterator[pa.RecordBatch], settings: Settings, text: str, keep: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    from ingest import arrow

    return arrow.map_batches(batches, settings, text=text, keep=keep)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


@dataclass
class _Partition(InputPartition):  # type: ignore[misc]
    """One task of the job."""

    task: Task


class Q7x2DataSource(DataSource):  # type: ignore[misc]
    """Bundles and texts as cleaned records: `spark.read.format("q7x2").load(path)`.

    `path` is a file, a folder or a pattern, local or in an object store. Options: `split_bytes`, and
    the settings by their names (`profile`, `threshold`, `strict` …).
    """

    @classmethod
    def name(cls) -> str:
        """The name of the format."""
        return "q7x2"

    def schema(self) -> StructType:
        """The output record; it does not depend on the input."""
        from pyspark.sql.pandas.types import from_arrow_schema

        from ingest.arrow import SCHEMA

        return from_arrow_schema(SCHEMA)

    def reader(self, schema: StructType) -> DataSourceReader:
        """What plans the tasks and runs them."""
        return _Reader(dict(self.options))


class _Reader(DataSourceReader):  # type: ignore[misc]
    def __init__(self, options: Mapping[str, str]) -> None:
        chosen = {key.lower(): value for key, value in options.items()}
        self._path = chosen.pop("path", "")
        split = chosen.pop("split_bytes", None)
        self._split_bytes = None if split is None else int(split)
        self._settings = settings_from(chosen)

    def partitions(self) -> list[_Partition]:
        from ingest.errors import SourceError
        from ingest.job import plan

        if not self._path:
            raise SourceError('no path: spark.read.format("q7x2").load(path)')
        tasks = plan(self._path, self._settings, split_bytes=self._split_bytes)
        return [_Partition(task) for task in tasks]

    def read(self, partition: Any) -> Iterator[pa.RecordBatch]:
        from ingest.arrow import batches
        from ingest.job import documents

        return batches(documents(partition.task, self._settings))
