"""Cuts a canonical bundle into byte ranges that workers read apart from each other.

Each document is read by the worker of the range in which its doc line starts, as Hadoop's
TextInputFormat does with lines. A file that cannot be cut is one range.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ingest.bundle.canonical.fence import BOM
from ingest.bundle.canonical.reader import Reader
from ingest.bundle.canonical.scan import Gap, gaps
from ingest.bundle.content import Content
from ingest.bundle.dialects.canonical import is_canonical
from ingest.bundle.limits import Limits
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options
from ingest.bundle.reading import read
from ingest.errors import BundleError
from ingest.model import Defect, Part

LOOK_BACK = len(BOM) + 1  # the bytes before a doc line that tell that a line begins there
# Bytes beyond the end of a range, what may belong to a fence line that starts in it.
SLACK = 4 << 10


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
    with open(path, "rb") as file:
        content = Content.of(file)
        if is_divisible(content):
            yield from read_range(file, start, end)
        elif _checked(start, end) == 0 < end:
            file.seek(0)
            yield from read(file)


def read_range(
    file: BinaryIO, start: int, end: int, limits: Limits | None = None
) -> Iterator[Part]:
    """The same of an open file, seekable and divisible. Raises BundleError for a document over
    the limit, with its offset.

    What is odd between the documents of the range is a defect of the last of them. What only
    the whole file shows (close lines, duplicates) is not seen.
    """
    _checked(start, end)
    limits = limits or Limits()
    notices = Notices(limits)
    reader = Reader(notices, limits, whole=start == 0)
    first = max(0, start - LOOK_BACK)
    file.seek(0)
    blocks = _blocks(Content.of(file), first, end + SLACK, reader)
    cuts = gaps(blocks, first, limits.doc + 1, limits.fence)
    held: Part | None = None
    try:
        for part in reader.parts(_until(cuts, reader, end)):
            if start <= part.offset < end:
                if held is not None:
                    yield held
                held = part
    except BundleError:
        if held is not None:
            yield held
        raise
    if held is not None:
        yield _with_late(held, notices, start, end)


def _with_late(part: Part, notices: Notices, start: int, end: int) -> Part:
    told = {(defect.code, defect.offset) for defect in part.defects}
    late = tuple(
        Defect(notice.code, notice.offset, notice.detail)
        for notice in notices.listed
        if notice.offset is not None
        and start <= notice.offset < end
        and (notice.code, notice.offset) not in told
    )
    return replace(part, defects=part.defects + late) if late else part


def _checked(start: int, end: int) -> int:
    if not 0 <= start <= end:
        raise ValueError(f"not a byte range: {start} to {end}")
    return start


def is_divisible(content: Content) -> bool:
    """Whether the file can be cut as it stands: canonical, uncompressed, UTF-8, with LF."""
    return b"=== q7x2/" in content.head(1024) and is_canonical(content, Options())


def _blocks(content: Content, first: int, end: int, reader: Reader) -> Iterator[bytes]:
    """The blocks that the range needs: beyond its end only for a document that began in it. A
    range in the middle of a long document would read it to its end for nothing."""
    at = first
    for block in content.blocks(first):
        if at >= end and not reader.is_inside:
            return
        yield block
        at += len(block)


def _until(cuts: Iterator[Gap], reader: Reader, end: int) -> Iterator[Gap]:
    """The gaps up to the end of the last document that started before `end`."""
    for gap in cuts:
        if not reader.is_inside and (
            gap.offset >= end
            # Nothing but the next range's document, or where the blocks were cut off.
            or (gap.fence_offset >= end and (gap.fence is None or not gap.data.strip()))
        ):
            return
        yield gap
