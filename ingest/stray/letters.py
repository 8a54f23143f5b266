"""Look-alike letters that a word alone cannot decide, and phonetic letters inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change
from ingest.stray.evidence import sign_letter
from ingest.stray.model import Rendering, Site
from ingest.stray.romanize import romanize
from ingest.stray.slots import is_english_word
from ingest.unicode.lookalikes import fold
from ingest.unicode.scripts import script_of

WORD_RE = re.compile(r"[^\W\d_]+")
SEAM_RE = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
# Rarer words than this are not believed (Zipf scale: 3 is once in a million words).
LEAST = 3.0


def whole(site: Site) -> Rendering | None:
    """A run that is an English word, a key or a unit when its letters are read as look-alikes."""
    core = site.run.core
    folded = fold(core, "Latin")
    if folded is None or site.run.script not in ("Cyrillic", "Greek"):
        return None
    if len(core) == 1:
        if not sign_letter(site):
            return None
        return Rendering(folded, "homoglyph", "a look-alike letter beside a sign", 0.95)
    if site.run.script == "Greek" or not is_english_word(folded, LEAST):
        return None
    return Rendering(folded, "homoglyph", f"all letters look like `{folded}`", 0.95)


def inside(text: str, start: int, end: int) -> Iterator[Change]:
    """Words of Latin and Cyrillic letters that read as an English word once the Cyrillic letters
    are taken for their look-alikes or for their sound: `redeплoys`."""
    for match in WORD_RE.finditer(text, start, end):
        word = match[0]
        if not SEAM_RE.search(word):
            continue
        plain = _read(word)
        if plain is not None:
            yield Change(
                match.start(),
                match.end(),
                plain,
                "phonetic",
                "stray",
                "Cyrillic letters inside an English word",
                0.9,
            )


def _read(word: str) -> str | None:
    shapes = "".join(fold(char, "Latin") or char for char in word)
    sounds = "".join(_sound(char) for char in word)
    mixed = "".join(
        (fold(char, "Latin") or _sound(char)) if script_of(char) == "Cyrillic" else char
        for char in word
    )
    for option in (shapes, mixed, sounds):
        if option.isascii() and is_english_word(option, 2.0):
            return option
    return None


def _sound(char: str) -> str:
    if script_of(char) != "Cyrillic":
        return char
    latin = romanize(char, "ru") or char
    return latin if char.isupper() else latin.lower()
