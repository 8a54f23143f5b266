"""Canonical composition: the text is put in Normalization Form C (UAX #15)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.edits import Change

# A stretch that normalization treats on its own: a starter and what may combine with it.
CLUSTER_RE = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")


def find(text: str) -> Iterator[Change]:
    """The stretches that are not in NFC."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    for match in CLUSTER_RE.finditer(text):
        if not unicodedata.is_normalized("NFC", match[0]):
            yield from _pieces(match[0], match.start())


def _pieces(stretch: str, offset: int) -> Iterator[Change]:
    start = 0
    for end in [*_boundaries(stretch), len(stretch)]:
        before = stretch[start:end]
        after = unicodedata.normalize("NFC", before)
        if after != before:
            yield Change(offset + start, offset + end, after, "normalization", "nfc", "not in NFC")
        start = end


def _boundaries(stretch: str) -> Iterator[int]:
    """Offsets where composition cannot reach across: before a starter that never composes back."""
    for at in range(1, len(stretch)):
        char = stretch[at]
        if not unicodedata.combining(char) and not _composes_back(char):
            yield at


def _composes_back(char: str) -> bool:
    # Hangul vowels and trailing consonants, and the starters that are the second half of a
    # composition in the Indic scripts (NFC_Quick_Check=Maybe, combining class 0).
    code = ord(char)
    return (
        0x1161 <= code <= 0x1175
        or 0x11A8 <= code <= 0x11C2
        or (unicodedata.category(char)[0] == "M" and unicodedata.combining(char) == 0)
    )
