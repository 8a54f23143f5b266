"""Finds the code blocks of Markdown, in which fences may be examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

from ingest.bundle.content import Content
from ingest.bundle.lines import chunks, lines_at, longest_line, occurrences
from ingest.bundle.options import Options

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
