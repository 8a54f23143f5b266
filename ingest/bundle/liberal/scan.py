"""Finds every candidate of a file, and the lines that only look like one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.liberal.characters import ASTRAL, INVISIBLE_RE, disguised, disguises
from ingest.bundle.liberal.closers import outermost
from ingest.bundle.liberal.fence import Fence, Strength
from ingest.bundle.liberal.shapes import fences_on
from ingest.bundle.lines import Chunk, Line, chunks, lines_at, longest_line, occurrences
from ingest.bundle.options import Options


@dataclass(frozen=True, slots=True)
class Scan:
    """The candidates in order, the lines that would be some but for odd characters, and how
    many other lines hold the tag.
    """

    fences: list[Fence]
    disguised: list[Line]
    mentions: int


def scan(content: Content, options: Options) -> Scan:
    """All candidates; of those inside here-documents and code fences, only the outer ones."""
    fences: list[Fence] = []
    odd: list[Line] = []
    mentions = 0
    for chunk in chunks(content.blocks(), content.origin, longest_line(options)):
        for line in _lines_with_tag(chunk, options):
            visible = INVISIBLE_RE.sub("", line.text)
            found = fences_on(line if visible == line.text else _plain(line, visible), options.tag)
            if visible == line.text:
                fences += found
                mentions += not found
            elif found:
                odd.append(line)
        if len(fences) > options.limits.fences:
            raise refusal("too-large", f"more than {options.limits.fences} fence lines")
        if not chunk.data.isascii():
            odd += _disguised(chunk, options)
        del odd[options.limits.listed :]
    return Scan(outermost(content, fences, options), odd, mentions)


def _lines_with_tag(chunk: Chunk, options: Options) -> Iterator[Line]:
    """The lines that hold the tag and are short enough."""
    places = occurrences(chunk.data, options.tag.encode())
    for line in lines_at(chunk, places, longest_line(options)):
        if len(line.text) <= options.limits.candidate:
            yield line


def _plain(line: Line, text: str) -> Line:
    return replace(line, data=text.encode("utf-8", "surrogateescape"))


def _disguised(chunk: Chunk, options: Options) -> Iterator[Line]:
    """Lines with the tag in look-alike letters that would be good fences with the plain tag."""
    text = chunk.data.decode("utf-8", "surrogateescape")
    counted = size = 0
    places = []
    for place in disguised(options.tag, astral=ASTRAL in chunk.data).places(text):
        size += len(text[counted:place].encode("utf-8", "surrogateescape"))
        counted = place
        places.append(size)
    for line in lines_at(chunk, places, longest_line(options)):
        if len(line.text) > options.limits.candidate or options.tag in line.text.lower():
            continue
        plain = line.text.translate(disguises(options.tag))
        fences = fences_on(_plain(line, plain), options.tag)
        if any(fence.strength == Strength.STRONG or fence.fields.is_labelled for fence in fences):
            yield line
