"""A byte A0 of UTF-8 that became a space between two wrong decodings is put back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

# Arabic-Indic digits read as Windows-1252: zero is D9 A0, the others D9 A1 to D9 A9.
ZERO_RE = re.compile("\xd9 (?=\xd9[ \xa1-\xa9])")
# The letter a with a grave accent read as Windows-1251, beside other letters read so.
GRAVE_RE = re.compile("(?<![\\w\u0400-\u04ff])\u0413(?= [A-Za-z])")
MISREAD_RE = re.compile("\u0413[\xa9\xa8\xaa\xae\xa7\xb4\xb9\xbb\u0404\u0407\u045e]")


def find(text: str) -> Iterator[Change]:
    """Only beside other sequences of the same wrong decoding."""
    if text.isascii():
        return
    # One character is looked for much faster than two.
    if "\xd9" in text:
        for match in ZERO_RE.finditer(text):
            yield _change(match.end() - 1, match.end(), "\xa0")
    if "\u0413" in text and "\u0413 " in text and MISREAD_RE.search(text):
        for match in GRAVE_RE.finditer(text):
            yield _change(match.start(), match.end(), "\xe0")


def _change(start: int, end: int, after: str) -> Change:
    return Change(start, end, after, "mojibake", "byte_a0", "a byte A0 that became a space", 0.9)
