"""Every code point, and every pair of suspicious ones: repaired twice is repaired once, and undone."""

from __future__ import annotations

import os
from itertools import product

import pytest

import ingest

# In full with the long property tests; else every so many blocks.
FULL = os.environ.get("HYPOTHESIS_PROFILE") == "long"
STEP = 1 if FULL else 48
BLOCK = 256
REPEATING = [name for name in ingest.settings.PROFILES if name != "ftfy"]
# One or two of each kind that a fixer looks for.
SUSPICIOUS = (
    "\x00\x07\x08\x0b\x0c\x1b\x7f\x80\x85\x92\x9d\xa0\xad\xc2\xc3\xe2 \n\r\t&<-'\"aA0"
    "\u0131\u0300\u034f\u0430\u0435\u0456\u05d0\u0627\u0640\u0915\u094d\u0e01\u115f\u180e\u2009\u200b"
    "\u200c\u200d\u200e\u2019\u202a\u202e\u2028\u2029\u2060\u2066\u20ac\u2122\u221a\u25ca\u3000\u3002"
    "\u30a2\u4e00\uac00\ud83d\ude02\ue000\uf0b7\ufb03\ufe0f\ufeff\uff21\uff0c\ufffd\U0001f600\U000e0041"
    "\U000e0100\U00100000"
)


def check(text: str, profile: str) -> None:
    settings = ingest.Settings(profile=profile, detector="none")
    document = ingest.clean(text, settings)
    assert ingest.revert(document) == text
    assert ingest.clean(document.text, settings).text == document.text


@pytest.mark.parametrize("profile", REPEATING)
def test_every_code_point(profile: str) -> None:
    for start in range(0, 0x110000, BLOCK * STEP):
        if 0x30000 <= start < 0xE0000 or start >= 0xE0200:
            continue  # unassigned, or private use like any other
        lines = (f"word{chr(c)}word {chr(c)} end" for c in range(start, start + BLOCK))
        check("\n".join(lines), profile)


@pytest.mark.parametrize("profile", REPEATING)
def test_every_pair_of_suspicious_characters(profile: str) -> None:
    pairs = [f"{a}{b}" for a, b in product(SUSPICIOUS, repeat=2)][:: 1 if FULL else 13]
    for pair in pairs:
        check(f"It is {pair} here, so{pair}on.", profile)
