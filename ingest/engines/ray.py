"""Ray Data: `read` for bundles and texts, and `clean` for a column of text. Needs ray.

`ingest` must be installed on the workers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import ray.data
from ray.data import Dataset, Datasource, ReadTask
from ray.data.block import BlockMetadata

from ingest import arrow, job
from ingest.settings import DEFAULT, Settings

# The rows of a text take about three times its bytes: the text, its edits, their reasons.
GROWTH = 3


def read(
    paths: str | Iterable[str],
    *,
    settings: Settings = DEFAULT,
    split_bytes: int | None = None,
    **options: Any,
) -> Dataset:
    """The cleaned records of files, folders or patterns, local or in an object store.

    Files are divided where they can be. `options` go to `ray.data.read_datasource`.
    """
    return ray.data.read_datasource(Q7x2Datasource(paths, settings, split_bytes), **options)


def clean(
    dataset: Dataset,
    text: str = "text",
    *,
    settings: Settings = DEFAULT,
    keep: Sequence[str] | None = None,
    **options: Any,
) -> Dataset:
    """The rows of the dataset cleaned: the columns of the record, then those to `keep` (None: all
    others). Columns `id` and `source` become those of the record.

    `options` go to `Dataset.map_batches`. Raises ColumnError, as the job's error, when a column is
    missing or cannot be cleaned.
    """
    rows = partial(_map, settings=settings, text=text, keep=keep)
    # A block at a time: Ray bounds blocks by bytes, and `map_batches` of ours what comes out.
    chosen = {"batch_size": None, "zero_copy_batch": True, **options}
    return dataset.map_batches(rows, batch_format="pyarrow", **chosen)


def _map(
    table: pa.Table, settings: Settings, text: str, keep: Sequence[str] | None
) -> Iterator[pa.Table]:
    batches = table.to_batches()
    if not table.num_rows:
        # Without a row there is no batch, and the schema would be lost.
        schema = arrow.result_schema(table.schema, text=text, keep=keep)
        yield schema.empty_table()
    for batch in arrow.map_batches(batches, settings, text=text, keep=keep):
        yield pa.Table.from_batches([batch])  # Ray takes tables and no record batches


class Q7x2Datasource(Datasource):  # type: ignore[misc]
    """A job's tasks as Ray's. (`FileBasedDatasource` never divides a file.)"""

    def __init__(
        self,
        paths: str | Iterable[str],
        settings: Settings = DEFAULT,
        split_bytes: int | None = None,
    ) -> None:
        super().__init__()
        self._paths = [paths] if isinstance(paths, str) else list(paths)
        self._settings = settings
        self._split_bytes = split_bytes

    def get_name(self) -> str:
        """What Ray's progress calls it."""
        return "Q7x2"

    def estimate_inmemory_data_size(self) -> int | None:
        """Bytes of rows, from the sizes of the files."""
        tasks = job.plan(self._paths, self._settings, split_bytes=self._split_bytes)
        return GROWTH * sum(piece.end - piece.start for task in tasks for piece in task)

    def get_read_tasks(
        self,
        parallelism: int,
        per_task_row_limit: int | None = None,
        data_context: Any = None,
    ) -> list[ReadTask]:
        """The tasks of the job: about as many as Ray wishes for, unless `split_bytes` is given."""
        tasks = job.plan(
            self._paths, self._settings, split_bytes=self._split_bytes, tasks=max(parallelism, 1)
        )
        return [self._task(task, per_task_row_limit) for task in tasks]

    def _task(self, task: job.Task, row_limit: int | None) -> ReadTask:
        size = sum(piece.end - piece.start for piece in task)
        metadata = BlockMetadata(
            num_rows=None,
            size_bytes=GROWTH * size,
            exec_stats=None,
            input_files=tuple(piece.path for piece in task),
        )
        return ReadTask(
            partial(_read, task, self._settings),
            metadata,
            schema=arrow.SCHEMA,
            per_task_row_limit=row_limit,
        )


def _read(task: job.Task, settings: Settings) -> Iterator[pa.Table]:
    for batch in arrow.batches(job.documents(task, settings)):
        yield pa.Table.from_batches([batch])
