"""Words of a target language for a foreign word: from a direct list, or by way of English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.lexicon.lemmas import lemmas
from ingest.lexicon.lookup import entries, inflected
from ingest.lexicon.user import UserLexicon
from ingest.stray.gloss import candidates as english_candidates

# A direct list was made for the pair; by way of English a sense may be lost at each step.
DIRECT = 2.0
# What a place further down a list costs, and what a second English word that agrees is worth.
ORDER, ROW, SUPPORT = 0.45, 0.3, 0.3
MOST_BY_ENGLISH = 1.2
# How much of the score of the English word carries over.
CARRIED = 0.6
# So many of the best English words are followed.
MOST_ENGLISH = 12
OTHER_POS = 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the target language in its base form, with the score of its place in the lists.

    `form` is the Penn tag of the form that the foreign word is in, where it is known.
    """

    lemma: str
    pos: str
    score: float
    form: str | None
    direct: bool


@lru_cache(maxsize=4096)
def words(
    core: str, lang: str, target: str, lexicons: tuple[UserLexicon, ...] = ()
) -> tuple[Word, ...]:
    """All that the lists offer for a foreign word, the best first; what the user's lexicons have in
    English where the lists are silent."""
    found: dict[tuple[str, str], Word] = {}
    for word in (*_direct(core, lang, target), *_by_english(core, lang, target, lexicons)):
        key = (word.lemma, word.pos)
        known = found.get(key)
        if known is None:
            found[key] = word
        else:
            best, other = (known, word) if known.score >= word.score else (word, known)
            found[key] = Word(
                best.lemma,
                best.pos,
                best.score + (0.0 if best.direct else SUPPORT),
                best.form or other.form,
                best.direct,
            )
    if any(word.direct for word in found.values()):
        # However many English words agree, the list of the pair knows better.
        found = {
            key: word if word.direct else replace(word, score=min(word.score, MOST_BY_ENGLISH))
            for key, word in found.items()
        }
    return tuple(sorted(found.values(), key=lambda word: (-word.score, word.lemma)))


def _direct(core: str, lang: str, target: str) -> Iterator[Word]:
    for row, entry in enumerate(entries(f"{lang}>{target}", core)):
        if lang == "en" and entry.pos == "name":
            continue  # in lower case it is a word, or a brand that writes itself so
        for order, lemma in enumerate(entry.glosses):
            yield Word(lemma, entry.pos, DIRECT - ORDER * order - ROW * row, None, True)


def _by_english(
    core: str, lang: str, target: str, lexicons: tuple[UserLexicon, ...]
) -> Iterator[Word]:
    if lang == "en":
        yield from _from_english(core, target)
        return
    yield from _names(core, lang, target)
    best = sorted(english_candidates(core, lang, lexicons), key=lambda c: -c.score)[:MOST_ENGLISH]
    top = best[0].score if best else 0.0
    for candidate in best:
        lost = CARRIED * (top - candidate.score)
        for row, entry in enumerate(entries("en>" + target, candidate.gloss.lower())):
            away = OTHER_POS * (entry.pos != candidate.pos) + (ROW * row if row else 0.0)
            for order, lemma in enumerate(entry.glosses):
                score = 1.0 - lost - away - ORDER * order
                yield Word(lemma, entry.pos, score, candidate.form, False)


def _names(core: str, lang: str, target: str) -> Iterator[Word]:
    """A name of the lists: the target's name for the same person or place."""
    for entry in entries(lang, core):
        if entry.pos != "name":
            continue
        for gloss in entry.glosses:
            for found in entries("en>" + target, gloss.lower()):
                if found.pos == "name":
                    yield Word(found.glosses[0], "name", 1.2, None, False)


def _from_english(core: str, target: str) -> Iterator[Word]:
    lowered = core.lower()
    for form, base, pos in ((None, lowered, None), *english_lemmas(lowered)):
        for row, entry in enumerate(entries("en>" + target, base)):
            if pos not in (None, entry.pos) or entry.pos == "name":
                continue
            for order, lemma in enumerate(entry.glosses):
                score = 1.0 - ORDER * order - ROW * row - 0.2 * (form is not None)
                yield Word(lemma, entry.pos, score, form, False)


ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ied", "y"), ("ed", ""), ("ed", "e"),
    ("est", ""), ("est", "e"), ("iest", "y"), ("er", ""), ("er", "e"), ("ier", "y"),
)  # fmt: skip
FORMS = {
    "NNS": "noun", "VBZ": "verb", "VBD": "verb", "VBN": "verb", "VBG": "verb", "JJR": "adj", "JJS": "adj",
}  # fmt: skip
# Irregular forms of common verbs are found by trying; these are the verbs worth trying.
IRREGULAR = (
    "be have do go come see take make get give know think find tell feel become leave begin keep hold write stand "
    "hear let mean set meet pay sit speak lead read grow lose fall send build understand draw break spend cut rise "
    "drive buy wear choose win teach sell catch bring run show say put"
).split()


@lru_cache(maxsize=1024)
def english_lemmas(word: str) -> tuple[tuple[str, str, str], ...]:
    """(Penn tag, base form, part of speech) of an inflected English word: those whose inflection
    gives the word back."""
    bases = [word[: -len(end)] + rest for end, rest in ENDINGS if word.endswith(end)]
    bases += [base[:-1] for base in bases if len(base) > 3 and base[-1:] == base[-2:-1]]
    found = []
    for base in dict.fromkeys([*bases, *IRREGULAR]):
        for form, pos in FORMS.items():
            if base != word and len(base) > 1 and inflected(base, form) == word:
                found.append((form, base, pos))
    return tuple(found)


def known(lang: str, word: str) -> bool:
    """Whether the list of a language has the word, as it stands or by a lemma."""
    return any(entries(lang, lemma.text) for lemma in lemmas(word, lang))
