"""LangChain: a loader of bundles and texts. Needs langchain-core."""

from __future__ import annotations

from collections.abc import Iterator

from langchain_core.document_loaders import BaseLoader
from langchain_core.documents import Document

from ingest.pipeline import read
from ingest.settings import DEFAULT, Settings
from ingest.sources import Source


class Q7x2Loader(BaseLoader):  # type: ignore[misc]
    """The cleaned documents of a file, a folder, bytes or a binary stream."""

    def __init__(self, source: Source, settings: Settings = DEFAULT) -> None:
        self._source = source
        self._settings = settings

    def lazy_load(self) -> Iterator[Document]:
        """The documents in order, one in memory at a time. Raises SourceError."""
        for document in read(self._source, self._settings):
            yield document.to_langchain()
