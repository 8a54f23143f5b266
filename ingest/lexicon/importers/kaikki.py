"""Wiktionary as wiktextract and kaikki.org write it: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.lexicon.importers.glosses import words
from ingest.lexicon.importers.languages import short
from ingest.lexicon.importers.model import About, Flaw, Word
from ingest.lexicon.importers.opening import lines

PARTS = {
    "noun": "noun", "verb": "verb", "adj": "adj", "adv": "adv", "pron": "pron", "prep": "prep", "postp": "prep",
    "conj": "conj", "det": "det", "article": "det", "num": "num", "intj": "intj", "particle": "part",
    "name": "name", "phrase": "phrase", "prep_phrase": "phrase", "proverb": "phrase", "adj_noun": "adj",
    "classifier": "noun", "counter": "noun", "adnominal": "adj",
}  # fmt: skip
# Senses that texts of today do not mean, and entries that only point to another.
UNUSUAL = frozenset(
    ("obsolete", "archaic", "rare", "dated", "historical", "form-of", "alt-of", "misspelling")
)
TAGS = {"uncountable": "mass", "plural-only": "plural", "plurale-tantum": "plural"}


def fits(path: Path, start: bytes) -> bool:
    """Whether the first line is an object, or the beginning of one, with a word in it."""
    first = start.lstrip(b"\xef\xbb\xbf \r\n").partition(b"\n")[0]
    return first.startswith(b"{") and (b'"word"' in first or b'"redirect"' in first)


def about(path: Path) -> About:
    """The rows carry their language and the file no title; Wiktionary's licence is the same for all."""
    return About("Wiktionary", "CC BY-SA 4.0 and GFDL (the authors of Wiktionary)", "")


def read(path: Path) -> Iterator[Word | Flaw]:
    """One word for each sense that is in use."""
    for item in lines(path):
        if isinstance(item, Flaw):
            yield item
            continue
        number, line = item
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Flaw(number, f"no JSON: {error}")
            continue
        if not isinstance(row, dict) or not (isinstance(row.get("word"), str) or "redirect" in row):
            yield Flaw(number, "no object with a word")
        elif "word" in row:
            yield from _words(row)


def _words(row: dict[str, Any]) -> Iterator[Word]:
    pos = PARTS.get(str(row.get("pos")))
    if pos is None:
        return  # affixes, letters, symbols: no words of a sentence
    lang = short(str(row.get("lang_code", "")))
    for sense in _dicts(row.get("senses")):
        marks = {mark for mark in _list(sense.get("tags")) if isinstance(mark, str)}
        if marks & UNUSUAL or "form_of" in sense or "alt_of" in sense:
            continue
        # The last gloss is the narrowest; those before it are the headings it stands under.
        texts = [text for text in _list(sense.get("glosses")) if isinstance(text, str)][-1:]
        tags = tuple(sorted({TAGS[mark] for mark in marks if mark in TAGS}))
        yield from words([row["word"]], pos, texts, tags, lang)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in _list(value) if isinstance(item, dict)]
