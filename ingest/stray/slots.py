"""What the words beside a gap ask for: the parts of speech that fit, and in which form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.lexicon.lookup import english, zipf
from ingest.stray import slot_table
from ingest.stray.model import Site

FUNCTION_WORDS = slot_table.FUNCTION_WORDS
# What may stand between a word and the gap without ending the phrase.
SOFT = " \"'*_(\u201c\u2018)\u201d\u2019"
# `as leader`, `by train`, `per person`: singular after all.
BARE_SINGULAR = frozenset(("as", "by", "per", "via", "in", "at", "on", "like", "become", "became"))
# `a lot of experience`, `a kind of fear`: measured, not counted.
MEASURES = frozenset(
    "lot kind sort type form sense amount degree level piece deal lack source state act matter point".split()
)
CONTRACTED = (
    (("'re", "\u2019re", "'m", "\u2019m"), "be"),
    (("'ve", "\u2019ve"), "have"),
    (("'ll", "\u2019ll", "'d", "\u2019d"), "modal"),
)
# Words that decide across an adverb: `can openly X`.
LEADING = slot_table.MODALS | slot_table.BE | slot_table.HAVE | slot_table.SUBJECTS | {"to"}
COMPOUND_RE = re.compile(r"\w-\w+(?:ed|ing) (?:and|or|but) ?$")  # `fast-paced and X`
# A participle, and no past tense, follows a form of be or have, an article, a preposition.
BEFORE_PARTICIPLE = FUNCTION_WORDS - slot_table.SUBJECTS - slot_table.SUBJECTS_3
# A base form stands earlier in the clause, and what is joined to it is one too.
CHAIN_RE = re.compile(
    r"\b(?:to|will|would|can|could|should|must|may|might|help|let|let's|let\u2019s)\b[^.;:!?]{0,60}$"
)
# Words in -s that are no plurals.
SINGULAR = frozenset(
    "this its is was has does thus always perhaps news series analysis basis process".split()
)
# What somebody is, rather does than undergoes.
PERSONS = frozenset("i we he she you i'm".split())
HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
PREFIXES = ("re", "un", "pre", "non", "over", "co", "anti", "mis", "dis")


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of speech, the English form it takes (a Penn tag; None for the base), and how well
    it fits."""

    pos: str
    form: str | None
    weight: float


def slots(site: Site) -> list[Slot]:
    """The slots of a gap in an English sentence, best fit first; always at least a noun."""
    left = site.left if site.left_gap.strip(SOFT) == "" else ""
    right = site.right if site.right_gap.strip(SOFT) == "" else ""
    if site.left_gap == "" and left in PREFIXES:
        return [Slot("verb", "VB", 3.0), Slot("noun", None, 2.6), Slot("adj", None, 2.4)]
    if left in slot_table.TRANSPARENT or (left.endswith("ly") and tag(left) == "R"):
        before = _word_before(site, 2)
        if before in LEADING or left in slot_table.TRANSPARENT:
            left = before or left
    group = _group(site, left, right)
    kinds = _kinds_behind(site, left, right)
    best: dict[tuple[str, str | None], float] = {("noun", None): 0.5}
    for fit in slot_table.GRAMMAR[group]:
        if fit.when in kinds:
            key = (fit.pos, _form(fit.form, site, left))
            best[key] = max(best.get(key, 0.0), fit.weight)
    if group == "noun" and not _has_verb(site):
        # `The story X a young detective.`: without it the sentence has none.
        best = {key: weight + 0.6 * (key[0] == "verb") for key, weight in best.items()}
    if right == "of":
        best = {key: weight + (0.8 if key[0] == "noun" else 0.0) for key, weight in best.items()}
    ordered = sorted(best.items(), key=lambda item: -item[1])
    return [Slot(pos, form, weight) for (pos, form), weight in ordered]


