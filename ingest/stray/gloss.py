"""A common word in English: candidates from the lexicon, the one that fits, inflected to fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.lexicon import user
from ingest.lexicon.lemmas import Lemma, lemmas
from ingest.lexicon.lookup import Entry, entries, inflected, zipf
from ingest.lexicon.user import UserLexicon
from ingest.stray.slots import Slot

# The weights of a choice. Order in the list says most: the lists are written best first.
ORDER, ROW, AUTHORED, FREQUENCY, MULTIWORD = 0.45, 0.25, 1.0, 0.12, 0.6
# English endings written on to a foreign word say which form is meant.
ENDINGS = {
    "s": ("NNS", "VBZ"), "es": ("NNS", "VBZ"), "ies": ("NNS", "VBZ"), "ing": ("VBG",), "ed": ("VBD", "VBN"),
    "d": ("VBD", "VBN"), "er": ("JJR",), "'s": ("POS",), "\u2019s": ("POS",),
}  # fmt: skip
# Tags of nouns that stand without an article in the singular.
UNCOUNTED = frozenset(("mass", "plural", "abstract", "time", "measure"))
# A noun whose plural is so much rarer (Zipf scale) is mostly not counted: `renewal`, `disguise`.
SELDOM_PLURAL = 0.75
# Verbs of which `was X` says what goes on, since nothing undergoes it.
INTRANSITIVE = frozenset(
    "sleep work wait grow rise fall come go live cry laugh smile sing dance sit stand lie die happen occur arrive "
    "appear disappear exist remain travel walk swim fly shine bleed bloom struggle suffer compete cooperate "
    "hesitate depend rely rain snow talk speak play worry listen look think dream stay act behave vary shrink "
    "decline recover run progress emerge evolve fluctuate flow glow tremble shiver whisper shout scream beg rest "
    "relax emigrate retire flourish collapse decrease increase improve deteriorate rot wither vibrate rotate".split()
)
# The tag of a form that is a plural.
MANY = "many"
ENDING_POS = {"ly": "adv", "ness": "noun", "ity": "noun"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An English word that could stand for a foreign one."""

    gloss: str
    pos: str
    form: str | None  # the form that the foreign word itself is in
    tags: frozenset[str]
    score: float
    source: str


def candidates(word: str, lang: str, lexicons: tuple[UserLexicon, ...] = ()) -> list[Candidate]:
    """All that the lexicon offers for a word form, with a score for its place in the lists; where
    it is silent, what the user's lexicons offer."""
    found = _scored((lemma, entries(lang, lemma.text)) for lemma in lemmas(word, lang))
    if lexicons and not found:
        # The word itself too: an analyser guesses at what it does not know.
        own = dict.fromkeys((Lemma(word), Lemma(word.lower()), *lemmas(word, lang)))
        return _scored((lemma, user.entries(lexicons, lang, lemma.text)) for lemma in own)
    return found


def _scored(rows: Iterable[tuple[Lemma, tuple[Entry, ...]]]) -> list[Candidate]:
    found: list[Candidate] = []
    for lemma_rank, (lemma, listed) in enumerate(rows):
        for row, entry in enumerate(listed):
            if entry.pos == "name":
                continue
            agrees = lemma.pos in (None, entry.pos) or (lemma.pos, entry.pos) == ("verb", "adj")
            for order, gloss in enumerate(entry.glosses):
                score = -ORDER * order - ROW * min(row, 4) - 0.3 * min(lemma_rank, 4)
                score += AUTHORED * (entry.source == "authored") - 1.5 * (not agrees)
                score += FREQUENCY * min(_frequency(gloss), 5.5) - MULTIWORD * gloss.count(" ")
                score -= 1.0 * gloss[:1].isupper()
                found.append(
                    Candidate(
                        gloss,
                        entry.pos,
                        lemma.form or ("NNS" if MANY in entry.tags else None),
                        entry.tags,
                        score,
                        entry.source,
                    )
                )
    return found


def _frequency(gloss: str) -> float:
    """How frequent a gloss is; of a compound with hyphens, which no table has, by its rarest part."""
    if "-" not in gloss:
        return zipf(gloss)
    return max(zipf(gloss), min(zipf(part) for part in gloss.split("-")) - 1.0)


def choose(
    found: list[Candidate], fits: list[Slot], ending: str = ""
) -> tuple[Candidate, str] | None:
    """The best candidate for the slots, and its inflected text; None without a candidate."""
    best = rate(found, fits, ending)
    return None if best is None else best[1:]


def rate(
    found: list[Candidate], fits: list[Slot], ending: str = ""
) -> tuple[float, Candidate, str] | None:
    """The same with the sum of the scores of candidate and slot before it."""
    best: tuple[float, Candidate, str] | None = None
    for candidate in found:
        for weight, text in _placed(candidate, fits, ending):
            total = candidate.score + weight
            if best is None or total > best[0]:
                best = (total, candidate, text)
    return best


