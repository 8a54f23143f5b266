"""Dictionaries of the dictd server: an index of headwords beside a file of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ingest.lexicon.importers.glosses import words
from ingest.lexicon.importers.languages import source_of
from ingest.lexicon.importers.model import About, Damage, Flaw, Word
from ingest.lexicon.importers.opening import lines, opened

ENDINGS = (".index", ".dict.dz", ".dict")
DIGITS = {
    char: value
    for value, char in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
# Headwords about the dictionary itself begin so; older ones leave the hyphens out.
OWN_RE = re.compile(r"00-?database-?(\w+)")
# Longer articles are no entries of a word list.
LONGEST_ARTICLE = 200_000
PART_RE = re.compile(r"<([a-z]+)[^<>]*>|\b(n|v|vt|vi|adj|adv|prep|conj|pron|num|int)\.(?=\s|$)")
PARTS = {
    "n": "noun", "v": "verb", "vt": "verb", "vi": "verb", "adj": "adj", "adv": "adv", "prep": "prep",
    "conj": "conj", "pron": "pron", "num": "num", "int": "intj", "pn": "name", "propn": "name",
}  # fmt: skip
NUMBER_RE = re.compile(r"^\s*(?:\d+[.)]|[-*\N{BULLET}])\s*")
# Lines that are not translations: examples, notes, references, pronunciations.
OTHER_RE = re.compile(
    r"^\s*(?:[\"\N{LEFT DOUBLE QUOTATION MARK}/\[]|(?:synonyms?|see|note|antonyms?|examples?|etym\w*)\b[: ])",
    re.IGNORECASE,
)
LICENCE_RE = re.compile(
    r"licen[cs]e|public domain|copyright|creative commons|\bGPL\b", re.IGNORECASE
)


def fits(path: Path, start: bytes) -> bool:
    """Whether the file and its companion are there under their usual names."""
    try:
        _pair(path)
    except Damage:
        return False
    return True


def about(path: Path) -> About:
    """What the articles about the dictionary itself say, and the language of the file's name."""
    title = licence = ""
    try:
        for name, article in _own(path):
            text = article.partition("\n")[2].strip() or article.strip()
            if name == "short" and not title:
                title = text.partition("\n")[0].strip()
            elif name in ("info", "url") and not licence:
                licence = next(
                    (row.strip() for row in text.split("\n") if LICENCE_RE.search(row)), ""
                )
    except Damage:
        pass  # whoever reads the words will meet it and say so
    return About(title[:100], licence[:200], source_of(path.name))


def read(path: Path) -> Iterator[Word | Flaw]:
    """The words of the articles, in the order of the articles."""
    index, articles = _pair(path)
    places: dict[tuple[int, int], list[str]] = {}
    numbers: dict[tuple[int, int], int] = {}
    for row in _index(index):
        if isinstance(row, Flaw):
            yield row
            continue
        number, headword, place = row
        if OWN_RE.fullmatch(headword) is None:
            places.setdefault(place, []).append(headword)
            numbers.setdefault(place, number)
    with opened(articles) as stream:
        for place in sorted(places):
            article = _article(stream, *place)
            if isinstance(article, str):
                found = list(_words(places[place], article))
                yield from found
                if found:
                    continue
                article = Flaw(0, f"{places[place][0][:40]}: no English that renders the word")
            yield Flaw(numbers[place], article.detail)


def _pair(path: Path) -> tuple[Path, Path]:
    """The index and the articles, of which one was named."""
    ending = next((end for end in ENDINGS if path.name.endswith(end)), None)
    if ending is None:
        raise Damage(f"the name ends with none of {', '.join(ENDINGS)}")
    stem = path.name.removesuffix(ending)
    index = path.with_name(stem + ".index")
    for end in (ending, *ENDINGS[1:]):
        articles = path.with_name(stem + end)
        if end != ".index" and articles.exists():
            if index.exists():
                return index, articles
            break
    raise Damage(f"{stem}.index and {stem}.dict(.dz) belong together, and one is missing")


def _index(path: Path) -> Iterator[tuple[int, str, tuple[int, int]] | Flaw]:
    for item in lines(path):
        if isinstance(item, Flaw):
            yield item
            continue
        number, line = item
        cells = line.split("\t")
        if len(cells) < 3:
            yield Flaw(number, "not headword, offset, length")
            continue
        offset, length = _number(cells[1]), _number(cells[2])
        if offset is None or length is None:
            yield Flaw(number, f"{cells[1][:20]!r}, {cells[2][:20]!r}: no offset and length")
        else:
            yield number, cells[0], (offset, length)


def _number(digits: str) -> int | None:
    """A number in the index's own base 64, the most significant digit first."""
    if not 0 < len(digits) <= 10 or any(char not in DIGITS for char in digits):
        return None
    value = 0
    for char in digits:
        value = value * 64 + DIGITS[char]
    return value


def _own(path: Path) -> Iterator[tuple[str, str]]:
    index, articles = _pair(path)
    found = []
    for row in _index(index):
        if not isinstance(row, Flaw) and (match := OWN_RE.fullmatch(row[1])):
            found.append((row[2], match[1]))
    with opened(articles) as stream:
        for place, name in sorted(found):
            article = _article(stream, *place)
            if isinstance(article, str):
                yield name, article


def _article(stream: BinaryIO, offset: int, length: int) -> str | Flaw:
    if length > LONGEST_ARTICLE:
        return Flaw(0, f"an article of {length} bytes")
    stream.seek(offset)
    data = stream.read(length)
    if len(data) < length:
        return Flaw(0, f"bytes {offset} to {offset + length} lie behind the end of the articles")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Flaw(0, f"the article at byte {offset} is not UTF-8 at byte {error.start}")


def _words(headwords: list[str], article: str) -> Iterator[Word]:
    rows = article.split("\n")
    first = rows[0]
    marked = PART_RE.search(first)
    pos = PARTS.get(marked[1] or marked[2]) if marked else None
    # The headword opens the article, with its pronunciation; short articles are one line.
    opening = first.strip().split("  ")[0].split(" /")[0].split(" <")[0].strip()
    repeated = opening in headwords or opening.lower() in headwords
    texts = []
    for row in rows[1:] if repeated else rows:
        plain = NUMBER_RE.sub("", row)
        if plain.strip() and not OTHER_RE.match(plain) and "{" not in plain:
            texts.append(re.sub(r"<[^<>]*>|\[[^\[\]]*\]|/[^/]+/", " ", plain))
    yield from words(headwords, pos, texts)