def bare(site: Site) -> bool:
    """Whether a noun here would have no article or other determiner, and nothing behind it that
    it modifies."""
    if site.left_gap.strip(SOFT):
        return False
    if tag(site.left) == "V" and _word_before(site, 2) in slot_table.DETERMINERS:
        return False  # `a broken X`
    if site.left in slot_table.BE:
        return site.left in ("are", "were") and _kind_behind(site.right) in ("end", "link")
    if tag(site.left) == "J":  # `caused serious X in`
        before = _word_before(site, 2)
        if before in slot_table.DEGREE:
            before = _word_before(site, 3)
        governed = before in slot_table.PREPOSITIONS or before == "to" or tag(before) == "V"
        return (
            governed and before not in slot_table.BE and _kind_behind(site.right) in ("end", "link")
        )
    if site.left == "of" and _word_before(site, 2) in MEASURES:
        return False
    behind = site.right if site.right_gap.strip(SOFT) == "" else ""
    bare_left = site.left in slot_table.PREPOSITIONS or tag(site.left) == "V"
    return bare_left and site.left not in BARE_SINGULAR and _kind_behind(behind) in ("end", "link")


def tag(word: str) -> str:
    """The commonest part of speech of an English word as a letter; "" when unknown."""
    if word[:1].isdigit():
        return "U"
    known = english(word.replace("\u2019", "'"))
    return known.tags[:1] if known else ""


def is_english_word(word: str, least: float) -> bool:
    """Whether a word, or its stem without a common prefix or ending, reaches this frequency
    (Zipf scale).

    >>> is_english_word("redeploys", 2.5)
    True
    """
    plain = word.lower()
    if zipf(plain) >= least:
        return True
    stems = {plain} | {plain[len(p) :] for p in PREFIXES if plain.startswith(p)}
    for ending in ("s", "ed", "ing", "ly"):
        stems |= {stem[: -len(ending)] for stem in stems if stem.endswith(ending)}
    return any(len(stem) >= 4 and zipf(stem) >= max(least, 2.5) for stem in stems - {plain})


def _has_verb(site: Site) -> bool:
    """Whether a finite verb stands in the sentence, as far as words tell without a parse."""
    if re.search(r"[.!?](?:\s|$)", site.tail) is None:
        return True  # a heading or a caption need not have one
    head = re.split(r"[.!?:;]\s", site.head)[-1]
    tail = re.split(r"[.!?:;](?:\s|$)", site.tail)[0]
    finite = slot_table.BE | slot_table.HAVE | slot_table.MODALS | slot_table.PAST
    words = re.findall(r"[a-z'\u2019]+", f"{head} {tail}".lower())
    return any(word in finite or (tag(word) == "V" and not word.endswith("ing")) for word in words)


def _group(site: Site, left: str, right: str) -> str:
    if not left:
        gap = site.left_gap.strip()
        return "series" if gap.startswith(",") and tag(site.left) == "J" else "opening"
    contracted = next((name for ends, name in CONTRACTED if left.endswith(ends)), None)
    if contracted is not None:
        return contracted
    if left.endswith(("'s", "\u2019s")) and left[:-2] != "let":
        return (
            "be" if left[:-2] in slot_table.SUBJECTS_3 | {"that", "what", "there"} else "possessive"
        )
    pronoun = left in ("you", "it") or left in slot_table.OBJECTS - slot_table.POSSESSIVES
    if pronoun and _word_before(site, 2) in slot_table.STATIVE:
        return "complement"
    if left in ("this", "these", "those") and right in slot_table.OBJECTS:
        return "subject-3"  # `this X our plan`: a pronoun, and X its verb
    if left == "than" and _word_before(site, 2) == "rather":
        return "clause"
    for name, words in slot_table.CLASSES:
        if left in words:
            return _parallel(site) if name == "conjunction" else name
    if tag(left) == "U" and site.left_gap.strip():
        return "noun"  # a number in quotation marks counts nothing
    return slot_table.BY_TAG.get(tag(left), "noun")


