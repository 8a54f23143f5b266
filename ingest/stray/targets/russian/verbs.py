"""What the sentence asks of a verb in a place: infinitive, person, tense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.stray.targets.russian.adjectives import subject_of
from ingest.stray.targets.russian.classes import (
    ASKING,
    BEFORE_INFINITIVE,
    BEFORE_PERFECTIVE,
    CLAUSE,
    COORDINATORS,
    MODAL,
)
from ingest.stray.targets.russian.context import NOTHING, Context
from ingest.stray.targets.russian.morphology import ADJECTIVES, NOUN_LIKE, Form
from ingest.stray.targets.russian.place import Place

# What it says for a verb that `не` stands before the place.
NEGATED = 0.8


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
    infinitive = bool(first.lemmas & BEFORE_INFINITIVE)
    if "быть" in first.lemmas and not first.text.startswith("буд"):
        infinitive = False
    if infinitive or (first.has("NPRO", "NOUN") and around.before(1).lemmas & ASKING):
        modal = first.lemmas & MODAL or not first.lemmas & BEFORE_INFINITIVE
        named = any(r.pos == "NOUN" and r.case == "nomn" for r in first.readings)
        subject_alone = named and _lacks_verb(around) > 0
        weight = 2.2 if modal else 0.6 if subject_alone else 1.5
        yield Place("verb", weight, Form(verb="infn"))
    elif first.text == "не" and around.before(1).lemmas & BEFORE_INFINITIVE:
        yield Place("verb", 1.4, Form(verb="infn"))
    negated = NEGATED * (first.text == "не")
    if negated:
        around = Context(around.left[1:], around.right)
        first = around.before(0)
    yield from _passives(around)
    if first.text in (*COORDINATORS, ",", "но", "а"):
        yield from _coordinated_verbs(around, negated)
    if first.readings and first.readings[0].pos == "ADVB":
        first = around.before(1)  # `совет единогласно одобрил`
    subject = first.best(*NOUN_LIKE)
    if first.text in ("который", "которая", "которое", "которые"):
        subject = first.best(*ADJECTIVES)
    nominal = any(r.pos == "NOUN" and r.case == "nomn" for r in first.readings)
    if subject is not None and (nominal or not first.lemmas & BEFORE_INFINITIVE):
        nominative = next((r for r in first.readings if r.case == "nomn"), None)
        head = around.before(1).best("NOUN")
        within = nominative is not None and first.readings[0].case == "gent"
        if within and head is not None and head.case == "nomn":
            nominative = head  # `размер тома не X`
        if nominative is not None and _inside_phrase(around):
            number, gender = subject_of(around)  # `цены на нефть X`
            nominative = replace(nominative, number=number, gender=gender or "", person="")
        if nominative is not None:
            follows = not ahead.is_word or ahead.has("NOUN", "ADJF", "NPRO", "PREP", "ADVB", "INFN")
            tense = _tense(around)
            form = Form(number=nominative.number or "sing", gender=nominative.gender or None,
                        verb=tense, person=nominative.person or "3per")  # fmt: skip
            doubtful = nominative.score < 0.3 and first.readings[0].case not in ("nomn", "")
            weight = 0.3 + 0.4 * follows * nominative.score
            weight += _lacks_verb(around) * (0.3 if doubtful else 1.0)
            weight += 0.3 * (ahead.has("INFN") or around.behind(1).text in ("что", "чтобы"))
            yield Place("verb", weight + negated, form)
        elif _lacks_verb(around):
            number, gender = subject_of(around)
            form = Form(number=number, gender=gender, verb=_tense(around), person="3per")
            yield Place("verb", 0.8 + negated, form)
    if (
        first.lemmas
        & {"теперь", "просто", "также", "пожалуйста", "сначала", "затем", "давайте", "потом"}
        or not around.left
        or (first.has("ADVB") and not around.before(1).is_word)
        or (first.text == "," and around.before(1).text == "пожалуйста")
    ):
        asked = "пожалуйста" in (first.text, around.before(1).text)
        yield Place("verb", 1.4 if asked else 0.7, Form(verb="impr"))
    number, gender = subject_of(around)
    yield Place(
        "verb", -0.4, Form(number=number, gender=gender, verb=_tense(around), person="3per")
    )
    yield Place("verb", -0.8, Form(verb="infn"))


def _inside_phrase(around: Context) -> bool:
    """Whether the noun before the place belongs to a preposition, and a noun stands before that."""
    at = 1
    while around.before(at).has(*ADJECTIVES):
        at += 1
    return bool(around.governed(at)) and around.before(at + 1).has("NOUN")


def _passives(around: Context) -> Iterator[Place]:
    """`был X`, `могут быть успешно X`: a participle in the form that the subject asks for."""
    at = 1 if around.before(0).has("ADVB") and not around.before(0).has("VERB") else 0
    be = around.before(at).best("VERB", "INFN")
    if be is None or be.lemma != "быть":
        return
    modal = around.before(at + 1).best("VERB", "ADJS") if be.pos == "INFN" else be
    if modal is None:
        return
    rest = Context(around.left[at + 1 + (be.pos == "INFN") :], around.right)
    number, gender = subject_of(Context((NOTHING, *rest.left), rest.right))
    form = Form(number=modal.number or number, gender=modal.gender or gender, verb="prts")
    yield Place("verb", 2.3, form)


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
    for side in (around.left, around.right):
        for at, token in enumerate(side):
            if token.text == "," and at + 1 < len(side):
                break  # what stands before the comma is another clause, or a member of this one
            if token.lemmas & CLAUSE and side is around.left:
                break
            if token.has("VERB", "PRTS", "PRED") and not token.has("NOUN"):
                return 0.0
    return 1.0


def _tense(around: Context) -> str:
    for token in (*around.left, *around.right):
        reading = token.best("VERB")
        if reading is not None and reading.tense in ("past", "pres"):
            return reading.tense
    return "pres"


def _coordinated_verbs(around: Context, more: float) -> Iterator[Place]:
    near = (*around.left[1:9], *around.right[:5])
    for token in near:
        reading = token.readings[0] if token.readings else None
        if reading is None:
            continue
        if reading.pos == "INFN":
            yield Place("verb", 1.3 + more, Form(verb="infn"))
            break
        if reading.pos in ("VERB", "PRTS"):
            form = Form(number=reading.number or "sing", gender=reading.gender or None,
                        verb="pres" if reading.pos == "PRTS" else reading.tense or "impr",
                        person=reading.person or "3per")  # fmt: skip
            goes_on = any(
                token.text == "и" and around.behind(at + 1).has("VERB")
                for at, token in enumerate(around.right[:6])
            )
            yield Place("verb", (1.3 if goes_on else 0.7) + more, form)
            break
    if around.before(0).text == "," and around.behind(0).has("ADJF", "NOUN"):
        clause = any(token.has("VERB") and not token.has("NOUN") for token in around.left[1:])
        yield Place(
            "verb", 1.1 if clause and _objectless(around) is False else 0.5, Form(verb="grnd")
        )
