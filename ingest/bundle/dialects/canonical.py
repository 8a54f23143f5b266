"""The canonical form q7x2/1, as writers produce it and people write it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bundle.canonical.reader import Reader
from ingest.bundle.canonical.scan import gaps
from ingest.bundle.content import Content
from ingest.bundle.found import Found
from ingest.bundle.lines import lines_with
from ingest.bundle.notices import Notices
from ingest.bundle.options import TAG, Options
from ingest.model import Part

# Even where the rest of the line is damaged.
CANONICAL_RE = re.compile(rb"(?:\xef\xbb\xbf)?=== q7x2/\d+(?:\.\d+)? +[a-z]+")


def sniff(content: Content, options: Options, notices: Notices) -> Found | None:
    """A file whose first line that must be a fence is a canonical fence line."""
    if options.tag != TAG or options.boundary or not is_canonical(content, options):
        return None
    return Found("q7x2/1", "canonical", _parts(content, options, notices))


def is_canonical(content: Content, options: Options) -> bool:
    """Whether a canonical fence line comes before any strong candidate for another."""
    longest = options.limits.fence
    lines = lines_with(content.blocks(), content.origin, TAG.encode(), longest)
    return any(CANONICAL_RE.match(line.data) for line in lines)


def _parts(content: Content, options: Options, notices: Notices) -> Iterator[Part]:
    limits = options.limits
    # One byte more than allowed shows that a document is too large.
    cuts = gaps(content.once(), content.origin, limits.doc + 1, limits.fence)
    return Reader(notices, limits).parts(cuts)
