"""Texts to measure speed on: made from fixed seeds, of what installed packages ship.

English is Python's own documentation of its language; the rest are translations in the message
catalogues of installed packages (`translations.py`), as documents of lines. Nothing is kept here.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pydoc_data.topics import topics

import ftfy.bad_codecs  # registers the sloppy codecs  # noqa: F401
from translations import Passages, installed, passages

LINE = 120  # characters, about
LANGUAGES = 40
EUROPEAN = ("en", "fr", "de", "es", "pt", "it", "ru", "pl", "cs", "sv")
# How text comes to be damaged: its UTF-8 is read as this.
READ_AS = ("sloppy-windows-1252", "latin-1", "sloppy-windows-1251", "macroman", "cp437")
FLATTENED = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\xb0\xdf", "''\"\"--.os")
LATIN_RE = re.compile("[A-Za-z]")
OPENING_RE = re.compile(r"(?<![\w)])\"")
APOSTROPHE_RE = re.compile(r"(?<=\w)'|'(?=\w)")


@cache
def catalogues() -> Passages:
    """Lines of each language."""
    return passages(installed(), LINE, 100_000)


def english() -> list[str]:
    """Paragraphs of Python's documentation, in ASCII, each on one line."""
    text = "\n".join(topics.values()).translate(FLATTENED)
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [part for part in paragraphs if part.isascii() and len(part) > 40]


def curly(line: str) -> str:
    """The line as a typesetter has it."""
    line = APOSTROPHE_RE.sub("\u2019", OPENING_RE.sub("\u201c", line).replace('"', "\u201d"))
    return line.replace(" -- ", " \u2014 ").replace(" - ", " \u2013 ")


def clean(lines: list[str]) -> list[str]:
    """The lines without controls and invisible characters, of which translations have some."""
    return [line for line in lines if line.isprintable()]


def pure(lines: list[str]) -> list[str]:
    """The lines without a Latin letter."""
    return [line for line in clean(lines) if not LATIN_RE.search(line)]


def damaged(lines: list[str], percent: int) -> list[str]:
    """So many of a hundred lines read in a wrong encoding."""
    chance = random.Random(percent)
    return [_broken(line, chance) if chance.random() * 100 < percent else line for line in lines]


def _broken(line: str, chance: random.Random) -> str:
    for encoding in chance.sample(READ_AS, len(READ_AS)):
        try:
            return line.encode().decode(encoding)
        except UnicodeError:
            continue
    return line


def documents(lines: list[str], size: int, total: int, seed: int = 1) -> list[str]:
    """Documents of about `size` bytes, together about `total`: the lines in an order of chance, as
    often as is needed, each time in another one."""
    chance = random.Random(seed)
    out: list[str] = []
    held: list[str] = []
    length = done = 0
    while done < total:
        for line in chance.sample(lines, len(lines)):
            held.append(line)
            length += len(line.encode()) + 1
            if length >= size:
                out.append("\n".join(held) + "\n")
                done += length
                held, length = [], 0
                if done >= total:
                    break
    return out


def corpora(size: int, total: int) -> dict[str, list[str]]:
    """The documents of each corpus, by its name."""
    found = catalogues()
    most = sorted(found, key=lambda code: (-sum(map(len, found[code])), code))[:LANGUAGES]
    each = {
        code: documents(found[code], size, total // LANGUAGES, number)
        for number, code in enumerate(most)
    }
    own = english()
    result = {
        "English, ASCII": documents(own, size, total),
        "English, curly quotes": documents(list(map(curly, own)), size, total),
        "Russian": documents(pure(found["ru"]), size, total),
        "Chinese": documents(pure(found["zh-Hans"]), size, total),
        "Russian with Latin words": documents(clean(found["ru"]), size, total),
        "Chinese with Latin words": documents(clean(found["zh-Hans"]), size, total),
        f"{LANGUAGES} languages": [text for texts in each.values() for text in texts],
    }
    for percent in (1, 10, 100):
        # A document is in one language, as documents are.
        texts = (
            documents(damaged(found[code], percent), size, total // len(EUROPEAN), number)
            for number, code in enumerate(EUROPEAN)
        )
        result[f"{percent} % of lines damaged"] = [text for some in texts for text in some]
    return result
