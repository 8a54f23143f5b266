"""The caller's own boundary: an expression that matches fence lines entirely."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.found import Found
from ingest.bundle.liberal.cutting import found_by
from ingest.bundle.liberal.fence import CUSTOM, Fence, Fields, Role, Strength
from ingest.bundle.liberal.words import ROLES
from ingest.bundle.lines import all_lines, longest_line
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options
from ingest.bundle.strings import printable


def sniff(content: Content, options: Options, notices: Notices) -> Found | None:
    """Any file, if a boundary is given."""
    if options.boundary is None:
        return None
    fences = list(islice(_fences(content, options), options.limits.fences + 1))
    if len(fences) > options.limits.fences:
        raise refusal("too-large", f"more than {options.limits.fences} fence lines")
    if not fences:
        raise refusal("no-fences", f"nothing matches {options.boundary.pattern!r}")
    return found_by(content, fences, options, notices)


def _fences(content: Content, options: Options) -> Iterator[Fence]:
    assert options.boundary is not None
    for line in all_lines(content.blocks(), content.origin, longest_line(options)):
        found = options.boundary.fullmatch(line.text)
        if found:
            groups = {key: printable(text) for key, text in found.groupdict().items() if text}
            yield Fence(
                line.offset,
                line.end,
                line.number,
                _role(groups.get("role", "")),
                CUSTOM,
                Strength.STRONG,
                Fields(
                    name=groups.get("name"),
                    id=groups.get("id"),
                    index=groups.get("index"),
                    total=groups.get("total"),
                    nonce=groups.get("nonce"),
                    label=groups.get("label"),
                ),
            )


def _role(word: str) -> Role:
    role = ROLES.get(word.lower())
    return "open" if role == "open" else "close" if role == "close" else "separator"
