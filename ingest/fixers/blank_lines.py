"""Blank lines at the end of a text go, and runs of blank lines become one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

BLANK_RE = re.compile(r"\n(?:[ \t]*\n)*[ \t]*\n[ \t]*\Z|\n(?:[ \t]*\n){2,}")


def find(text: str) -> Iterator[Change]:
    """Keeps one line feed at the end, and one blank line between paragraphs."""
    for match in BLANK_RE.finditer(text):
        at_end = match.end() == len(text)
        yield Change(
            match.start(),
            match.end(),
            "\n" if at_end else "\n\n",
            "space",
            "blank_lines",
            "blank lines at the end" if at_end else "run of blank lines",
        )
