"""Fences that do not close: each introduces the text after it, or they stand between texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingest.bundle.codes import refusal
from ingest.bundle.content import GLANCE, Content
from ingest.bundle.liberal.fence import CUSTOM, Fence
from ingest.bundle.liberal.regions import Cut, Cutter, Region, has_ended_block

BLANKS = b" \t\r\n"


def cut_separators(cutter: Cutter, fences: Sequence[Fence], wrappers: Sequence[Fence]) -> Cut:
    """The texts after the fences, or between them."""
    fences = _without_salt(fences)
    regions = _regions(cutter, fences, wrappers)
    filled = [region for region in regions if not _is_blank(cutter.content, region)]
    introduced = [region for region in filled if region.fence]
    if any(region.fence and region.fence.fields.is_labelled for region in regions) or (
        all(region.block for region in introduced) and has_ended_block(introduced)
    ):
        return Cut("separators", _introduced(cutter, fences, regions))
    return Cut("separators", _between(cutter, regions))


def _is_blank(content: Content, region: Region) -> bool:
    return content.is_blank(region.start, region.end)


def _without_salt(fences: Sequence[Fence]) -> Sequence[Fence]:
    """Nonces that are all equal tell nothing; those that alternate may hide content."""
    nonces = [fence.fields.nonce for fence in fences]
    distinct = len(set(nonces))
    if distinct == 1 and nonces[0] is None:
        return fences
    if distinct == 1:
        return [replace(f, fields=replace(f.fields, nonce=None)) for f in fences]
    runs = sum(1 for _ in groupby(nonces))
    if runs != distinct:
        first = fences[0]
        seen = f"{distinct} nonces in {runs} runs"
        raise refusal("ambiguous-nonce", seen, offset=first.start, line=first.line)
    return fences


def _regions(cutter: Cutter, fences: Sequence[Fence], wrappers: Sequence[Fence]) -> list[Region]:
    """The texts before the first fence, after lines of the bundle, and after the fences.

    A text whose length is announced may cover further fences.
    """
    content = cutter.content
    padding = _Padding(content, fences)
    regions = _around_wrappers(cutter, None, content.origin, fences[0].start, wrappers)
    at = 0
    while at < len(fences):
        fence = fences[at]
        at += 1
        end = fences[at].start if at < len(fences) else content.size()
        first, *others = _around_wrappers(cutter, fence, fence.end, end, wrappers)
        until = _announced_end(first, padding)
        if until is not None and until > end:
            cutter.warn("fence-like-content", fences[at])
            regions.append(replace(first, end=until))
            at = bisect_left(fences, until, key=lambda fence: fence.start)
        else:
            regions += [first, *others]
    return regions


def _around_wrappers(
    cutter: Cutter, fence: Fence | None, start: int, end: int, wrappers: Sequence[Fence]
) -> list[Region]:
    """The text up to a line of the bundle as a whole, and the texts after such lines."""
    regions = []
    at = bisect_left(wrappers, start, key=lambda wrapper: wrapper.start)
    while at < len(wrappers) and wrappers[at].start < end:
        regions.append(cutter.region(fence, start, wrappers[at].start))
        fence, start = None, wrappers[at].end
        at += 1
    return [*regions, cutter.region(fence, start, end)]


def _announced_end(region: Region, padding: _Padding) -> int | None:
    """Where the fence follows that an announced length leads to."""
    block = region.block
    if not block or not block.is_ended or block.announced_length is None:
        return None
    return padding.end_after(region.start + len(block.raw) + block.announced_length)


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


def _introduced(cutter: Cutter, fences: Sequence[Fence], regions: list[Region]) -> list[Region]:
    """Each fence introduces a text; one fence after other text may be an example."""
    content, first = cutter.content, fences[0]
    stray = [r for r in regions if not r.fence and not _is_blank(content, r)]
    is_doubtful = len(fences) == 1 and cutter.options.expect == "auto" and first.family != CUSTOM
    if is_doubtful and stray and not _is_message(content):
        seen = "one labelled fence line after other text"
        raise refusal("weak-evidence", seen, offset=first.start, line=first.line)
    for region in stray:
        cutter.report_stray(region.start, region.end)
    return [region for region in regions if region.fence]


def _is_message(content: Content) -> bool:
    return content.head(GLANCE).lstrip().lower().startswith(b"mime-version")


def _between(cutter: Cutter, regions: list[Region]) -> list[Region]:
    """Blank texts at the start and end of the bundle are none; between fences, they are."""
    documents = []
    for region in regions:
        if (not region.fence or region is regions[-1]) and _is_blank(cutter.content, region):
            continue
        if region.start == region.end and region.fence:
            cutter.warn("empty-document", region.fence)
        documents.append(region)
    return documents
