"""Where documents go. A sink is a `write(documents, out)` to an open binary file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from ingest.model import Document
from ingest.sinks import jsonl, text

Sink = Callable[[Iterable[Document], BinaryIO], None]

SINKS: dict[str, Sink] = {"jsonl": jsonl.write, "text": text.write}

# The sinks whose output is that of each document, joined: it can be made in pieces by several
# processes, and a run that was cut off can go on behind the last whole piece.
PIECES: dict[str, Callable[[Document], bytes]] = {"jsonl": jsonl.line}
