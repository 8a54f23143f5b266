"""Spanish inverted marks whose UTF-8 was read as code page 437, as pieces of a box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

TRIGGER = "[\u252c]"
# C2 BF and C2 A1 in code page 437. A box has lines beside its corners; a word begins behind these.
MARK_RE = re.compile("(?<![\u2500-\u257f\\w])\u252c(\u2510|\xed)(?=[A-Za-z\xc0-\xff])")
MARKS = {"\u2510": "\N{INVERTED QUESTION MARK}", "\xed": "\N{INVERTED EXCLAMATION MARK}"}


def find(text: str) -> Iterator[Change]:
    """Before a word, at its beginning."""
    if "\u252c" not in text:
        return
    for match in MARK_RE.finditer(text):
        yield Change(match.start(), match.end(), MARKS[match[1]], "mojibake", "inverted_marks",
                     "UTF-8 read as code page 437", 0.9)  # fmt: skip
