"""Arabic verbs in the imperfect: what stands between its prefix and a pronoun behind it."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.lexicon.lookup import entries

PREFIXES = "يتنأ"
# Pronouns and endings of number that are written on to a verb.
SUFFIXES = frozenset("ه ها هم هن هما ني نا ك كم ون وا ان ين ن ونه ونها ونهم وه وها وهم".split())
HAMZA = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
ALEF, WAW, YEH, TEH = "ا", "و", "ي", "ت"
MAKSURA = "ى"
LONGEST_ROOT = 3


def imperfect(past: str, prefix: str, suffix: str = "") -> str | None:
    """The imperfect of a verb given in the past: the first form by the rules that the list has,
    else by the rule of its measure; None where the rules cannot tell.

    >>> imperfect("ساعد", "ي", "ني")
    'يساعدني'
    """
    stems = list(_stems(past))
    meanings = _meanings(past)
    listed = (stem for stem in stems if meanings & _meanings(YEH + stem))
    stem = next(listed, stems[0] if stems and len(past) > LONGEST_ROOT else None)
    if stem is None:
        return None
    if suffix.startswith(WAW) or suffix in ("ين",):
        stem = stem.rstrip(MAKSURA + YEH + WAW) if stem[-1:] in (MAKSURA, YEH, WAW) else stem
    elif suffix and stem.endswith(MAKSURA):
        stem = stem[:-1] + ALEF
    return prefix + stem + suffix


def _listed_imperfect(form: str) -> bool:
    """Whether the form is an imperfect already."""
    return form.startswith(YEH) and bool(_meanings(form))


def _meanings(form: str) -> frozenset[str]:
    rows = entries("ar", form)
    return frozenset(gloss for row in rows if row.pos == "verb" for gloss in row.glosses)


def _stems(past: str) -> Iterator[str]:
    """What follows the prefix, the likeliest first."""
    if len(past) > LONGEST_ROOT - 1 and _listed_imperfect(past):
        yield past[1:]
        return
    if len(past) < LONGEST_ROOT - 1 or " " in past:
        return
    if past.startswith("است") and len(past) > 4:
        yield from _weak(past[1:], YEH)
    elif past.startswith(ALEF):
        yield from _weak(past[1:], ALEF)
    elif past.startswith(MADDA):
        yield "ؤ" + past[1:]
    elif past.startswith(HAMZA) and len(past) > LONGEST_ROOT:
        yield from _weak(past[1:], YEH)
    elif past.startswith(TEH) and len(past) > LONGEST_ROOT:
        yield past
    elif len(past) > LONGEST_ROOT:
        yield from _weak(past, ALEF)
    else:
        yield from _root(past)


def _weak(stem: str, middle: str) -> Iterator[str]:
    if stem.endswith((MAKSURA, ALEF)):
        yield stem[:-1] + YEH
        yield stem[:-1] + MAKSURA
    if stem.endswith(HAMZA):
        yield stem[:-1] + "ئ"
    if stem[-2:-1] == ALEF:
        yield stem[:-2] + middle + stem[-1]
    yield stem
    if stem.startswith(HAMZA):
        yield "ؤ" + stem[1:]


def _root(past: str) -> Iterator[str]:
    """A verb of three letters: the list tells which of its letters give way."""
    if past[1:2] == ALEF:
        for letter in (WAW, YEH, ALEF):
            yield past[0] + letter + past[2:]
    if past.startswith(WAW):
        yield past[1:]
    if past.startswith(HAMZA):
        yield past[1:]
        yield "ؤ" + past[1:]
        yield "ؤ" + past[1:-1] + YEH
    if past[-1:] in (MAKSURA, ALEF):
        for letter in (YEH, WAW, MAKSURA):
            yield past[:-1] + letter
    if past.endswith(YEH):
        yield past[:-1] + MAKSURA
    yield past
