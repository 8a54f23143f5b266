"""From a word as it stands to the lemmas a word list knows it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingest.lexicon import japanese, korean
from ingest.lexicon.lookup import stems


@dataclass(frozen=True, slots=True)
class Lemma:
    """A possible base form: with the part of speech and the form it was found in, where known.

    `form` is an English Penn tag: the form that the English word should take (NNS, VBD …).
    `name` says that the analyser takes it for a proper name.
    """

    text: str
    pos: str | None = None
    form: str | None = None
    name: bool = False


RUSSIAN_POS = {
    "NOUN": "noun", "ADJF": "adj", "ADJS": "adj", "COMP": "adj", "VERB": "verb", "INFN": "verb",
    "PRTF": "verb", "PRTS": "verb", "GRND": "verb", "NUMR": "num", "ADVB": "adv", "NPRO": "pron",
    "PRED": "adv", "PREP": "prep", "CONJ": "conj", "PRCL": "part", "INTJ": "intj",
}  # fmt: skip
# Analyses less likely than this are guesses.
LEAST_SCORE = 0.05
SIMPLEMMA = frozenset(("uk", "bg", "el", "hi", "fa", "mk"))
# Languages whose endings are listed with the lexicon, and how much of a word is left at least.
STEMMED = frozenset(("be", "hy", "ka", "ur", "bn", "ta"))
LEAST_STEM, LONGEST_ENDING = 2, 20
# Serbian has two alphabets, letter for letter; the lemmatiser knows the Latin one.
SERBIAN = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
SERBIAN_PAIRS = {"љ": "lj", "њ": "nj", "џ": "dž"}
# Clitics written on to the word: conjunctions, prepositions, the article.
PREFIXES = {
    "ar": ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف", "ك", "س"),
    "he": ("וה", "שה", "מה", "כש", "ה", "ו", "ב", "ל", "מ", "ש", "כ"),
}
SUFFIXES = {
    "ar": ("هما", "ات", "ون", "ين", "ها", "هم", "نا", "ية", "ة", "ه", "ي", "ا"),
    "he": ("ים", "ות", "יה", "ית", "ה"),
}  # fmt: skip


def lemmas(word: str, lang: str) -> Iterator[Lemma]:
    ""
    "Possible lemmas, the likeliest first; the word itself comes first where the list may have it."
    ""
    if lang == "ru":
        if " " in word:
            yield Lemma(word.lower())  # a phrase of the list: `честно говоря`
        yield from russian(word)
        return
    yield Lemma(word)
    lowered = word.lower()
    if lowered != word:
        yield Lemma(lowered)
    if lang in SIMPLEMMA:
        # Bulgarian reflexive verbs come with their particle: `появя-се`.
        base = (
            _simplemma(lowered, lang).partition("-")[0]
            if lang == "bg"
            else _simplemma(lowered, lang)
        )
        if base != lowered:
            yield Lemma(base)
    elif lang == "sr":
        base = _serbian(lowered)
        if base != lowered:
            yield Lemma(base)
    elif lang == "ja":
        yield from (Lemma(base, form=form) for base, form in japanese.bases(word))
    elif lang == "ko":
        yield from (Lemma(base, form=form) for base, form in korean.bases(word))
    elif lang in PREFIXES:
        yield from _semitic(word, lang)
    elif lang in STEMMED:
        yield from _stemmed(lowered, lang)


def _stemmed(word: str, lang: str) -> Iterator[Lemma]:
    endings = stems(lang)
    for length in range(min(LONGEST_ENDING, len(word) - LEAST_STEM), 0, -1):
        for rest, form in endings.get(word[-length:], ()):
            yield Lemma(word[:-length] + rest, form=form)


@lru_cache(maxsize=4096)
def russian(word: str) -> tuple[Lemma, ...]:
    """pymorphy3's analyses, merged by lemma and part of speech, the likeliest first."""
    found: dict[tuple[str, str | None], Lemma] = {}
    for parse in russian_analyzer().parse(word):
        tag = parse.tag
        pos = RUSSIAN_POS.get(str(tag.POS))
        form = None
        if pos == "noun" and tag.number == "plur":
            form = "NNS"
        elif tag.POS == "COMP":
            form = "JJR"
        elif pos == "adj" and "Supr" in tag:
            form = "JJS"
        elif tag.POS == "ADJS" and tag.gender == "neut":
            form = "RB"  # the neuter short form is the adverb too
        elif tag.POS in ("PRTF", "PRTS"):
            form = "VBN" if tag.voice == "pssv" else "VBG"
        elif tag.POS == "GRND":
            form = "VBG"
        elif pos == "verb" and tag.tense == "past":
            form = "VBD"
        name = any(mark in tag for mark in ("Name", "Surn", "Geox", "Patr", "Orgn"))
        found.setdefault((parse.normal_form, pos), Lemma(parse.normal_form, pos, form, name))
    return tuple(found.values())


@lru_cache(maxsize=4096)
def russian_nominative(word: str) -> str:
    """A Russian name in the nominative, as a capitalised word; the word itself where it is not
    taken for an inflected name."""
    parses = [p for p in russian_analyzer().parse(word) if p.score >= LEAST_SCORE]
    # Surnames in -ov and -in have towns in -ovo and -ino beside them; the news is about people.
    for marks in (("Surn", "Name", "Patr"), ("Geox",)):
        for parse in parses:
            if any(mark in parse.tag for mark in marks):
                if parse.tag.case == "nomn":
                    return word
                base = parse.inflect({"nomn"})
                return str(base.word).capitalize() if base is not None else word
    return word


@lru_cache(maxsize=1)
def russian_analyzer() -> Any:
    """pymorphy3 with its Russian dictionaries, opened at the first need."""
    # Imported here: the dictionaries cost 200 ms, and most documents hold no Russian word.
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=4096)
def _simplemma(word: str, lang: str) -> str:
    import simplemma

    return simplemma.lemmatize(word, lang=lang)


@lru_cache(maxsize=4096)
def _serbian(word: str) -> str:
    both = SERBIAN | SERBIAN_PAIRS
    base = _simplemma("".join(both.get(char, char) for char in word), "hbs")
    for cyrillic, latin in SERBIAN_PAIRS.items():
        base = base.replace(latin, cyrillic)
    back = {latin: cyrillic for cyrillic, latin in SERBIAN.items()}
    return "".join(back.get(char, char) for char in base)


def _semitic(word: str, lang: str) -> Iterator[Lemma]:
    stems = [word]
    for prefix in PREFIXES[lang]:
        if word.startswith(prefix) and len(word) >= len(prefix) + 2:
            stems.append(word[len(prefix) :])
            yield Lemma(stems[-1])
    for stem in stems:
        for suffix in SUFFIXES[lang]:
            if stem.endswith(suffix) and len(stem) >= len(suffix) + 2:
                base = stem[: -len(suffix)]
                form = "NNS" if suffix in ("ים", "ות", "ات", "ون", "ين") else None
                yield Lemma(base, form=form)
                if lang == "ar" and suffix != "ة":
                    yield Lemma(base + "ة", form=form)
                if lang == "he" and suffix == "ות":
                    yield Lemma(base + "ה", form=form)
