"""Which texts the fences mark: between, inside, before or after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.bundle.content import Content
from ingest.bundle.liberal.fence import Fence
from ingest.bundle.liberal.headers import Block, read_block
from ingest.bundle.liberal.mime import has_message_header, is_header
from ingest.bundle.liberal.pairing import is_blank_but
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options


@dataclass(frozen=True, slots=True)
class Region:
    """The text of one document, the fence that introduces it, and its header block."""

    fence: Fence | None
    start: int
    end: int
    block: Block | None = None


def has_ended_block(regions: Sequence[Region]) -> bool:
    """Whether any header block has its blank line; else they may well be texts."""
    return any(region.block and region.block.is_ended for region in regions)


@dataclass(frozen=True, slots=True)
class Cut:
    """How the fences mark the documents, and where those are.

    `drops_blank` tells that the blank line that ends an empty header is not part of the text.
    """

    mode: str
    regions: list[Region]
    drops_blank: bool = False


class Cutter:
    """What all modes need: the content, the options, and where to report stray text."""

    def __init__(self, content: Content, options: Options, notices: Notices) -> None:
        self.content = content
        self.options = options
        self.notices = notices
        self._counted = content.origin, 1

    def region(self, fence: Fence | None, start: int, end: int) -> Region:
        """A region with its header block; text that shares a line with its fence has none."""
        if fence and fence.kind in ("part-of-line", "inline"):
            return Region(fence, start, end)
        return Region(fence, start, end, read_block(self.content, start, end, self.options.limits))

    def report_stray(self, start: int, end: int, wrappers: Sequence[Fence] = ()) -> None:
        """Report what stands there, unless it is blank."""
        if start < end and not is_blank_but(self.content, start, end, wrappers):
            self.notices.add_stray(start, end, self._line_at(start))

    def _line_at(self, offset: int) -> int:
        """The line number of a place, counted on from the last one that was asked for."""
        start, line = self._counted
        if offset < start:
            start, line = self.content.origin, 1
        line += sum(block.count(b"\n") for block in self.content.blocks(start, offset))
        self._counted = offset, line
        return line

    def warn(self, code: str, fence: Fence) -> None:
        """Add a warning about a fence."""
        self.notices.add(code, offset=fence.start, line=fence.line)


def cut_spans(cutter: Cutter, fences: Sequence[Fence]) -> Cut:
    """Here-documents and code fences."""
    regions, last = [], cutter.content.origin
    for fence in fences:
        assert fence.span
        start, end, after = fence.span
        cutter.report_stray(last, fence.start)
        regions.append(cutter.region(fence, start, end))
        if after is None:
            cutter.warn("truncated", fence)
        last = cutter.content.size() if after is None else after
    cutter.report_stray(last, cutter.content.size())
    return Cut(fences[0].kind.replace("-", "").replace("document", "doc"), regions)


def cut_mime(cutter: Cutter, fences: Sequence[Fence]) -> Cut:
    """The parts of a multipart body."""
    content = cutter.content
    announced = has_message_header(content, fences[0].start)
    if not announced:
        cutter.report_stray(content.origin, fences[0].start)
    regions = []
    end = content.size()
    for fence, following in zip(fences, [*fences[1:], None], strict=True):
        until = following.start if following else end
        if not fence.closed:
            regions.append(cutter.region(fence, fence.end, until))
        elif not (following and is_header(content, fence.end, until)):
            cutter.report_stray(fence.end, until)
    if not fences[-1].closed:
        cutter.warn("truncated", fences[-1])
    return Cut("mime", regions, drops_blank=announced)


def cut_trailers(cutter: Cutter, fences: Sequence[Fence]) -> Cut:
    """Each fence ends the text before it."""
    regions, last = [], cutter.content.origin
    for fence in fences:
        regions.append(cutter.region(fence, last, fence.start))
        last = fence.end
    cutter.report_stray(last, cutter.content.size())
    return Cut("trailers", regions)


def cut_pairs(
    cutter: Cutter,
    mode: str,
    pairs: Sequence[tuple[Fence, Fence | None]],
    wrappers: Sequence[Fence],
) -> Cut:
    """The texts between opening fences and what ends them."""
    regions, last, end = [], cutter.content.origin, cutter.content.size()
    for fence, close in pairs:
        cutter.report_stray(last, fence.start, wrappers)
        until = close.start if close else end
        regions.append(cutter.region(fence, fence.end, until))
        last = close.end if close and close.role == "close" else until
    cutter.report_stray(last, end, wrappers)
    return Cut(mode, regions)
