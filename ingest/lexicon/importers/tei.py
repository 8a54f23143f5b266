"""Dictionaries in TEI, as FreeDict has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from ingest.lexicon.importers.glosses import words
from ingest.lexicon.importers.languages import short, source_of
from ingest.lexicon.importers.markup import elements
from ingest.lexicon.importers.model import About, Damage, Flaw, Word
from ingest.lexicon.importers.opening import opened

ROOT_RE = re.compile(rb"<(?:\w+:)?(?:TEI|TEI\.2|teiHeader|teiCorpus)[\s>]")
PARTS = {
    "n": "noun", "noun": "noun", "s": "noun", "v": "verb", "verb": "verb", "vt": "verb", "vi": "verb",
    "vti": "verb", "adj": "adj", "a": "adj", "adjective": "adj", "adv": "adv", "adverb": "adv", "pron": "pron",
    "prep": "prep", "preposition": "prep", "conj": "conj", "num": "num", "int": "intj", "interj": "intj",
    "interjection": "intj", "pn": "name", "propn": "name", "propernoun": "name", "name": "name", "art": "det",
    "det": "det", "ptcl": "part", "particle": "part", "phrase": "phrase", "phras": "phrase", "idiom": "phrase",
}  # fmt: skip


def fits(path: Path, start: bytes) -> bool:
    """Whether the root or the header is there."""
    return ROOT_RE.search(start) is not None


def about(path: Path) -> About:
    """Title, licence and language of the header; the language else by the file's name."""
    title = licence = ""
    languages: list[str] = []
    try:
        with opened(path) as stream:
            for _, header in elements(stream, frozenset(("teiHeader",))):
                title = _text(header.find(".//title"))
                licence = _text(header.find(".//availability"))
                for language in header.iter("language"):
                    languages.append(short(language.get("ident", "")))
                break
    except Damage:
        pass  # whoever reads the words will meet it and say so
    foreign = [code for code in languages if code not in ("", "en")]
    lang = source_of(path.name) or (foreign[0] if len(foreign) == 1 else "")
    return About(title, licence[:200], lang)


def read(path: Path) -> Iterator[Word | Flaw]:
    """One word for each sense that has an English translation."""
    with opened(path) as stream:
        for line, entry in elements(stream, frozenset(("entry",))):
            forms = [_text(orth) for orth in _orths(entry)]
            if not any(forms):
                yield Flaw(line, "an entry without a headword")
                continue
            found = list(_words(forms, entry))
            yield from found
            if not found:
                yield Flaw(line, f"{forms[0][:40]}: no English translation that renders the word")


def _orths(entry: Element) -> Iterator[Element]:
    for form in entry.findall("form"):
        # Inflected forms are found by their lemma, and would share its part of speech and number.
        if not form.get("type", "").startswith("infl"):
            yield from form.findall("orth")
            yield from _orths(form)


def _words(forms: list[str], entry: Element) -> Iterator[Word]:
    outer = _part(entry.find("gramGrp")) or _part(entry.find("form/gramGrp"))
    for sense in entry.findall("sense") or [entry]:
        # Where nothing is marked as a translation, the definition is one.
        texts = [_text(text) for text in _translations(sense) or sense.iter("def")]
        yield from words(forms, _part(sense.find("gramGrp")) or outer, texts)


def _translations(sense: Element) -> list[Element]:
    found = [
        quote
        for cit in sense.iter("cit")
        if cit.get("type", "").startswith("trans") and _english(cit)
        for quote in cit.findall("quote")
    ]
    found += (text for old in sense.iter("trans") for text in old.findall("tr"))
    return [text for text in found if _english(text)]


def _english(element: Element) -> bool:
    return short(element.get("xml:lang", "en")) in ("en", "")


def _part(group: Element | None) -> str | None:
    if group is None:
        return None
    for pos in group.iter():
        if pos.tag in ("pos", "gram") and (found := PARTS.get(_text(pos).lower().rstrip("."))):
            return found
    return None


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
