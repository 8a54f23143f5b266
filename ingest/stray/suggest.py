"""English words for a word that no list has: the nearest in meaning that fit the gap.

Asked last, and only where the settings say so. The model knows meanings, and neither parts of speech
nor usage: the slot chooses among the nearest, and how near the chosen one is, and how far before the
next, says how sure it is.
"""

from __future__ import annotations

from math import exp, inf, log

from ingest.lexicon.lemmas import Lemma, lemmas
from ingest.lexicon.lookup import entries, zipf
from ingest.stray.gloss import Candidate, rate
from ingest.stray.language import NAMES
from ingest.stray.model import Rendering, Site
from ingest.stray.slots import slots

# Of the nearest words so many are tried, for so many base forms of the foreign word.
MOST_NEAR, MOST_FORMS = 30, 3
# So many are named where none is sure enough.
MOST_SUGGESTED = 3
# What nearness weighs against the fit of a slot (up to 3): 0.02 is as much as half a slot. Chosen on
# sentences of our own, where all between 40 and 90 do about as well.
NEARNESS, SHARE, FREQUENCY, DISAGREES = 60.0, 0.3, 0.12, 1.5
# The chance that the chosen word is one of the list's own, by its nearness and its lead: a logistic
# regression over 3,040 listed words of 21 languages, whose tenths it meets within 5 points.
AT_LEAST, BY_NEARNESS, BY_LEAD, MIDDLE, MOST_LEAD = -1.21, 46.4, 0.89, 0.9, 3.0
# A word of a third language that the English one leads to may be another of its senses.
BY_ENGLISH = 0.75


def suggest(site: Site, lang: str, target: str) -> list[Rendering]:
    """The nearest words that fit, the best first, each with the probability that it is right; none
    for what is no word."""
    if not _is_word(site, lang):
        return []
    found = []
    for text, candidate, sure in _best(site, lang, english=target == "en"):
        how = f"nearest in meaning to the {NAMES[lang]}, as {candidate.pos}; in no word list"
        kind = "mixed" if site.run.suffix else "word"
        if target != "en":
            text, how = _by_english(candidate, target), f"{how}, by way of `{candidate.gloss}`"
            sure = round(sure * BY_ENGLISH, 2)
            if site.before.isalpha() or site.after.isalpha() or site.run.suffix:
                sure = 0.0  # letters written on to it ask for a form that this does not know
        if text:
            found.append(Rendering(text, kind, how, sure))
    return found


def nearness(foreign: str, english: str) -> float:
    """How near two texts are in meaning: 1 for the same, some 0.8 for any two words."""
    # Imported here: the model is an extra.
    from ingest.semantic.table import between

    return between(foreign, english)


def _by_english(candidate: Candidate, target: str) -> str:
    rows = entries("en>" + target, candidate.gloss.lower())
    return next((row.glosses[0] for row in rows if row.pos == candidate.pos), "")


def _is_word(site: Site, lang: str) -> bool:
    """Whether the run stands for a word: not in English or an unknown language, not several words, no
    name, and no part of a word."""
    core = site.run.core
    if lang in ("und", "en") or " " in core or core[:1].isupper():
        return False
    inside = site.before.isalpha() and site.after.isalpha() and not site.run.suffix
    return site.run.script == "Han" or (len(core) > 1 and not inside)


def _best(site: Site, lang: str, english: bool) -> list[tuple[str, Candidate, float]]:
    """Texts with their candidates, and the probability that each is right."""
    fits = slots(site) if english else []
    rated: dict[str, tuple[float, str, Candidate, float]] = {}
    for candidate, near in _near(site.run.core, lang):
        own = rate([candidate], fits, site.run.suffix)
        if own is not None and own[0] > rated.get(candidate.gloss, (-inf,))[0]:
            rated[candidate.gloss] = (own[0], own[2], candidate, near)
    best = sorted(rated.values(), key=lambda item: -item[0])[: MOST_SUGGESTED + 1]
    totals = [item[0] for item in best]
    return [
        (text, candidate, probability(near, total - (max(totals[:at] + totals[at + 1 :]))))
        for at, (total, text, candidate, near) in enumerate(best[:MOST_SUGGESTED])
    ]


def probability(nearness: float, lead: float) -> float:
    """How likely a word of this nearness and lead is right.

    >>> probability(0.95, 2.0), probability(0.88, 0.2)
    (0.95, 0.12)
    """
    lead = max(-MOST_LEAD, min(lead, MOST_LEAD))
    odds = AT_LEAST + BY_NEARNESS * (nearness - MIDDLE) + BY_LEAD * lead
    return round(1 / (1 + exp(-odds)), 2)


def _forms(core: str, lang: str) -> list[tuple[str, Lemma | None]]:
    """The word as it stands and its base forms, the likelier first."""
    found: dict[str, Lemma | None] = {core: None}
    for lemma in lemmas(core, lang):
        if found.get(lemma.text) is None:
            found[lemma.text] = lemma
    return list(found.items())


def _near(core: str, lang: str) -> list[tuple[Candidate, float]]:
    """The nearest words as candidates, with their nearness."""
    # Imported here: the model is an extra.
    from ingest.semantic.table import neighbours

    found = []
    for form, lemma in _forms(core, lang)[:MOST_FORMS]:
        for near, meanings in neighbours(form, MOST_NEAR):
            for meaning in meanings:
                agrees = lemma is None or lemma.pos in (None, meaning.pos)
                score = NEARNESS * (near.nearness - 1) + SHARE * log(meaning.share)
                score += FREQUENCY * min(zipf(near.word), 5.5) - DISAGREES * (not agrees)
                candidate = Candidate(
                    near.word,
                    meaning.pos,
                    lemma.form if lemma else None,
                    meaning.tags,
                    score,
                    "nearest",
                )
                found.append((candidate, near.nearness))
    return found
