"""Finds lines of interest in large files without looking at each line."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.bundle.options import Options

UTF8_BYTES = 4  # of a character, at most
MARGIN = 8  # bytes: a byte-order mark, a CR


def longest_line(options: Options) -> int:
    """How many bytes a line may have to be looked at."""
    return options.limits.candidate * UTF8_BYTES + MARGIN


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines: their bytes, the offset of the first, and its number.

    `continued` tells that the first line began in the chunk before, being too long for one.
    """

    data: bytes
    offset: int
    number: int
    continued: bool


@dataclass(frozen=True)
class Line:
    """A line without its LF; `end` is the offset after the LF."""

    data: bytes
    offset: int
    end: int
    number: int

    @cached_property
    def text(self) -> str:
        """The line without byte-order mark and CR; bytes that are not UTF-8 as surrogates."""
        text = self.data.decode("utf-8", "surrogateescape").removesuffix("\r")
        return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")

    @property
    def text_offset(self) -> int:
        """Where the text begins, after a byte-order mark."""
        return self.offset + (len(BOM_UTF8) if self.data.startswith(BOM_UTF8) else 0)


def chunks(blocks: Iterable[bytes], origin: int, longest: int) -> Iterator[Chunk]:
    """Cut blocks at line ends. Only lines longer than `longest` may be cut in two."""
    rest, offset, number, continued = b"", origin, 1, False
    for block in blocks:
        window = rest + block
        cut = window.rfind(b"\n") + 1
        if not cut and len(window) > longest:
            cut = len(window)
        if cut:
            yield Chunk(window[:cut], offset, number, continued)
            number += window.count(b"\n", 0, cut)
            offset += cut
            continued = window[cut - 1 : cut] != b"\n"
        rest = window[cut:]
    if rest:
        yield Chunk(rest, offset, number, continued)


def lines_at(chunk: Chunk, places: Iterable[int], longest: int) -> Iterator[Line]:
    """The whole lines that hold these ascending places of a chunk, each once, if not too long."""
    data = chunk.data
    number, counted, end = chunk.number, 0, 0
    for place in places:
        if place < end:
            continue
        start = data.rfind(b"\n", 0, place) + 1
        stop = data.find(b"\n", place)
        if stop < 0:
            stop = len(data)
        end = min(stop + 1, len(data))
        if stop - start > longest or (start == 0 and chunk.continued):
            continue
        number += data.count(b"\n", counted, start)
        counted = start
        yield Line(data[start:stop], chunk.offset + start, chunk.offset + end, number)


def occurrences(data: bytes, needle: bytes) -> Iterator[int]:
    """Where the needle, which is lower-case, stands in the data, in any case."""
    lower = data.lower()
    at = lower.find(needle)
    while at >= 0:
        yield at
        at = lower.find(needle, at + len(needle))


def lines_with(blocks: Iterable[bytes], origin: int, needle: bytes, longest: int) -> Iterator[Line]:
    """The lines that hold the needle in any case and have at most `longest` bytes."""
    for chunk in chunks(blocks, origin, longest):
        yield from lines_at(chunk, occurrences(chunk.data, needle), longest)


def all_lines(blocks: Iterable[bytes], origin: int, longest: int) -> Iterator[Line]:
    """Every line that has at most `longest` bytes."""
    for chunk in chunks(blocks, origin, longest):
        offset = chunk.offset
        pieces = chunk.data.split(b"\n")
        for place, data in enumerate(pieces):
            end = min(offset + len(data) + 1, chunk.offset + len(chunk.data))
            is_whole = not (place == 0 and chunk.continued) and len(data) <= longest
            if is_whole and (data or place < len(pieces) - 1):
                yield Line(data, offset, end, chunk.number + place)
            offset = end
