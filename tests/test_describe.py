"""What a text is called, and where its first sentence ends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.describe import ABBREVIATION_RE, _first_sentence, title

# The rule in one expression, which tries every length in turn.
SENTENCE_RE = re.compile(
    "(.+?(?:[.!?\u2026]+[\"'\u2019\u201d\u00bb)]*(?=\\s|$)|[\u3002\uff01\uff1f\u0964]))|(.+)"
)
PIECES = [
    *"aZ \t\r.!?\u2026\"'\u2019)\u3002\u0964\u00e9\u6771",
    "Mr.",
    "e.g.",
    " etc.",
    "St",
    "...",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. A. Smith left. He went.", "Dr. A. Smith left."),
        ("\n\n --\nIs it? Yes.", "Is it?"),
        ('He said "no." Then he left.', 'He said "no."'),
        ("About 3.5 miles. Or 4.", "About 3.5 miles."),
        ("\u4ed6\u6765\u4e86\u3002\u4ed6\u8d70\u4e86\u3002", "\u4ed6\u6765\u4e86\u3002"),
        ("no end\nhere.", "no end"),
        ("# A heading #\nText.", "A heading"),
        ("-- \n ... \n", None),
        ("", None),
    ],
)
def test_titles(text: str, expected: str | None) -> None:
    assert title(text) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_a_sentence_ends_where_the_shortest_one_does(line: str) -> None:
    at = 0
    for match in SENTENCE_RE.finditer(line):
        at = match.end()
        if not ABBREVIATION_RE.search(line[:at]):
            break
    assert _first_sentence(line) == (line[:at] or line)
