"""Piles of combining marks and strike-through overlays on Latin letters are removed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

# Words that carry overlays, or two marks and more on a letter, on most of their letters: decoration
# ("Zalgo"). No orthography in Latin letters stacks so; Vietnamese and IPA carry two on some letters.
TRIGGER = "[\u0300-\u036f\u0489]"
MARK = "[\u0300-\u036f\u0489]"
WORD_RE = re.compile(f"(?:[A-Za-z]{MARK}*)+")
HEAVY_RE = re.compile(f"[A-Za-z](?:{MARK}{{2,}}|[\u0334-\u0338])")
MARKS_RE = re.compile(f"{MARK}+")


def find(text: str) -> Iterator[Change]:
    """All marks of a word in which half the letters are piled upon."""
    if text.isascii():
        return
    for word in WORD_RE.finditer(text):
        letters = sum("A" <= char <= "z" for char in word[0])
        if letters > 1 and 2 * len(HEAVY_RE.findall(word[0])) >= letters:
            for match in MARKS_RE.finditer(word[0]):
                yield Change(
                    word.start() + match.start(),
                    word.start() + match.end(),
                    "",
                    "stacked-marks",
                    "stacked_marks",
                    "marks piled on Latin letters",
                )
