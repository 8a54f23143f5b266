"""What the sentence asks of the word in a place: part of speech, case, number, gender, tense."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.stray.targets.russian.adjectives import adjectives
from ingest.stray.targets.russian.classes import COORDINATORS, PREPOSITIONS
from ingest.stray.targets.russian.context import Context
from ingest.stray.targets.russian.morphology import Form
from ingest.stray.targets.russian.nouns import nouns
from ingest.stray.targets.russian.place import Place
from ingest.stray.targets.russian.verbs import verbs


def places(around: Context) -> list[Place]:
    """All that the sentence may ask for; a word of another class is taken without a form."""
    found = [*nouns(around), *adjectives(around), *verbs(around), *_others(around)]
    return sorted(found, key=lambda place: -place.weight)


def _others(around: Context) -> Iterator[Place]:
    first, ahead = around.before(0), around.behind(0)
    beside_verb = first.has("VERB", "INFN") or ahead.has("VERB", "INFN", "ADJF", "ADVB", "PRTS")
    beside = 0.7 if ahead.has("NOUN") and not ahead.has("VERB", "INFN", "ADVB") else 1.0
    yield Place("adv", beside if beside_verb and first.text not in PREPOSITIONS else 0.3, Form())
    many = any(r.case == "gent" and r.pos in ("NOUN", "ADJF", "PRTF") for r in ahead.readings)
    cases = around.governed(0)
    yield Place("num", 1.6 if many and not cases else 0.4, Form())
    if many and cases and cases[0] not in ("nomn", "accs"):
        yield Place("num", 2.0, Form(cases[0]))  # `после нескольких дней`
    if first.text in COORDINATORS and around.before(1).has("ADVB"):
        yield Place("adv", 1.6, Form())
    if ahead.text[:1].isdigit():
        yield Place("adv", 1.4, Form())
    for pos in ("prep", "conj", "part", "phrase", "intj"):
        yield Place(pos, 0.5 if ahead.is_word else -0.3, Form())
