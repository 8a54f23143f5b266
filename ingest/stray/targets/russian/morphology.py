"""Russian forms, by pymorphy3: what a word may be, and a lemma in the form that a place asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingest.lexicon.lemmas import russian_analyzer

# Second cases and the vocative, as the six of the school.
SAME_CASE = {
    "gen2": "gent",
    "acc2": "accs",
    "loc2": "loct",
    "voct": "nomn",
    "gen1": "gent",
    "loc1": "loct",
}
# Readings less likely than this are homonyms that no one means.
LEAST_SCORE = 0.02
NOUN_LIKE = frozenset(("NOUN", "NPRO"))
ADJECTIVES = frozenset(("ADJF", "PRTF"))
FINITE = frozenset(("VERB",))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a word form: OpenCorpora part of speech and grammemes ("" where none)."""

    pos: str
    case: str
    number: str
    gender: str
    tense: str
    person: str
    animate: bool
    transitive: bool
    perfective: bool
    lemma: str
    score: float


@lru_cache(maxsize=8192)
def readings(word: str) -> tuple[Reading, ...]:
    """The likely readings of a word form, the likeliest first; none for a word that is not known."""
    return _read(word) if russian_analyzer().word_is_known(word) else ()


def _read(word: str) -> tuple[Reading, ...]:
    found = []
    for parse in russian_analyzer().parse(word):
        tag = parse.tag
        if parse.score < LEAST_SCORE and not (tag.POS == "ADJF" and "Apro" in tag):
            continue  # `все` is mostly a particle, but before a noun it agrees
        case = str(tag.case or "")
        found.append(
            Reading(
                str(tag.POS or ""),
                SAME_CASE.get(case, case),
                str(tag.number or ""),
                str(tag.gender or ""),
                str(tag.tense or ""),
                str(tag.person or ""),
                tag.animacy == "anim",
                "tran" in tag,
                "perf" in tag,
                parse.normal_form,
                parse.score,
            )
        )
    return tuple(found)


@lru_cache(maxsize=512)
def ending_readings(ending: str) -> tuple[Reading, ...]:
    """What an ending says of a word, whatever its stem: pymorphy3's guesses for a stem that is none."""
    return _read("дорд" + ending)


def is_word(text: str) -> bool:
    """Whether the dictionary has the form."""
    return bool(russian_analyzer().word_is_known(text.lower()))


@dataclass(frozen=True, slots=True)
class Form:
    """The form a place asks for; what is None is left as it is."""

    case: str | None = None
    number: str | None = None
    gender: str | None = None
    animate: bool | None = None
    verb: str | None = None  # infn, pres, past, impr, grnd, prts
    person: str | None = None
    short: bool = False
    after_preposition: bool = False
    degree: str | None = None  # JJR, JJS


OPENCORPORA = {
    "noun": ("NOUN",), "name": ("NOUN",), "verb": ("INFN", "VERB"), "pron": ("NPRO", "ADJF", "NOUN"),
    "adj": ("ADJF", "PRTF"), "det": ("ADJF", "NUMR"), "num": ("NUMR", "ADJF", "NOUN"),
}  # fmt: skip


def inflected(lemma: str, pos: str, form: Form) -> str | None:
    """A lemma, or a term of several words, in a form; None where it has no such form."""
    words = lemma.split(" ")
    if len(words) == 1:
        return _inflect(lemma, pos, form)
    if pos == "verb":
        first = _inflect(words[0], pos, form)
        return None if first is None else " ".join([first, *words[1:]])
    if pos not in ("noun", "name"):
        return lemma
    head = _head(words)
    if head is None or not all(_is_adjective(word) for word in words[:head]):
        return None
    noun = _parse(words[head], ("NOUN",))
    number = form.number or "sing"
    agreed = Form(form.case, number, str(noun.tag.gender or "neut"), noun.tag.animacy == "anim")
    parts = [_inflect(word, "adj", agreed) for word in words[:head]]
    parts.append(_inflect(words[head], pos, form))
    if None in parts:
        return None
    return " ".join([part for part in parts if part is not None] + words[head + 1 :])


def _noun(lemma: str) -> Any:
    words = lemma.split(" ")
    at = _head(words)
    return None if at is None else _parse(words[at], ("NOUN",))


def gender_of(lemma: str) -> str:
    """The gender of a noun, or of the first noun of a term; "" for words without one."""
    noun = _noun(lemma)
    return "" if noun is None else str(noun.tag.gender or "")


def is_animate(lemma: str) -> bool:
    """Whether a noun names a living being."""
    noun = _noun(lemma)
    return noun is not None and noun.tag.animacy == "anim"


def is_plural_only(lemma: str) -> bool:
    """Whether a base form is a plural: `деньги`."""
    return any(r.pos == "NOUN" and r.number == "plur" and r.lemma == lemma for r in readings(lemma))


