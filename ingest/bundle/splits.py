"""Cuts a canonical bundle into byte ranges that workers read apart from each other.

Each document is read by the worker of the range in which its doc line starts, as Hadoop's
TextInputFormat does with lines. A file that cannot be cut is one range.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ingest.bundle.canonical.fence import BOM
from ingest.bundle.canonical.reader import Reader
from ingest.bundle.canonical.scan import Gap, gaps
from ingest.bundle.content import Content
from ingest.bundle.dialects.canonical import is_canonical
from ingest.bundle.limits import Limits
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options
from ingest.bundle.reading import read
from ingest.model import Part

LOOK_BACK = len(BOM) + 1  # the bytes before a doc line that tell that a line begins there


def splits(path: str | os.PathLike[str], size: int) -> list[tuple[int, int]]:
    """Byte ranges of about `size` bytes that together cover the file."""
    if size < 1:
        raise ValueError(f"splits need at least one byte, not {size}")
    length = Path(path).stat().st_size
    return [(start, min(start + size, length)) for start in range(0, length, size)]


def read_split(path: str | os.PathLike[str], start: int, end: int) -> Iterator[Part]:
    """The documents whose doc line starts at `start` or later, and before `end`.

    Of a file that is not an uncompressed canonical bundle, the range from 0 gives all.
    """
    if not 0 <= start <= end:
        raise ValueError(f"not a byte range: {start} to {end}")
    with open(path, "rb") as file:
        content = Content.of(file)
        if not is_divisible(content):
            file.seek(0)
            yield from read(file) if start == 0 < end else ()
            return
        limits = Limits()
        reader = Reader(Notices(limits), limits, whole=start == 0)
        cuts = gaps(
            content.blocks(max(0, start - LOOK_BACK)),
            max(0, start - LOOK_BACK),
            limits.doc + 1,
            limits.fence,
        )
        for part in reader.parts(_until(cuts, reader, end)):
            if start <= part.offset < end:
                yield part


def is_divisible(content: Content) -> bool:
    """Whether the file can be cut as it stands: canonical, uncompressed, UTF-8, with LF."""
    return b"=== q7x2/" in content.head(1024) and is_canonical(content, Options())


def _until(cuts: Iterator[Gap], reader: Reader, end: int) -> Iterator[Gap]:
    """The gaps up to the end of the last document that started before `end`."""
    for gap in cuts:
        if gap.offset >= end and not reader.is_inside:
            return
        yield gap
