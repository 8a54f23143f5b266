"""Text in ASCII: letters of every script in Latin letters without marks, through anyascii."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

BEYOND_RE = re.compile("[^\x00-\x7f]+")


def find(text: str) -> Iterator[Change]:
    """Every stretch beyond ASCII, by the tables of anyascii; what they lack is removed."""
    if text.isascii():
        return
    from anyascii import anyascii  # imported here: few texts are wanted in ASCII

    for match in BEYOND_RE.finditer(text):
        yield Change(
            match.start(), match.end(), anyascii(match[0]), "ascii", "ascii", "beyond ASCII"
        )
