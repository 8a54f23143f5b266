"""Where documents go. A sink is a `write(documents, out, fields)` to an open binary file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO, Protocol

from ingest.model import Document
from ingest.records import RECORD
from ingest.sinks import bundle, dolma, jsonl, parquet, text


class Sink(Protocol):
    """Writes the documents in their order; `fields` are those of the record to write."""

    def __call__(
        self, documents: Iterable[Document], out: BinaryIO, fields: tuple[str, ...] = RECORD
    ) -> None: ...


SINKS: dict[str, Sink] = {
    "jsonl": jsonl.write,
    "parquet": parquet.write,
    "text": text.write,
    "bundle": bundle.write,
    "dolma": dolma.write,
}
# The end of a file's name for each, before `.gz` or `.zst`.
SUFFIXES = {
    "jsonl": ".jsonl",
    "parquet": ".parquet",
    "text": ".txt",
    "bundle": ".q7x2",
    "dolma": ".jsonl",
}

# The sinks whose output is that of each document, joined: it can be made in pieces by several
# processes, and a run that was cut off can go on behind the last whole piece.
PIECES: dict[str, Callable[[Document], bytes]] = {"jsonl": jsonl.piece}