def _word_before(site: Site, number: int) -> str:
    """The word so many before the gap, on its line; "" when there is none."""
    words = re.findall(r"[\w'\u2019]+", site.head)
    return words[-number].lower() if len(words) >= number else ""


def _parallel(site: Site) -> str:
    if COMPOUND_RE.search(site.head):
        return "mate-adjective"
    mate = _word_before(site, 2)
    names = {"V": "mate-verb", "J": "mate-adjective", "R": "mate-adverb"}
    return names.get(tag(mate), "mate-noun")


def _kinds_behind(site: Site, left: str, right: str) -> frozenset[str]:
    if site.after in HYPHENS and site.after != "":
        return frozenset(("*", "noun"))  # half of a compound adjective
    kind = _kind_behind(right)
    if kind == "noun" and left in slot_table.SUBJECTS_3 and right.endswith("s"):
        known = english(right)
        kind = "verb" if known is not None and "V" in known.tags else kind  # `that X benefits`
    return frozenset(("*", "adj", "noun") if kind == "adj" else ("*", kind))


def _kind_behind(right: str) -> str:
    if not right:
        return "end"
    if right[0].isdigit():
        return "number"
    if right in slot_table.OBJECTS:
        return "object"
    letter = tag(right)
    if right in slot_table.BE or right in slot_table.HAVE or letter == "M":
        return "verb"
    if right in slot_table.FUNCTION_WORDS or letter in ("R", "I", "C"):
        return "link"
    if letter == "V":
        known = english(right)
        gerund = known is not None and right.endswith("ing") and "N" in known.tags
        return "noun" if gerund else "verb"
    return "adj" if letter == "J" else "noun"


def _form(form: str | None, site: Site, left: str) -> str | None:
    if form == "number":
        many = left in slot_table.PLURAL_DETERMINERS
        many |= tag(left) == "U" and left not in ("1", "one")
        # `the X are`, and not `a set of the X are`.
        many |= site.right in ("are", "were", "aren't", "weren't") and (
            site.right_gap == " " and _word_before(site, 2) not in slot_table.PREPOSITIONS
        )
        many &= left not in ("a", "an")
        # `these X problems`: the plural is behind.
        many &= not (site.right_gap == " " and site.right.endswith("s") and tag(site.right) == "N")
        return "NNS" if many and (site.after not in HYPHENS or not site.after) else None
    if form == "chain" and CHAIN_RE.search(site.head):
        return "VB"
    if form in ("agree", "chain"):
        if _in_the_past(site):
            return "VBD"
        plural = left in slot_table.SUBJECTS or (
            left.endswith("s") and not left.endswith("ss") and left not in SINGULAR
        )
        return "VBP" if plural else "VBZ"
    if form == "PART":
        subject = _word_before(site, 2) if site.left in slot_table.BE else ""
        return "PART" if subject in PERSONS and site.right != "by" else "PASS"
    if form == "mate":
        mate = _word_before(site, 2)
        if mate.endswith("ing"):
            return "VBG"
        return "VBD" if mate.endswith("ed") else "VB" if _base(mate) else None
    return form


def _base(word: str) -> bool:
    return english(word) is not None and not word.endswith(("s", "en"))


def _in_the_past(site: Site) -> bool:
    """Whether the finite verbs around are in the past tense."""
    text = (site.head + " , " + site.tail).lower()
    words = re.findall(r"[a-z']+|,", text)
    known = slot_table.PRESENT | slot_table.PAST
    past = sum(word in slot_table.PAST for word in words)
    present = sum(word in slot_table.PRESENT for word in words)
    for before, word in pairwise(words):
        if before in slot_table.SUBJECTS:
            present += (
                word not in slot_table.PAST
                and not _past_form(word)
                and word not in slot_table.MODALS
            )
        past += before not in BEFORE_PARTICIPLE and _past_form(word)
        present += word.endswith("s") and tag(word) == "V" and word not in known
    return past > present


def _past_form(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4 and tag(word) == "V"
