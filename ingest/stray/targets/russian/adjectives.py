"""What the sentence asks of an adjective in a place."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.stray.targets.russian.classes import DETERMINERS
from ingest.stray.targets.russian.context import Context
from ingest.stray.targets.russian.morphology import Form
from ingest.stray.targets.russian.nouns import agrees, objects
from ingest.stray.targets.russian.place import Place


def adjectives(around: Context) -> Iterator[Place]:
    """The forms an adjective may take: those of the noun behind it, or of a predicate."""
    noun = around.behind(0)
    if noun.lemmas & DETERMINERS:
        return  # an adjective does not stand before these
    step = 0
    while noun.has("ADJF", "PRTF") and not noun.has("NOUN") and step < 2:
        step += 1
        noun = around.behind(step)
    count = around.modifiers()
    cases = around.governed(count)
    wanted = {place.form.case for place in objects(around.before(count))}
    for reading in noun.readings:
        if reading.pos != "NOUN" or not reading.case:
            continue
        if reading.score < 0.1 and reading is not noun.readings[0]:
            continue
        weight = 0.7 + 0.5 * reading.score
        if cases:
            weight += 0.7 - 0.2 * cases.index(reading.case) if reading.case in cases else -0.9
        elif wanted:
            # Behind `рассматриваются` the subject follows as well.
            passive = around.before(count).text.endswith(("тся", "лись", "лся", "лась", "лось"))
            turned = passive and reading.case == "nomn"
            weight += 0.5 if reading.case in wanted or turned else -0.4
        elif around.before(count).text == "нет":
            weight += 0.7 if reading.case == "gent" else -0.7
        elif around.before(count).has("NOUN"):
            weight += 0.0 if reading.case == "gent" else -0.5
        else:
            weight += 0.3 if reading.case == "nomn" else 0.0
            if reading.case == "gent" and not around.before(count).is_word:
                weight -= 0.6  # nothing that it could belong to
        weight -= 0.3 * step
        if count:
            weight += 0.3 if agrees(around.before(0), reading.case, reading.number) else -0.6
        yield Place(
            "adj",
            weight,
            Form(reading.case, reading.number, reading.gender or None, reading.animate),
        )
    yield from _apposed(around)
    if "это" in (around.before(0).text, around.before(1).text) and (
        around.behind(0).has("PREP") or not around.behind(0).is_word
    ):
        yield Place("adj", 1.4, Form(short=True))  # `это X для всех`
    if around.before(0).lemmas & {"самый"} and not around.behind(0).has("NOUN", "ADJF"):
        for reading in around.before(0).readings:
            # `самое X — …`: said of something that need not be named.
            yield Place("adj", 1.5, Form(reading.case, reading.number, reading.gender or None))
    if around.before(0).lemmas & {
        "быть",
        "являться",
        "становиться",
        "стать",
        "оставаться",
        "казаться",
        "может",
    }:
        subject = subject_of(around)
        yield Place("adj", 1.1, Form("ablt", subject[0], subject[1]))
    ahead = around.behind(1) if around.behind(0).has("ADVB") else around.behind(0)
    if ahead.has("INFN") or around.before(0).text in ("было", "будет"):
        yield Place("adj", 1.3, Form(short=True))
    yield Place("adj", -0.3, Form("nomn"))


def _apposed(around: Context) -> Iterator[Place]:
    """`расстояние, X для этого`: behind its noun and a comma, with what it asks for."""
    named = around.before(1).best("NOUN") if around.before(0).text == "," else None
    if named is not None and named.case and around.behind(0).has("PREP"):
        form = Form(named.case, named.number, named.gender or None, named.animate)
        yield Place("adj", 1.1, form)


def subject_of(around: Context) -> tuple[str, str | None]:
    """Number and gender of the nearest noun before the place that may be a subject."""
    for token in around.left[1:]:
        for reading in token.readings:
            if reading.pos in ("NOUN", "NPRO") and reading.case == "nomn" and reading.score > 0.25:
                return reading.number or "sing", reading.gender or None
    return "sing", None