def is_perfective(lemma: str) -> bool:
    """Whether a verb is perfective."""
    parse = _parse(lemma.split(" ")[0], ("INFN",))
    return parse is not None and "perf" in parse.tag


@lru_cache(maxsize=4096)
def adverb_of(adjective: str) -> str | None:
    """The adverb in -o of an adjective, where the dictionary has it."""
    parse = _parse(adjective, ("ADJF",))
    short = None if parse is None else parse.inflect({"ADJS", "neut", "sing"})
    found = "" if short is None else str(short.word)
    return found if any(reading.pos == "ADVB" for reading in readings(found)) else None


@lru_cache(maxsize=4096)
def all_forms(lemma: str, pos: str) -> tuple[str, ...]:
    """Every form of a single word, the participles of a verb among them."""
    parse = _parse(lemma, OPENCORPORA.get(pos, ()))
    return () if parse is None else tuple(dict.fromkeys(form.word for form in parse.lexeme))


def _is_noun(word: str) -> bool:
    found = _parse(word, ("NOUN",))
    return found is not None and found.tag.case == "nomn"


def _head(words: list[str]) -> int | None:
    """The place of the noun in a term; an adjective that is used as a noun too is none before one."""
    nouns = [at for at, word in enumerate(words) if _is_noun(word)]
    plain = [at for at in nouns if not _is_adjective(words[at])]
    return min(plain or nouns, default=None)


def _is_adjective(word: str) -> bool:
    return _parse(word, ("ADJF", "PRTF")) is not None


@lru_cache(maxsize=4096)
def _parse(word: str, tags: tuple[str, ...]) -> Any:
    """The reading of a base form as one of the parts of speech; hyphenated terms by the last part."""
    parses = russian_analyzer().parse(word)
    same = [p for p in parses if p.tag.POS in tags and p.normal_form == word.lower()]
    plural = [p for p in parses if p.tag.POS in tags and p.tag.case == "nomn"]
    # `время` is an accusative before all else: the base form is the nominative one.
    same.sort(key=lambda parse: parse.tag.case not in (None, "nomn"))
    return next(iter(same or plural), None)


def _inflect(lemma: str, pos: str, form: Form) -> str | None:
    parse = _parse(lemma, OPENCORPORA.get(pos, ()))
    if parse is None:
        return lemma if pos not in OPENCORPORA else None
    for wanted in _grammemes(parse, pos, form):
        found = parse.inflect(wanted)
        if found is not None:
            return str(found.word).capitalize() if lemma[:1].isupper() else str(found.word)
    return None


def _grammemes(parse: Any, pos: str, form: Form) -> Iterator[set[str]]:
    """The sets to try, the most exact first."""
    if parse.tag.POS in ("INFN", "VERB"):
        yield from _verb(parse, form)
        return
    wanted = {item for item in (form.case, form.number) if item}
    if parse.tag.POS == "NOUN":
        if form.after_preposition and form.case == "loct":
            yield {"loc2", *({form.number} if form.number else ())}
        yield wanted
        if form.case:
            yield {form.case}  # nouns without the other number
        return
    if parse.tag.POS == "NUMR" or parse.tag.POS == "NPRO":
        yield {form.case} if form.case else set()
        return
    if form.short:
        yield {"ADJS", "neut" if form.gender is None else form.gender, "sing"}
        return
    degree = {"Supr"} if form.degree == "JJS" else set()
    if form.number != "plur" and form.gender in ("masc", "femn", "neut"):
        wanted.add(form.gender)
    if form.case == "accs" and form.animate is not None:
        wanted.add("anim" if form.animate else "inan")
    if degree:
        yield wanted | degree
    yield wanted
    yield wanted - {"anim", "inan"}


def _verb(parse: Any, form: Form) -> Iterator[set[str]]:
    perfective = "perf" in parse.tag
    if form.verb in (None, "infn"):
        yield {"INFN"}
    elif form.verb == "prts":
        if perfective:
            yield (
                {"PRTS", "plur"}
                if form.number == "plur"
                else {"PRTS", "sing", form.gender or "masc"}
            )
    elif form.verb == "past":
        yield {"past", "plur"} if form.number == "plur" else {"past", "sing", form.gender or "masc"}
    elif form.verb == "impr":
        yield {"impr", "plur", "excl"}
    elif form.verb == "grnd":
        yield {"GRND", "past" if perfective else "pres"}
    else:
        yield {"futr" if perfective else "pres", form.number or "sing", form.person or "3per"}


def cyrillic_only(text: str) -> bool:
    """Whether a text is of Russian letters, spaces and hyphens."""
    return re.fullmatch("[а-яё][а-яё -]*", text.lower()) is not None
