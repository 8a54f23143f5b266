"""Romanization of names, one spelling a language: the one newspapers use.

A romanizer is a `romanize(text) -> str`. To add one: a table in alphabets.py or a file here, a
line in ROMANIZERS, a case file in tests/cases/romanize/.
"""

from __future__ import annotations

from collections.abc import Callable

from ingest.stray.romanize import alphabets, chinese, japanese, korean
from ingest.stray.romanize.letters import by_table

Romanizer = Callable[[str], str]

ROMANIZERS: dict[str, Romanizer] = {
    "ru": by_table(alphabets.RUSSIAN),
    "uk": by_table(alphabets.UKRAINIAN),
    "be": by_table(alphabets.BELARUSIAN),
    "bg": by_table(alphabets.BULGARIAN),
    "sr": by_table(alphabets.SERBIAN),
    "mk": by_table(alphabets.MACEDONIAN),
    "kk": by_table(alphabets.KAZAKH),
    "mn": by_table(alphabets.MONGOLIAN),
    "el": by_table(alphabets.GREEK, accents=False),
    "ka": by_table(alphabets.GEORGIAN),
    "hy": by_table(alphabets.ARMENIAN),
    "ko": korean.romanize,
    "ja": japanese.romanize,
    "zh": chinese.romanize,
}


def romanize(text: str, lang: str) -> str | None:
    """The newsroom spelling of a name, capitalised word by word; None where no rule serves."""
    romanizer = ROMANIZERS.get(lang)
    if romanizer is None:
        return None
    latin = romanizer(text)
    return "".join(
        word[:1].upper() + word[1:] if word[:1].islower() else word for word in _words(latin)
    )


def _words(text: str) -> list[str]:
    words = [""]
    for char in text:
        if char in " -":
            words += [char, ""]
        else:
            words[-1] += char
    return words
