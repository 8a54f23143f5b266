"""Finds the lines that close here-documents and code fences, which name their own closer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.bundle.content import GLANCE, Content
from ingest.bundle.liberal.fence import Fence
from ingest.bundle.liberal.shapes.here_document import TABS
from ingest.bundle.lines import Line, lines_with, longest_line
from ingest.bundle.options import Options


def outermost(content: Content, fences: list[Fence], options: Options) -> list[Fence]:
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
