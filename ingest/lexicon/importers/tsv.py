"""TAB-separated lists: ours (word, part of speech, English, tags), or a word and its English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.lexicon.importers.glosses import POS, words
from ingest.lexicon.importers.languages import SHORT, short
from ingest.lexicon.importers.model import About, Flaw, Word
from ingest.lexicon.importers.opening import lines

NAME_RE = re.compile(r"([a-z]{2,3})(?:-\w+)?\.tsv")
LICENCE_RE = re.compile(r"licen[cs]e", re.IGNORECASE)


def fits(path: Path, start: bytes) -> bool:
    """Whether the first line that is no comment has two cells or more."""
    for line in start.decode("utf-8-sig", "replace").split("\n"):
        if line.strip() and not line.startswith("#"):
            return "\t" in line
    return False


def about(path: Path) -> About:
    """The first comment is the title, one with the word licence the licence; the language is the
    file's name, as in `ru.tsv`."""
    title = licence = ""
    for item in lines(path):
        if isinstance(item, Flaw) or not item[1].startswith("#"):
            break
        text = item[1].strip("# ")
        if LICENCE_RE.search(text):
            licence = licence or text
        else:
            title = title or text
    match = NAME_RE.fullmatch(path.name)
    # Of the short names that files have, most are no codes of languages: `my.tsv`.
    lang = short(match[1]) if match and short(match[1]) in SHORT.values() else ""
    return About(title[:60], licence[:200], lang)


def read(path: Path) -> Iterator[Word | Flaw]:
    """The words of each row."""
    for item in lines(path):
        if isinstance(item, Flaw):
            yield item
            continue
        number, line = item
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            yield Flaw(number, "not a word and its English")
            continue
        found = list(_words(cells))
        yield from found
        if not found:
            yield Flaw(number, f"{cells[0][:40]}: no English that renders the word")


def _words(cells: list[str]) -> Iterator[Word]:
    if len(cells) >= 3 and cells[1] in POS:
        tags = tuple(filter(None, cells[3].split(","))) if len(cells) > 3 else ()
        yield from words(cells[0].split("|"), cells[1], [cells[2]], tags)
    else:
        yield from words(cells[0].split("|"), None, [cells[1]])
