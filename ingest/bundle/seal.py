"""Rewrites any bundle as a canonical one with sums."""

from __future__ import annotations

from typing import BinaryIO

from ingest.bundle.canonical.writer import Written, write
from ingest.bundle.reading import read


def seal(source: bytes | BinaryIO, out: BinaryIO) -> Written:
    """Read a bundle of any dialect and write its documents as one sealed segment."""
    return write(read(source), out)
