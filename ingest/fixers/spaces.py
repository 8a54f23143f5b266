"""Spaces of every width become the plain space; blanks at line ends go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

SPACE_RE = re.compile(
    "[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+(?=\n|\\Z)|[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)


def find(text: str) -> Iterator[Change]:
    """No-break, thin, ideographic and the other spaces of Unicode (category Zs)."""
    for match in SPACE_RE.finditer(text):
        at_end = match.end() == len(text) or text[match.end()] == "\n"
        yield Change(
            match.start(),
            match.end(),
            "" if at_end else " ",
            "space",
            "spaces",
            "blanks at the end of a line" if at_end else f"space U+{ord(match[0]):04X}",
        )
