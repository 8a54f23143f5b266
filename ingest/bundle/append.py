"""Adds documents to a canonical bundle without reading it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import BinaryIO

from ingest.bundle.canonical.fence import RESERVED, parse, unglue
from ingest.bundle.canonical.writer import Written, write
from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.dialects.canonical import is_canonical
from ingest.bundle.limits import Limits
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options
from ingest.bundle.unpack import pack_of, unpacked
from ingest.model import Part

STEP = 64 << 10  # bytes to step back at a time, looking for the last fence line of a file


def append(parts: Iterable[Part], file: BinaryIO, *, seal: bool = True) -> Written:
    """Append documents to a canonical bundle, open for reading and writing.

    A finished bundle gets a new segment; one that was never closed gets unnumbered documents.
    A packed one gets new members with a new segment.
    """
    size = file.seek(0, io.SEEK_END)
    if not size:
        return write(parts, file, seal=seal)
    file.seek(0)
    pack = pack_of(file.read(4))
    if pack:
        _check_packed(file)
        file.seek(0, io.SEEK_END)
        return write(parts, file, seal=seal, pack=pack)
    last = _last_keyword(file, size)
    if last is None:
        raise refusal("no-fences", "not a canonical bundle")
    file.seek(size - 1)
    ends_in_newline = file.read(1) == b"\n"
    file.seek(0, io.SEEK_END)
    if not ends_in_newline:
        file.write(b"\n")
    closed = last == "close"
    return write(parts, file, seal=seal, head=closed, close=closed, numbered=closed)


def _check_packed(file: BinaryIO) -> None:
    options = Options()
    file.seek(0)
    content = unpacked(Content.of(file), options, Notices(options.limits))
    if not is_canonical(content, options):
        raise refusal("no-fences", "not a canonical bundle")


def _last_keyword(file: BinaryIO, size: int) -> str | None:
    """The keyword of the last fence line of a file; "" if that line cannot be read."""
    start, after = size, b""
    while start > 0:
        step = min(STEP, start)
        start -= step
        file.seek(start)
        window = file.read(step) + after
        found = window.rfind(b"\n" + RESERVED)
        at = found + 1 if found >= 0 or not start else -1
        if at >= 0 and window.startswith(RESERVED, at):
            line = window[at:].split(b"\n", 1)[0]
            fence = parse(unglue(line)[-1])
            return fence.keyword if fence else ""
        after = window[: Limits().fence]
    return None
