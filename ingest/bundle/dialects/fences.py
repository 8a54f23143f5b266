"""Fence lines of any shape, and where there are none, inline tokens."""

from __future__ import annotations

from itertools import islice

from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.found import Found
from ingest.bundle.liberal.cutting import found_by
from ingest.bundle.liberal.election import elect, families_of
from ingest.bundle.liberal.scan import scan
from ingest.bundle.liberal.shapes.token import tokens
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options


def sniff(content: Content, options: Options, notices: Notices) -> Found | None:
    """A file with lines that are fully accounted for as fences, or with inline tokens."""
    seen = scan(content, options)
    families = families_of(content, seen, options, notices)
    odd = seen.disguised[0] if seen.disguised else None
    if not families:
        inline = list(islice(tokens(content, options.tag), options.limits.fences + 1))
        if len(inline) > options.limits.fences:
            raise refusal("too-large", f"more than {options.limits.fences} tokens")
        if len(inline) > 1 or (inline and options.expect == "bundle"):
            return found_by(content, inline, options, notices, "inline")
        if inline:
            first = inline[0]
            raise refusal("weak-evidence", "one token", offset=first.start, line=first.line)
        if odd:
            detail = f"{len(seen.disguised)} lines"
            raise refusal("confusable-tag", detail, offset=odd.offset, line=odd.number)
        return None
    if odd:
        detail = f"{len(seen.disguised)} lines"
        notices.add("confusable-tag", detail, offset=odd.offset, line=odd.number)
    return found_by(content, elect(content, families, options, notices), options, notices)
