"""Look-alike letters that a word alone cannot decide, and phonetic letters inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from ingest.edits import Change
from ingest.lexicon.lookup import zipf
from ingest.stray.evidence.flow import sign_letter
from ingest.stray.language import BY_SCRIPT
from ingest.stray.model import Rendering, Site
from ingest.stray.romanize import romanize
from ingest.stray.slots import is_english_word
from ingest.unicode.lookalikes import fold
from ingest.unicode.scripts import script_of

WORD_RE = re.compile(r"[^\W\d_]+")
# So many foreign letters are a slip in a word, more are a word of their own.
MOST_FOREIGN, FEWEST_LATIN, SHORTEST_COMPLETED = 3, 3, 5
# Scripts of languages that write their particles on to a foreign word.
PARTICLES = ("Hangul", "Hiragana", "Katakana")
SOFTER = (("b", "v"), ("r", "l"), ("l", "r"), ("p", "f"), ("j", "z"), ("s", "th"))
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
    """Latin words with a few foreign letters in them that read as an English word once these are
    taken for their look-alikes or for their sound, or where one letter alone makes a word."""
    for match in WORD_RE.finditer(text, start, end):
        word = match[0]
        foreign = [char for char in word if script_of(char) != "Latin"]
        if not 1 <= len(foreign) <= MOST_FOREIGN or len(word) - len(foreign) < FEWEST_LATIN:
            continue
        if any(script_of(char) == "Han" for char in foreign):
            continue  # a word, not a letter
        plain = _read(word, foreign)
        if plain is not None:
            yield Change(
                match.start(),
                match.end(),
                plain,
                "phonetic",
                "stray",
                f"{script_of(foreign[0])} letters inside an English word",
                0.9,
            )


def _read(word: str, foreign: list[str]) -> str | None:
    shapes = "".join(fold(char, "Latin") or char for char in word)
    sounds = "".join(_sound(char) for char in word)
    mixed = "".join(fold(char, "Latin") or _sound(char) for char in word)
    for option in (shapes, mixed, sounds, *_softened(word)):
        if option.isascii() and is_english_word(option, 2.0):
            return option
    return _completed(word, foreign[0]) if len(foreign) == 1 else None


def _sound(char: str) -> str:
    script = script_of(char)
    if script in ("Latin", "Common"):
        return char
    latin = romanize(char, BY_SCRIPT.get(script, "und")) or char
    return latin if char.isupper() else latin.lower()


def _softened(word: str) -> Iterator[str]:
    """Syllables of scripts that do not tell some consonants apart: Korean b is also v."""
    for before, after in SOFTER:
        sounds = (_sound(char) for char in word)
        yield "".join(
            sound.replace(before, after) if sound != char else char
            for sound, char in zip(sounds, word, strict=True)
        )


def _completed(word: str, foreign: str) -> str | None:
    """The one English word that a single letter in the foreign one's place makes, if it is far
    commoner than the next."""
    if len(word) < SHORTEST_COMPLETED or not word.replace(foreign, "").isascii():
        return None
    if script_of(foreign) in PARTICLES and is_english_word(word.strip(foreign), LEAST):
        return None  # `science를`: a particle on a whole word
    found = sorted(
        ((zipf(word.replace(foreign, a).lower()), a) for a in ascii_lowercase), reverse=True
    )
    (best, letter), (second, _) = found[:2]
    if best < LEAST + 0.3 or best - second < 1.0:
        return None
    first = word.startswith(foreign) and foreign.isupper()
    return word.replace(foreign, letter.upper() if first else letter)
