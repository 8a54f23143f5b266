"""What the sentence asks of a verb in a place: infinitive, person, tense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.stray.targets.russian.adjectives import subject_of
from ingest.stray.targets.russian.classes import (
    ASKING,
    BEFORE_INFINITIVE,
    BEFORE_PERFECTIVE,
    COORDINATORS,
)
from ingest.stray.targets.russian.context import Context
from ingest.stray.targets.russian.morphology import ADJECTIVES, NOUN_LIKE, Form
from ingest.stray.targets.russian.place import Place


def verbs(around: Context) -> Iterator[Place]:
    """The forms a verb may take, each knowing whether an object follows."""
    objectless = _objectless(around)
    whole_after = any(token.lemmas & BEFORE_PERFECTIVE for token in around.left[:2])
    for place in _verbs(around):
        perfective: bool | None = None
        if place.form.verb == "infn" and whole_after:
            perfective = True
        elif place.form.verb == "past":
            perfective = _aspect(around)
        yield replace(place, objectless=objectless, perfective=perfective)


def _aspect(around: Context) -> bool | None:
    """The aspect of the other verbs of the past in the sentence."""
    for token in (*around.left, *around.right):
        reading = token.best("VERB")
        if reading is not None and reading.tense == "past" and not token.has("NOUN"):
            return reading.perfective
    return None


def _verbs(around: Context) -> Iterator[Place]:
    first, ahead = around.before(0), around.behind(0)
    if first.has("ADVB") and around.before(1).lemmas & BEFORE_INFINITIVE:
        first = around.before(1)  # `могут напрямую влиять`
    if first.lemmas & BEFORE_INFINITIVE or (
        first.has("NPRO", "NOUN") and around.before(1).lemmas & ASKING
    ):
        yield Place("verb", 1.5 if first.lemmas & BEFORE_INFINITIVE else 2.0, Form(verb="infn"))
    elif first.text == "не" and around.before(1).lemmas & BEFORE_INFINITIVE:
        yield Place("verb", 1.4, Form(verb="infn"))
    if first.text in (*COORDINATORS, ","):
        yield from _coordinated_verbs(around)
    if first.readings and first.readings[0].pos == "ADVB":
        first = around.before(1)  # `совет единогласно одобрил`
    subject = first.best(*NOUN_LIKE)
    if first.text in ("который", "которая", "которое", "которые"):
        subject = first.best(*ADJECTIVES)
    if subject is not None and not first.lemmas & BEFORE_INFINITIVE:
        nominative = next((r for r in first.readings if r.case == "nomn"), None)
        if nominative is not None:
            follows = ahead.has("NOUN", "ADJF", "NPRO", "PREP", "ADVB") or not ahead.is_word
            tense = _tense(around)
            form = Form(number=nominative.number or "sing", gender=nominative.gender or None,
                        verb=tense, person=nominative.person or "3per")  # fmt: skip
            yield Place("verb", 0.3 + 0.4 * follows * nominative.score + _lacks_verb(around), form)
        elif _lacks_verb(around):
            number, gender = subject_of(around)
            form = Form(number=number, gender=gender, verb=_tense(around), person="3per")
            yield Place("verb", 0.8, form)
    if (
        first.lemmas
        & {"теперь", "просто", "также", "пожалуйста", "сначала", "затем", "давайте", "потом"}
        or not around.left
        or (first.text == "," and around.before(1).text == "пожалуйста")
    ):
        asked = "пожалуйста" in (first.text, around.before(1).text)
        yield Place("verb", 1.4 if asked else 0.7, Form(verb="impr"))
    number, gender = subject_of(around)
    yield Place(
        "verb", -0.4, Form(number=number, gender=gender, verb=_tense(around), person="3per")
    )
    yield Place("verb", -0.8, Form(verb="infn"))


def _objectless(around: Context) -> bool | None:
    ahead = around.behind(0)
    if not ahead.is_word:
        return True
    objects = {r.case for r in ahead.readings if r.pos in ("NOUN", "ADJF", "NPRO")}
    if not objects or {"nomn", "accs"} <= objects:
        return None
    return "accs" not in objects


def _lacks_verb(around: Context) -> float:
    """What it says that no other word near by can be the verb of the clause."""
    for token in (*around.left, *around.right):
        if token.text == ",":
            continue
        if token.has("VERB", "PRTS", "PRED") and not token.has("NOUN"):
            return 0.0
    return 1.0


def _tense(around: Context) -> str:
    for token in (*around.left, *around.right):
        reading = token.best("VERB")
        if reading is not None and reading.tense in ("past", "pres"):
            return reading.tense
    return "pres"


def _coordinated_verbs(around: Context) -> Iterator[Place]:
    near = (*around.left[1:6], *around.right[:5])
    for token in near:
        reading = token.readings[0] if token.readings else None
        if reading is None:
            continue
        if reading.pos == "INFN":
            yield Place("verb", 1.3, Form(verb="infn"))
            break
        if reading.pos == "VERB":
            form = Form(number=reading.number or "sing", gender=reading.gender or None,
                        verb=reading.tense or "impr", person=reading.person or "3per")  # fmt: skip
            goes_on = any(
                token.text == "и" and around.behind(at + 1).has("VERB")
                for at, token in enumerate(around.right[:6])
            )
            yield Place("verb", 1.3 if goes_on else 0.7, form)
            break
    if around.before(0).text == "," and around.behind(0).has("ADJF", "NOUN"):
        clause = any(token.has("VERB") and not token.has("NOUN") for token in around.left[1:])
        yield Place(
            "verb", 1.1 if clause and _objectless(around) is False else 0.5, Form(verb="grnd")
        )
