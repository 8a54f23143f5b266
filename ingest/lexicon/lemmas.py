"""From a word as it stands to the lemmas a word list knows it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


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
# Regular plurals: the ending, and what the singular has in its place.
PLURALS = {
    "hy": (("ներ", ""), ("ները", ""), ("եր", ""), ("երը", "")),
    "ka": (("ები", "ი"), ("ები", "ა"), ("ებს", "ი"), ("ების", "ი")),
}
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
    # Korean particles and endings, the longest first; what is left may be a noun or a stem.
    "ko": (
        "에서는", "으로는", "에게서", "이라고", "이라는", "에서", "으로", "에게", "까지", "부터", "처럼", "보다",
        "이나", "하고", "이다", "들이", "들은", "들을", "들의", "들", "은", "는", "이", "가", "을", "를", "의", "에",
        "와", "과", "도", "로", "만",
    ),
}  # fmt: skip
KOREAN_ENDINGS = (
    ("하는", "하다"), ("하고", "하다"), ("하며", "하다"), ("하기", "하다"), ("했다", "하다"), ("한다", "하다"),
    ("하여", "하다"),
    ("해서", "하다"), ("하게", "하다"), ("할", "하다"), ("한", "하다"), ("함", "하다"), ("된", "되다"),
    ("되는", "되다"),
    ("되어", "되다"), ("적인", "적"), ("적으로", "적"), ("스러운", "스럽다"), ("로운", "롭다"),
    ("는", "다"), ("은", "다"),
    ("고", "다"), ("기", "다"), ("지", "다"), ("게", "다"),
)  # fmt: skip
JAPANESE_ENDINGS = (
    ("していた", "", "VBD"), ("している", "", "VBG"), ("しました", "", "VBD"), ("します", "", None),
    ("される", "", "VBN"),
    ("された", "", "VBN"), ("する", "", None), ("した", "", "VBD"), ("して", "", "VBG"), ("すべき", "", None),
    ("ている", "る", "VBG"), ("ました", "る", "VBD"), ("ます", "る", None), ("った", "る", "VBD"),
    ("った", "う", "VBD"),
    ("いた", "く", "VBD"), ("んだ", "む", "VBD"), ("した", "す", "VBD"), ("た", "る", "VBD"),
    ("て", "る", "VBG"),
    ("かった", "い", None), ("くない", "い", None), ("く", "い", None), ("的な", "的", None), ("な", "", None),
    ("に", "", None), ("の", "", None), ("は", "", None), ("が", "", None), ("を", "", None),
    ("で", "", None),
    ("と", "", None), ("も", "", None), ("へ", "", None),
)  # fmt: skip


def lemmas(word: str, lang: str) -> Iterator[Lemma]:
    ""
    "Possible lemmas, the likeliest first; the word itself comes first where the list may have it."
    ""
    if lang == "ru":
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
    elif lang in PLURALS:
        for ending, rest in PLURALS[lang]:
            if lowered.endswith(ending) and len(lowered) > len(ending) + 1:
                yield Lemma(lowered[: -len(ending)] + rest, form="NNS")
    elif lang == "ja":
        for ending, base, form in JAPANESE_ENDINGS:
            if word.endswith(ending) and len(word) > len(ending):
                yield Lemma(word[: -len(ending)] + base, form=form)
    elif lang == "ko":
        yield from _korean(word)
    elif lang in PREFIXES:
        yield from _semitic(word, lang)


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


def _korean(word: str) -> Iterator[Lemma]:
    # A noun of action does the verb's work where English needs a verb.
    yield Lemma(word + "하다")
    for ending, base in KOREAN_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            yield Lemma(word[: -len(ending)] + base)
            if base == "하다":
                yield Lemma(word[: -len(ending)])
    for particle in SUFFIXES["ko"]:
        if word.endswith(particle) and len(word) > len(particle):
            yield Lemma(word[: -len(particle)], form="NNS" if particle.startswith("들") else None)


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
