"""Where documents go. A sink is a `write(documents, out)` to an open binary file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from ingest.model import Document
from ingest.sinks import jsonl, text

Sink = Callable[[Iterable[Document], BinaryIO], None]

SINKS: dict[str, Sink] = {"jsonl": jsonl.write, "text": text.write}
