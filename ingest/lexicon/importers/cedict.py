"""CC-CEDICT: Chinese words, one a line, as `traditional simplified [pinyin] /gloss/gloss/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.lexicon.build import CEDICT_RE, cedict_entry
from ingest.lexicon.importers.model import About, Flaw, Word
from ingest.lexicon.importers.opening import lines
from ingest.lexicon.lookup import english

HEAD_RE = re.compile(r"#!? ?(license|title)[=:] ?(.+)", re.IGNORECASE)
LICENCE_RE = re.compile(r"^# .*(?:licen[cs]e|creative ?commons).*", re.IGNORECASE)


def fits(path: Path, start: bytes) -> bool:
    """Whether the first line that is no comment is an entry."""
    for line in start.decode("utf-8-sig", "replace").split("\n"):
        if line.strip() and not line.startswith("#"):
            return CEDICT_RE.fullmatch(line.strip()) is not None
    return False


def about(path: Path) -> About:
    """Title and licence from the comments at the top."""
    title, licence = "CC-CEDICT", ""
    for item in lines(path):
        if isinstance(item, Flaw):
            continue
        number, line = item
        if not line.startswith("#") or number > 100:
            break
        if match := HEAD_RE.match(line):
            if match[1].lower() == "license":
                licence = match[2].strip()
            else:
                title = match[2].strip()
        elif not licence and LICENCE_RE.match(line):
            licence = line.strip("# ")
    return About(title[:100], licence[:200], "zh")


def read(path: Path) -> Iterator[Word | Flaw]:
    """The words of each entry that renders its word, traditional and simplified."""
    for item in lines(path):
        if isinstance(item, Flaw):
            yield item
            continue
        number, line = item
        if not line.strip() or line.startswith("#"):
            continue
        entry = cedict_entry(" ".join(line.split()), _tags)
        if entry is None:
            yield Flaw(number, "not `traditional simplified [pinyin] /gloss/`")
            continue
        traditional, simplified, rows = entry
        for row in rows:
            pos, glosses, tags, _ = row.split("\t")
            spellings = tuple(dict.fromkeys((simplified, traditional)))
            yield Word(spellings, pos, tuple(glosses.split("; ")), tuple(filter(None, [tags])))


def _tags(word: str) -> str:
    known = english(word)
    return known.tags if known else ""
