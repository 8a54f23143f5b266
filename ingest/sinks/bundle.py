"""The clean texts as a sealed bundle, also if there is only one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from ingest.model import Document
from ingest.pipeline import pack
from ingest.records import RECORD


def write(documents: Iterable[Document], out: BinaryIO, fields: tuple[str, ...] = RECORD) -> None:
    """The texts under the documents' names, or their ids where they have none."""
    pack(documents, out)
