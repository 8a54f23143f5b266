"""LlamaIndex: a reader of bundles and texts. Needs llama-index-core."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import Document

from ingest.pipeline import read
from ingest.settings import DEFAULT, Settings
from ingest.sources import Source


class Q7x2Reader(BaseReader):  # type: ignore[misc]
    """The cleaned documents of a file, a folder, bytes or a binary stream; it may also be named as
    the extractor of a suffix: `SimpleDirectoryReader(file_extractor={".q7x2": Q7x2Reader()})`."""

    def __init__(self, settings: Settings = DEFAULT) -> None:
        self._settings = settings

    def lazy_load_data(
        self, file: Source, extra_info: dict[str, Any] | None = None
    ) -> Iterator[Document]:
        """The documents in order, one in memory at a time; `extra_info` joins their metadata."""
        for document in read(file, self._settings):
            made = document.to_llamaindex()
            made.metadata.update(extra_info or {})
            yield made

    def load_data(self, file: Source, extra_info: dict[str, Any] | None = None) -> list[Document]:
        """All of them. Raises SourceError."""
        return list(self.lazy_load_data(file, extra_info))
