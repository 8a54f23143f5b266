"""What the sentence asks of the word in a place: part of speech, case, number, gender, tense."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.stray.targets.russian.adjectives import adjectives
from ingest.stray.targets.russian.classes import PREPOSITIONS
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
    if ahead.text[:1].isdigit():
        yield Place("adv", 1.4, Form())
    for pos in ("prep", "conj", "part", "phrase", "intj"):
        yield Place(pos, 0.5 if ahead.is_word else -0.3, Form())
