"""A part of speech in a form: what a sentence may ask for in a place."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.stray.targets.russian.morphology import Form


@dataclass(frozen=True, slots=True)
class Place:
    """A part of speech in a form, with the weight of what speaks for it.

    `strict` says that the gender is given by a neighbour: a noun of another gender does not fit;
    `objectless` whether a verb has no object behind it, `perfective` whether an action is meant as a
    whole, where that can be told.
    """

    pos: str
    weight: float
    form: Form
    strict: bool = False
    objectless: bool | None = None
    perfective: bool | None = None
