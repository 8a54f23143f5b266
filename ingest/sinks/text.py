"""The clean texts alone: one as it is, several as a sealed bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from ingest.model import Document
from ingest.pipeline import pack
from ingest.records import RECORD


def write(documents: Iterable[Document], out: BinaryIO, fields: tuple[str, ...] = RECORD) -> None:
    """A single document is written bare; more are written as a bundle, so that none runs into
    the next and all can be told apart again."""
    items = iter(documents)
    head: list[Document] = []
    for document in items:
        head.append(document)
        if len(head) == 2:
            pack(_all(head, items), out)
            return
    if head:
        out.write(head[0].text.encode())


def _all(head: list[Document], rest: Iterator[Document]) -> Iterator[Document]:
    return chain(head, rest)
