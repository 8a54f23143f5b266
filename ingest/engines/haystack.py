"""Haystack: a component that turns bundles and texts into documents. Needs haystack-ai."""

from __future__ import annotations

from typing import Any

from haystack import Document, component

from ingest.pipeline import read
from ingest.settings import DEFAULT, Settings


@component
class Q7x2Converter:
    """Cleaned documents from sources: paths, or Haystack's `ByteStream`."""

    def __init__(self, settings: Settings = DEFAULT) -> None:
        self._settings = settings

    @component.output_types(documents=list[Document])  # type: ignore[untyped-decorator]
    def run(self, sources: list[Any]) -> dict[str, list[Document]]:
        """The documents of all sources in order. Raises SourceError."""
        documents = [
            document.to_haystack()
            for source in sources
            for document in read(getattr(source, "data", source), self._settings)
        ]
        return {"documents": documents}
