"""Finds every candidate of a file, and the lines that only look like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge

from ingest.bundle.codes import refusal
from ingest.bundle.content import GLANCE, Content
from ingest.bundle.liberal.characters import INVISIBLE_RE, disguised, disguises
from ingest.bundle.liberal.fence import Fence, Strength
from ingest.bundle.liberal.shapes import fences_on
from ingest.bundle.liberal.shapes.here_document import TABS
from ingest.bundle.lines import Chunk, Line, chunks, lines_at, lines_with, occurrences
from ingest.bundle.options import Options

UTF8_BYTES = 4  # of a character, at most
ASTRAL = b"\xf0"  # the first byte of the look-alikes beyond the Basic Multilingual Plane
MARGIN = 8  # bytes: a byte-order mark, a CR


@dataclass(frozen=True, slots=True)
class Scan:
    """The candidates in order, the lines that would be some but for odd characters, and how
    many other lines hold the tag.
    """

    fences: list[Fence]
    disguised: list[Line]
    mentions: int


def longest_line(options: Options) -> int:
    """How many bytes a line may have to be looked at."""
    return options.limits.candidate * UTF8_BYTES + MARGIN


def scan(content: Content, options: Options) -> Scan:
    """All candidates; of those inside here-documents and code fences, only the outer ones."""
    fences: list[Fence] = []
    odd: list[Line] = []
    mentions = 0
    for chunk in chunks(content.blocks(), content.origin, longest_line(options)):
        for line in lines_at(
            chunk, occurrences(chunk.data, options.tag.encode()), longest_line(options)
        ):
            if len(line.text) > options.limits.candidate:
                continue
            if not INVISIBLE_RE.search(line.text):
                found = fences_on(line, options.tag)
                fences += found
                if len(fences) > options.limits.fences:
                    seen = f"more than {options.limits.fences} fence lines"
                    raise refusal("too-large", seen, offset=line.offset, line=line.number)
                mentions += not found
            elif fences_on(_plain(line, INVISIBLE_RE.sub("", line.text)), options.tag):
                odd.append(line)
        if not chunk.data.isascii():
            odd += _disguised(chunk, options)
    return Scan(_outermost(content, fences, options), odd, mentions)


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


def _outermost(content: Content, fences: list[Fence], options: Options) -> list[Fence]:
    """The fences with the spans of those that bring their own closer, without what is inside."""
    outer = []
    inside_until = 0
    for fence in fences:
        if fence.start < inside_until:
            continue
        if fence.kind in ("here-document", "code-fence"):
            fence = _with_span(content, fence, options)
            inside_until = _end_of(fence, content)
        outer.append(fence)
    return outer


def _end_of(fence: Fence, content: Content) -> int:
    assert fence.span
    return content.size() if fence.span[2] is None else fence.span[2]


def _with_span(content: Content, fence: Fence, options: Options) -> Fence:
    closing = _closing_lines(content, fence, options)
    line = next(closing, None)
    span = (fence.end, line.offset, line.end) if line else (fence.end, content.size(), None)
    return replace(fence, span=span)


def _closing_lines(content: Content, fence: Fence, options: Options) -> Iterator[Line]:
    blocks = content.blocks(fence.end, first=GLANCE)
    if fence.kind == "here-document":
        for line in lines_with(blocks, fence.end, options.tag.encode(), longest_line(options)):
            text = line.data.decode("utf-8", "replace").removesuffix("\r")
            if (text.lstrip("\t") if fence.closer == TABS else text) == options.tag:
                yield line
    else:
        run = re.escape(fence.closer[0]) + f"{{{len(fence.closer)},}}"
        closing_re = re.compile(rf" {{0,3}}{run}[ \t]*\r?".encode())
        for line in lines_with(blocks, fence.end, fence.closer.encode(), longest_line(options)):
            if closing_re.fullmatch(line.data):
                yield line


CODE_RE = re.compile(rb" {0,3}(?P<run>`{3,}|~{3,})(?P<info>[^`]*)")


def code_blocks(
    content: Content, options: Options, fence_lines: frozenset[int] = frozenset()
) -> Iterator[tuple[int, int | None]]:
    """The code blocks of Markdown: where their first and last lines start.

    The end is None for a block that stays open. `fence_lines` are the offsets of lines that
    are fences, whatever they look like.
    """
    opened: tuple[int, bytes] | None = None
    for chunk in chunks(content.blocks(), content.origin, longest_line(options)):
        places = merge(occurrences(chunk.data, b"```"), occurrences(chunk.data, b"~~~"))
        for line in lines_at(chunk, places, longest_line(options)):
            mark = CODE_RE.fullmatch(line.data.removesuffix(b"\r"))
            if not mark or line.offset in fence_lines:
                continue
            if opened is None:
                opened = line.offset, mark["run"]
            elif mark["run"].startswith(opened[1]) and not mark["info"].strip():
                yield opened[0], line.offset
                opened = None
    if opened:
        yield opened[0], None
