"""Searches made quick find what the plain ones find."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.expressions import any_of
from ingest.protect import SPAN_RE, _spans

PIECES = [
    *"ab.@/-_+ \n:w\xe91~`$<>\\#\u044fx(",
    *("www.", "http://", "https://", "ftp://", "file://", ".com", "```", "~~~", "<a>", "<!--", "-->"),
    *("\\(", "\\)", "$$", "a" * 63, "<pre>", "</pre>", "\\label{a}", ".py", "a.b", "~/", "../", "./"),
]  # fmt: skip


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyzбвдоступйъыфабзικλμσεπρθφω字한")
def test_a_letter_is_found_in_every_form_that_the_engine_takes_for_it(letter: str) -> None:
    every = "".join(map(chr, range(0x20000)))
    plain = [match.start() for match in re.finditer(letter, every, re.IGNORECASE)]
    assert [match.start() for match in any_of([letter]).finditer(every)] == plain


def test_words_are_found_where_an_alternation_finds_them() -> None:
    words = ["file", r"\bfunc\w*", "for[ms]", r"\bfan"]
    text = "A File, functional, a format; dysfunction, FAN and perform"
    plain = re.compile("|".join(words), re.IGNORECASE)
    assert [m.start() for m in any_of(words).finditer(text)] == [
        m.start() for m in plain.finditer(text)
    ]


WORDS = [
    "ab",
    r"\bba\w",
    "c-?b",
    "k",
    "aσb",
    "utf-?8",
    *map(chr, range(0x430, 0x450)),
    *map(chr, range(0x4E00, 0x4E30)),
]


@given(
    st.text(
        st.sampled_from("aAbBcCkK\u212aσςΣuUtTfF-8 \n\u0434\u0414\u4e01\U00010000"), max_size=40
    )
)
def test_words_are_found_where_the_expression_finds_them(text: str) -> None:
    words = any_of(WORDS)
    for start in range(len(text) + 1):
        for end in (start, start + 2, len(text)):
            plain = [match.span() for match in words._re.finditer(text, start, end)]
            assert [match.span() for match in words.finditer(text, start, end)] == plain


def test_protected_spans_are_those_of_one_search() -> None:
    chance = random.Random(1)
    for _ in range(3000):
        text = "".join(chance.choices(PIECES, k=chance.randrange(2, 25)))
        assert list(_spans(text)) == [match.span() for match in SPAN_RE.finditer(text)], repr(text)
