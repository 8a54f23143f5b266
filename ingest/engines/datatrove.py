"""datatrove: a reader of bundles and texts, and a step that cleans. Needs datatrove.

datatrove's own readers drop documents without text; these keep every one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from ingest import convert, job
from ingest.failures import clean_or_tell
from ingest.settings import DEFAULT, Settings


class Q7x2Reader(PipelineStep):  # type: ignore[misc]
    """The cleaned documents of files, folders or patterns; each rank reads its share of the tasks.

    What the record says beside `text` and `id` is in the document's metadata.
    """

    type = "📖 - READER"
    name = "q7x2"

    def __init__(
        self,
        paths: str | Iterable[str],
        settings: Settings = DEFAULT,
        split_bytes: int | None = None,
    ) -> None:
        super().__init__()
        self.paths = [paths] if isinstance(paths, str) else list(paths)
        self.settings = settings
        self.split_bytes = split_bytes

    def run(
        self, data: Iterable[Document] | None = None, rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """The documents that come in, then those of this rank."""
        yield from data or ()
        tasks = job.plan(self.paths, self.settings, split_bytes=self.split_bytes, tasks=world_size)
        for task in tasks[rank::world_size]:
            for document in job.documents(task, self.settings):
                self.stat_update("documents")
                yield document.to_datatrove()


class Clean(PipelineStep):  # type: ignore[misc]
    """Cleans the text of each document and adds what was done to its metadata."""

    type = "✂️ - FORMAT"
    name = "ingest"

    def __init__(self, settings: Settings = DEFAULT) -> None:
        super().__init__()
        self.settings = settings

    def run(
        self, data: Iterable[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """The documents in their order, none dropped; their own metadata win over ours."""
        for given in data:
            with self.track_time():
                yield self._clean(given)

    def _clean(self, given: Document) -> Any:
        cleaned = clean_or_tell(given.text, given.id, None, self.settings)
        self.stat_update("documents", *(edit.kind for edit in cleaned.edits))
        document = convert.to_datatrove(cleaned.to_dict())
        document.media = given.media
        document.metadata = {**document.metadata, **given.metadata}
        return document
