"""Finds the canonical fence lines in a stream of blocks, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.bundle.canonical.fence import BOM, RESERVED

# A mark may lie across two blocks; the bytes before it tell whether a line begins there.
OVERLAP = 1 + len(BOM) + len(RESERVED)


@dataclass(frozen=True, slots=True)
class Gap:
    """The bytes up to a fence line, and that line; `fence` is None at the end of the file.

    `length` is the true length: `data` is cut off where more than the limit stands there.
    `line` is the number of the first line of the gap, `fence_line` that of the fence.
    """

    offset: int
    data: bytes
    length: int
    line: int
    fence: bytes | None
    fence_offset: int
    fence_line: int


def gaps(blocks: Iterable[bytes], origin: int, keep: int, longest: int) -> Iterator[Gap]:
    """Cut a stream at its fence lines: a line that begins with the reserved string.

    Of the bytes between two of them, at most `keep` are kept in memory; of a fence line, at
    most `longest`: the rest of it belongs to the next gap.
    """
    source = iter(blocks)
    window = next(source, b"")
    base = origin  # the offset of the window
    start = 0  # of the gap, in the window
    kept = _Kept(origin, keep)
    while True:
        found = _find_fence(window, start, is_first=base == origin)
        end = _line_end(window, found, longest) if found >= 0 else -1
        if end < 0 and (block := next(source, b"")):
            cut = max(0, (found if found >= 0 else len(window)) - OVERLAP)
            kept.add(window[start:cut])
            start = max(start, cut) - cut
            base += cut
            window = window[cut:] + block
            continue
        if found < 0:
            kept.add(window[start:])
            yield kept.gap(None, base + len(window))
            return
        if end < 0:
            end = len(window)
        kept.add(window[start : _before_mark(window, found)])
        fence = window[found:end]
        yield kept.gap(fence, base + found)
        kept.restart(base + end, fence)
        start = end


def _find_fence(window: bytes, start: int, is_first: bool) -> int:
    """Where the next mark at the start of a line is, or -1."""
    found = window.find(RESERVED, start)
    while found >= 0:
        before = _before_mark(window, found)
        if window.endswith(b"\n", 0, before) if before else is_first:
            return found
        found = window.find(RESERVED, found + len(RESERVED))
    return -1


def _before_mark(window: bytes, mark: int) -> int:
    """Where the line of a mark begins, if it begins here: a byte-order mark is ignored."""
    return mark - len(BOM) if window.endswith(BOM, 0, mark) else mark


def _line_end(window: bytes, start: int, longest: int) -> int:
    """Where the next line begins, or where this one gets too long; -1 if more must be read."""
    end = window.find(b"\n", start, start + longest)
    if end >= 0:
        return end + 1
    return start + longest if len(window) - start >= longest else -1


class _Kept:
    """The bytes of the current gap, up to a limit, and the line count."""

    def __init__(self, offset: int, limit: int) -> None:
        self._limit = limit
        self._line = 1
        self._fresh(offset)

    def _fresh(self, offset: int) -> None:
        self._offset = offset
        self._pieces: list[bytes] = []
        self._length = self._held = self._lines = 0

    def add(self, piece: bytes) -> None:
        self._length += len(piece)
        self._lines += piece.count(b"\n")
        if self._held < self._limit:
            self._pieces.append(piece[: self._limit - self._held])
            self._held += len(self._pieces[-1])

    def gap(self, fence: bytes | None, fence_offset: int) -> Gap:
        data = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        return Gap(
            self._offset,
            data,
            self._length,
            self._line,
            fence,
            fence_offset,
            self._line + self._lines,
        )

    def restart(self, offset: int, fence: bytes) -> None:
        self._line += self._lines + fence.count(b"\n")
        self._fresh(offset)