def _placed(candidate: Candidate, fits: list[Slot], ending: str) -> Iterator[tuple[float, str]]:
    if ending:
        yield from _with_ending(candidate, ending)
        return
    yield -0.5, _own_form(candidate)
    for slot in fits:
        if slot.pos == candidate.pos:
            yield slot.weight, _formed(candidate, slot.form)
        elif slot.pos == "adj" and candidate.pos == "verb" and slot.form is None:
            # A participle does an adjective's work, in the voice of its own where it has one.
            own = candidate.form if candidate.form in ("VBN", "VBG") else None
            yield slot.weight - (0.3 if own else 1.6), inflected(candidate.gloss, own or "VBG")
        elif slot.pos == "adv" and candidate.pos == "adj" and candidate.form == "RB":
            yield slot.weight, _adverb(candidate.gloss)
        elif slot.pos == "adj" and candidate.pos == "noun":
            # So does a noun before a noun.
            yield slot.weight - 1.2, candidate.gloss
        elif slot.pos == "noun" and candidate.pos == "verb" and slot.form is None:
            yield slot.weight - 1.0, inflected(candidate.gloss, "VBG")


def _own_form(candidate: Candidate) -> str:
    form = candidate.form
    if form == "NNS" and candidate.pos == "noun":
        return _plural(candidate)
    if form and form.startswith("VB") and candidate.pos == "verb":
        return inflected(candidate.gloss, form)
    return candidate.gloss


def _formed(candidate: Candidate, form: str | None) -> str:
    if candidate.pos == "noun":
        return _plural(candidate) if "NNS" in (form, candidate.form) else candidate.gloss
    if candidate.pos == "adj" and candidate.form in ("JJR", "JJS"):
        return inflected(candidate.gloss, candidate.form)
    if candidate.pos != "verb" or "aux" in candidate.tags or form == "VB":
        return candidate.gloss
    if form == "VBP":
        past = candidate.form == "VBD"
        be, _, rest = candidate.gloss.partition(" ")
        if past or be != "be":
            return inflected(candidate.gloss, "VBD") if past else candidate.gloss
        return f"are {rest}".rstrip()
    if form == "PASS":
        intransitive = candidate.gloss.split(" ")[0] in INTRANSITIVE
        form = (
            candidate.form if candidate.form in ("VBN", "VBG") else "VBG" if intransitive else "VBN"
        )
    if form == "PART":
        form = _participle(candidate)
    # A past form is past in any sentence; otherwise the place decides.
    own = candidate.form if candidate.form in ("VBD", "VBN", "VBG") else None
    wanted = own if form is None or (form == "VBZ" and own == "VBD") else form
    return inflected(candidate.gloss, wanted) if wanted else candidate.gloss


def _participle(candidate: Candidate) -> str:
    """`was signed in`, `was sleeping in`: the participle that English uses more of the verb."""
    if candidate.form in ("VBN", "VBG"):
        return candidate.form
    passive = inflected(candidate.gloss, "VBN")
    return "VBN" if zipf(passive) >= zipf(inflected(candidate.gloss, "VBG")) else "VBG"


def bare_plural(candidate: Candidate, text: str) -> str:
    """Without an article a thing that can be counted stands in the plural: `to avoid accidents`."""
    countable = candidate.pos == "noun" and not candidate.tags & UNCOUNTED
    plain = countable and candidate.source == "authored" and text == candidate.gloss
    if not plain or not text.islower():
        return text
    many = _plural(candidate)
    return many if zipf(many) > zipf(text) - SELDOM_PLURAL else text


def _plural(candidate: Candidate) -> str:
    if candidate.tags & {"mass", "plural"}:
        return candidate.gloss
    return inflected(candidate.gloss, "NNS")


def _with_ending(candidate: Candidate, ending: str) -> Iterator[tuple[float, str]]:
    for form in ENDINGS.get(ending, ()):
        if form == "NNS" and candidate.pos == "noun":
            yield 2.0, _plural(candidate)
        elif form.startswith("VB") and candidate.pos == "verb":
            yield 2.2 if form != "VBZ" else 2.1, inflected(candidate.gloss, form)
        elif form == "JJR" and candidate.pos == "adj":
            yield 2.0, inflected(candidate.gloss, "JJR")
        elif form == "POS" and candidate.pos == "noun":
            yield 2.0, candidate.gloss + ending
    pos = ENDING_POS.get(ending)
    if pos == candidate.pos:
        yield 2.0, candidate.gloss
    elif pos == "adv" and candidate.pos == "adj":
        yield 1.5, _adverb(candidate.gloss)


def _adverb(adjective: str) -> str:
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    return adjective + ("ally" if adjective.endswith("ic") else "ly")
