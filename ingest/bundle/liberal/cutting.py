"""From the fences of a file to its documents."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.bundle.content import Content
from ingest.bundle.found import Found
from ingest.bundle.liberal.fence import Fence
from ingest.bundle.liberal.mime import is_mime
from ingest.bundle.liberal.pairing import pair, without_wrappers
from ingest.bundle.liberal.parts import read_parts
from ingest.bundle.liberal.regions import (
    Cut,
    Cutter,
    cut_mime,
    cut_pairs,
    cut_spans,
    cut_trailers,
)
from ingest.bundle.liberal.separators import cut_separators
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options


def found_by(
    content: Content, fences: Sequence[Fence], options: Options, notices: Notices, mode: str = ""
) -> Found:
    """The dialect of these fences, which are in order; `mode` if it is known already."""
    cutter = Cutter(content, options, notices)
    cut = _cut(cutter, fences)
    for fence in fences:
        line = content.slice(fence.start, min(fence.end, fence.start + options.limits.fence))
        notices.add_fence(line, offset=fence.start, line=fence.line)
    return Found(mode or cut.mode, mode or cut.mode, read_parts(cutter, cut))


def _cut(cutter: Cutter, fences: Sequence[Fence]) -> Cut:
    if fences[0].span:
        return cut_spans(cutter, fences)
    own, wrappers = without_wrappers(fences)
    if is_mime(own):
        return cut_mime(cutter, own)
    pairing = pair(cutter.content, own, wrappers, salvage=cutter.options.salvage)
    for code, fence in pairing.warnings:
        cutter.warn(code, fence)
    if pairing.mode == "separators":
        return cut_separators(cutter, own, wrappers)
    if pairing.mode == "trailers":
        return cut_trailers(cutter, own)
    return cut_pairs(cutter, pairing.mode, pairing.pairs, wrappers)
