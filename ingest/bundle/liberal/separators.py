"""Fences that do not close: each introduces the text after it, or they stand between texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingest.bundle.codes import refusal
from ingest.bundle.content import GLANCE, Content
from ingest.bundle.liberal.fence import CUSTOM, Fence
from ingest.bundle.liberal.regions import Cut, Cutter, Region

BLANKS = b" \t\r\n"


def cut_separators(cutter: Cutter, fences: Sequence[Fence], wrappers: Sequence[Fence]) -> Cut:
    """The texts after the fences, or between them."""
    fences = _without_salt(fences)
    regions = _regions(cutter, fences, wrappers)
    filled = [region for region in regions if not _is_blank(cutter.content, region)]
    if any(region.fence and region.fence.fields.is_labelled for region in regions) or (
        filled and all(region.block for region in filled)
    ):
        _check_before(cutter, fences, wrappers)
        return Cut("separators", regions)
    return Cut("separators", _between(cutter, fences, wrappers, regions))


def _is_blank(content: Content, region: Region) -> bool:
    return content.is_blank(region.start, region.end)


def _without_salt(fences: Sequence[Fence]) -> Sequence[Fence]:
    """Nonces that are all equal tell nothing; those that alternate may hide content."""
    nonces = [fence.fields.nonce for fence in fences]
    distinct = len(set(nonces))
    if distinct == 1:
        return [replace(f, fields=replace(f.fields, nonce=None)) for f in fences]
    runs = sum(1 for _ in groupby(nonces))
    if runs != distinct:
        first = fences[0]
        seen = f"{distinct} nonces in {runs} runs"
        raise refusal("ambiguous-nonce", seen, offset=first.start, line=first.line)
    return fences


def _regions(cutter: Cutter, fences: Sequence[Fence], wrappers: Sequence[Fence]) -> list[Region]:
    """The texts after the fences; a text whose length is announced may cover further fences."""
    padding = _Padding(cutter.content, fences)
    regions = []
    at = 0
    while at < len(fences):
        fence = fences[at]
        at += 1
        end = fences[at].start if at < len(fences) else cutter.content.size()
        region = cutter.region(fence, fence.end, _before_wrapper(cutter, fence.end, end, wrappers))
        length = region.block.announced_length if region.block else None
        if region.block and length is not None:
            announced = region.start + len(region.block.raw) + length
            until = padding.end_after(announced) if announced > end else None
            if until is not None:
                cutter.warn("fence-like-content", fences[at])
                region = replace(region, end=until)
                at = bisect_left(fences, until, key=lambda fence: fence.start)
        regions.append(region)
    return regions


def _before_wrapper(cutter: Cutter, start: int, end: int, wrappers: Sequence[Fence]) -> int:
    """Where a text ends: at a line of the bundle as a whole, if one stands in it."""
    at = bisect_left(wrappers, start, key=lambda fence: fence.start)
    if at == len(wrappers) or wrappers[at].start >= end:
        return end
    cutter.report_stray(wrappers[at].end, end, wrappers)
    return wrappers[at].start


class _Padding:
    """Whether only blanks stand between an announced end and the next fence."""

    def __init__(self, content: Content, fences: Sequence[Fence]) -> None:
        self._content = content
        self._fences = fences
        self._blank_from: dict[int, int] = {}

    def end_after(self, announced: int) -> int | None:
        """The fence, or the end of the file, that follows the announced end directly."""
        end = self._content.size()
        if announced > end:
            return None
        at = bisect_left(self._fences, announced, key=lambda fence: fence.start)
        stop = self._fences[at].start if at < len(self._fences) else end
        if stop not in self._blank_from:  # each stretch of blanks is looked at but once
            lowest = self._fences[at - 1].start if at else self._content.origin
            self._blank_from[stop] = self._blanks_before(stop, lowest)
        return stop if self._blank_from[stop] <= announced else None

    def _blanks_before(self, stop: int, lowest: int) -> int:
        size = GLANCE
        while stop > lowest:
            start = max(lowest, stop - size)
            text = self._content.slice(start, stop)
            kept = text.rstrip(BLANKS)
            if kept:
                return start + len(kept)
            stop, size = start, 2 * size
        return stop


def _check_before(cutter: Cutter, fences: Sequence[Fence], wrappers: Sequence[Fence]) -> None:
    """Text before the first of labelled fences is no document; one fence may be an example."""
    content, first = cutter.content, fences[0]
    if content.is_blank(content.origin, first.start):
        return
    is_doubtful = len(fences) == 1 and cutter.options.expect == "auto" and first.family != CUSTOM
    if is_doubtful and not content.head(GLANCE).lstrip().lower().startswith(b"mime-version"):
        seen = "one labelled fence line after other text"
        raise refusal("weak-evidence", seen, offset=first.start, line=first.line)
    cutter.report_stray(content.origin, first.start, wrappers)


def _between(
    cutter: Cutter,
    fences: Sequence[Fence],
    wrappers: Sequence[Fence],
    regions: list[Region],
) -> list[Region]:
    """Blank texts before the first fence and after the last are none; between, they are."""
    documents = []
    first = fences[0]
    start = max((w.end for w in wrappers if w.start < first.start), default=cutter.content.origin)
    if not cutter.content.is_blank(start, first.start):
        documents.append(cutter.region(None, start, first.start))
    for region in regions:
        if region is regions[-1] and _is_blank(cutter.content, region):
            continue
        if region.start == region.end and region.fence:
            cutter.warn("empty-document", region.fence)
        documents.append(region)
    return documents
