"""Romanize by a letter table: the longest key wins, capitals and Title case are carried over."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from ingest.stray.romanize.alphabets import VOWELS


def by_table(table: Mapping[str, str], accents: bool = True) -> Callable[[str], str]:
    """A romanizer over one table. With `accents=False`, accents are dropped first (Greek)."""
    longest = max(len(key.strip("^$+")) for key in table)

    def romanize(text: str) -> str:
        if not accents:
            text = "".join(
                c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)
            )
        out: list[str] = []
        at = 0
        while at < len(text):
            size, latin = _match(table, text, at, longest)
            source = text[at : at + size]
            out.append(_cased(source, latin, text, at + size))
            at += size
        return "".join(out)

    return romanize


def _match(table: Mapping[str, str], text: str, at: int, longest: int) -> tuple[int, str]:
    starts = at == 0 or not text[at - 1].isalpha()
    follows_vowel = not starts and text[at - 1].lower() in VOWELS
    for size in range(min(longest, len(text) - at), 0, -1):
        key = text[at : at + size].lower()
        end = at + size
        ends = end == len(text) or not text[end].isalpha()
        for form, fits in (
            ("^" + key, starts),
            (key + "$", ends and not starts),
            ("+" + key, follows_vowel),
            (key, True),
        ):
            if fits and form in table:
                return size, table[form]
    return 1, text[at]


def _cased(source: str, latin: str, text: str, end: int) -> str:
    if not source[:1].isupper():
        return latin
    shouting = source.isupper() and (
        text[end : end + 1].isupper() or (len(source) > 1 and len(latin) > 1)
    )
    return latin.upper() if shouting else latin[:1].upper() + latin[1:]
