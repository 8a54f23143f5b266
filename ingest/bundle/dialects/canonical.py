"""The canonical form q7x2/1, as writers produce it and people write it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bundle.canonical.damage import is_spoilt
from ingest.bundle.canonical.reader import Reader
from ingest.bundle.canonical.scan import gaps
from ingest.bundle.content import Content
from ingest.bundle.found import Found
from ingest.bundle.liberal.characters import INVISIBLE_RE
from ingest.bundle.liberal.fence import Strength
from ingest.bundle.liberal.shapes import fences_on
from ingest.bundle.lines import Line, lines_with, longest_line
from ingest.bundle.notices import Notices
from ingest.bundle.options import TAG, Options
from ingest.model import Part

# Even where the rest of the line is damaged.
CANONICAL_RE = re.compile(rb"(?:\xef\xbb\xbf)?=== q7x2/\d+(?:\.\d+)? +[a-z]+")
NEARBY = 64  # bytes: more than a first fence line has


def sniff(content: Content, options: Options, notices: Notices) -> Found | None:
    """A file whose first line that must be a fence is a canonical fence line."""
    if options.tag != TAG or options.boundary or not is_canonical(content, options):
        return None
    return Found("q7x2/1", "canonical", _parts(content, options, notices))


def is_canonical(content: Content, options: Options) -> bool:
    """Whether a canonical fence line comes before any strong candidate for another.

    A first fence line with one byte wrong would be such a candidate: it is passed over.
    """
    longest = max(options.limits.fence, longest_line(options))
    for line in lines_with(content.blocks(), content.origin, TAG.encode(), longest):
        if CANONICAL_RE.match(line.data):
            return True
        if len(line.text) > options.limits.candidate or INVISIBLE_RE.search(line.text):
            continue
        fences = fences_on(line, TAG)
        if any(fence.strength == Strength.STRONG for fence in fences) and not _is_spoilt(
            content, line
        ):
            return False
    return False


def _is_spoilt(content: Content, line: Line) -> bool:
    start = max(content.origin, line.offset - NEARBY)
    before = content.slice(start, line.offset).removesuffix(b"\n").rpartition(b"\n")[2]
    after = content.slice(line.end, line.end + NEARBY).partition(b"\n")[0]
    return is_spoilt(line.data, before, after)


def _parts(content: Content, options: Options, notices: Notices) -> Iterator[Part]:
    limits = options.limits
    # One byte more than allowed shows that a document is too large.
    cuts = gaps(content.once(), content.origin, limits.doc + 1, limits.fence)
    return Reader(notices, limits).parts(cuts)
