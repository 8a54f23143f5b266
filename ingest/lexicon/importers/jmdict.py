"""JMdict and JMnedict: Japanese words and names in XML, with codes written as entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from ingest.lexicon.importers.glosses import words
from ingest.lexicon.importers.markup import elements
from ingest.lexicon.importers.model import About, Flaw, Word
from ingest.lexicon.importers.opening import head, opened

ROOT_RE = re.compile(rb"<(?:!DOCTYPE\s+)?(JMdict|JMnedict)\b")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Codes by their beginnings, the longer first.
PARTS = (
    ("adj-n", "adj"), ("adj", "adj"), ("adv", "adv"), ("aux-adj", "adj"), ("aux", "verb"), ("conj", "conj"),
    ("cop", "verb"), ("ctr", "noun"), ("exp", "phrase"), ("int", "intj"), ("n-pref", "part"), ("n-suf", "part"),
    ("num", "num"), ("n", "noun"), ("pn", "pron"), ("pref", "part"), ("prt", "part"), ("suf", "part"),
    ("unc", "noun"), ("v", "verb"),
)  # fmt: skip
# Kinds of names, with the tag of the word lists.
PERSONS = frozenset(("surname", "given", "masc", "fem", "person"))
PLACES = frozenset(("place", "station"))
# Senses that texts of today do not mean.
UNUSUAL = frozenset(("arch", "obs", "obsc", "rare", "X", "vulg"))


def fits(path: Path, start: bytes) -> bool:
    """Whether the root or the document type names it."""
    return ROOT_RE.search(start) is not None


def about(path: Path) -> About:
    """The name is that of the root; the licence is the project's own wherever the file is from."""
    match = ROOT_RE.search(head(path))
    title = match[1].decode() if match else "JMdict"
    return About(title, "CC BY-SA 4.0 (Electronic Dictionary Research and Development Group)", "ja")


def read(path: Path) -> Iterator[Word | Flaw]:
    """One word for each sense, in the order of the entry."""
    with opened(path) as stream:
        for line, entry in elements(stream, frozenset(("entry",)), names=True):
            found = list(_words(entry))
            yield from found
            if not found:
                yield Flaw(line, "no English gloss that renders the word")


def _words(entry: Element) -> Iterator[Word]:
    written = [keb.text or "" for keb in entry.iter("keb")]
    read = [reb.text or "" for reb in entry.iter("reb")]
    pos = "noun"
    for sense in entry.iter("sense"):
        codes = [code.text or "" for code in sense.iter("pos")]
        # A sense without a part of speech has that of the sense before it.
        pos = _part(codes) if codes else pos
        marks = {mark.text or "" for mark in sense.iter("misc")}
        if marks & UNUSUAL:
            continue
        kana = not written or "uk" in marks
        glosses = [g.text or "" for g in sense.iter("gloss") if _is_english(g)]
        yield from words([*written, *(read if kana else ())], pos, glosses)
    for name in entry.iter("trans"):
        kinds = {kind.text or "" for kind in name.iter("name_type")}
        tag = "person" if kinds & PERSONS else "place" if kinds & PLACES else ""
        glosses = [g.text or "" for g in name.iter("trans_det") if _is_english(g)]
        yield from words(written or read, "name", glosses, (tag,) if tag else ())


def _part(codes: list[str]) -> str:
    for code in codes:
        for beginning, pos in PARTS:
            if code.startswith(beginning):
                return pos
    return "noun"


def _is_english(gloss: Element) -> bool:
    return gloss.get("xml:lang", gloss.get(LANGUAGE, "eng")) == "eng"
