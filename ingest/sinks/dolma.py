"""The edits as Dolma attributes: which spans of the clean text were repaired, how sure it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from ingest.model import Document
from ingest.records import RECORD


def write(documents: Iterable[Document], out: BinaryIO, fields: tuple[str, ...] = RECORD) -> None:
    """A line a document, in the order of the documents: `id`, `source` and `attributes`, whose
    names are `ingest__<kind>__<rule>` and whose values are `[start, end, confidence]`."""
    for document in documents:
        attributes: dict[str, list[list[float]]] = {}
        for edit in document.edits:
            spans = attributes.setdefault(f"ingest__{edit.kind}__{edit.rule}", [])
            spans.append([edit.start, edit.end, edit.confidence])
        record = {"id": document.id, "source": document.source, "attributes": attributes}
        # Escaped: a path may hold bytes that are not UTF-8.
        out.write(json.dumps(record, separators=(",", ":")).encode() + b"\n")
