"""Searches made quick find what the plain ones find."""

from __future__ import annotations

import random
import re

import pytest

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


def test_protected_spans_are_those_of_one_search() -> None:
    chance = random.Random(1)
    for _ in range(3000):
        text = "".join(chance.choices(PIECES, k=chance.randrange(2, 25)))
        assert list(_spans(text)) == [match.span() for match in SPAN_RE.finditer(text)], repr(text)
