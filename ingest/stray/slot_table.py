"""The grammar of gaps as data: classes of the word before a gap, and what fits behind each."""

from __future__ import annotations

from typing import NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLURAL_DETERMINERS = _words(
    "these those many several few various both two three four five six seven eight nine ten dozens "
    "hundreds thousands millions numerous multiple all other"
)
DETERMINERS = PLURAL_DETERMINERS | _words(
    "the a an this his her its their our your my no any some every each another such what whose either "
    "neither much enough"
)
POSSESSIVES = _words("his her its their our your my the a an this that these those")
OBJECTS = POSSESSIVES | _words("them him us me it")
MODALS = _words(
    "will would can could should must may might shall cannot can't won't don't doesn't didn't couldn't "
    "wouldn't shouldn't let's let\u2019s please do does did not never"
)
SUBJECTS = _words("we they i you")
SUBJECTS_3 = _words("he she it who which that")
BE = _words(
    "is are was were be been being am isn't aren't wasn't weren't become becomes became seem seems seemed "
    "remain remains remained feel feels felt look looks looked sounds"
)
HAVE = _words("have has had having haven't hasn't hadn't")
DEGREE = _words(
    "very too quite rather extremely highly really increasingly deeply fairly somewhat incredibly truly"
)
COMPARISON = _words("more less most how so as than")
PREPOSITIONS = _words(
    "of in for with by from about on at into without through between under over during after before "
    "against among across within toward towards upon via per despite beyond like around behind above "
    "below near onto off amid beside besides concerning regarding"
)
CONJUNCTIONS = _words("and or but nor yet &")
CLAUSE = _words("when while if because although though since until whether where then once")

# Between an auxiliary and its verb these change nothing: the word before them decides.
TRANSPARENT = _words(
    "already also always ever just now often only soon still then usually again almost never not "
    "perhaps maybe even simply merely mostly likely possibly"
)
# Verbs that say in what state something is: `keeps you X`, `makes it X`.
STATIVE = _words(
    "keep keeps kept keeping leave leaves leaving make makes made making find finds found finding "
    "consider considers considered render renders rendered deem deems deemed"
)
PAST = _words("was were had did said went came took made told began could would became saw")
PRESENT = _words("is are has does says do have can will goes comes makes")
# The class of the word before the gap, the first that holds it. A word in none goes by its tag.
CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("to", _words("to")),
    ("determiner", DETERMINERS),
    ("modal", MODALS),
    ("be", BE),
    ("have", HAVE),
    ("object", _words("me him us them")),
    ("subject", SUBJECTS),
    ("subject-3", SUBJECTS_3),
    ("degree", DEGREE),
    ("comparison", COMPARISON),
    ("preposition", PREPOSITIONS),
    ("conjunction", CONJUNCTIONS),
    ("clause", CLAUSE),
)
FUNCTION_WORDS = frozenset().union(*(words for _, words in CLASSES))


class Fit(NamedTuple):
    """What fits, and how well, when the word behind the gap is of a kind: `adj`; `noun` (also
    where an adjective follows); `object`: a determiner or pronoun; `link`: a preposition,
    conjunction or adverb; `verb`; `number`; `end`: punctuation or nothing; `*`: always.

    Forms: Penn tags; VB is the base and nothing else, VBP finite, PART the participle in use, None
    leaves the form to the foreign word;
    `number` is plural after a plural determiner; `agree` is the finite form, in the tense of the
    sentence; `mate` the form of the word before the conjunction,
    `chain` the base where one stands earlier in the clause, else as `agree`.
    """

    when: str
    pos: str
    weight: float
    form: str | None = None


GRAMMAR: dict[str, tuple[Fit, ...]] = {
    "possessive": (Fit("*", "noun", 2.5), Fit("noun", "adj", 2.5), Fit("verb", "adv", 1.5)),
    "determiner": (
        Fit("noun", "adj", 3.0),
        Fit("noun", "noun", 2.0, "number"),
        Fit("adj", "adv", 2.6),
        Fit("*", "noun", 1.9, "number"),
        Fit("end", "noun", 3.0, "number"),
        Fit("link", "noun", 3.0, "number"),
        Fit("verb", "noun", 3.0, "number"),
        Fit("object", "noun", 3.0, "number"),
        Fit("*", "adj", 0.3),
    ),
    "to": (
        Fit("*", "verb", 2.6, "VB"),
        Fit("object", "verb", 3.2, "VB"),
        Fit("end", "verb", 2.7, "VB"),
        Fit("verb", "adv", 2.8),
        Fit("number", "adv", 3.0),
        Fit("*", "noun", 1.4),
        Fit("noun", "adj", 2.0),
    ),
    "modal": (Fit("*", "verb", 3.0, "VB"), Fit("*", "adv", 1.0), Fit("verb", "adv", 3.2)),
    "be": (
        Fit("*", "adj", 2.5),
        Fit("adj", "adv", 3.2),
        Fit("verb", "adv", 3.2),
        Fit("*", "verb", 1.2, "VBG"),
        Fit("object", "verb", 2.7, "VBG"),
        Fit("*", "verb", 1.0, "VBN"),
        Fit("link", "verb", 1.4, "PART"),
        Fit("end", "verb", 1.3, "PART"),
        Fit("*", "noun", 0.9),
        Fit("number", "adv", 2.8),
    ),
    "have": (
        Fit("*", "verb", 2.2, "VBN"),
        Fit("*", "noun", 1.8),
        Fit("*", "adj", 0.2),
        Fit("noun", "adj", 2.0),
        Fit("verb", "adv", 3.0),
    ),
    "subject": (Fit("*", "verb", 2.8, "agree"), Fit("*", "adv", 0.8), Fit("verb", "adv", 3.2)),
    "subject-3": (
        Fit("*", "verb", 2.5, "agree"),
        Fit("*", "noun", 1.0),
        Fit("*", "adj", 1.0),
        Fit("verb", "adv", 3.0),
    ),
    "object": (
        Fit("*", "verb", 2.6, "VB"),
        Fit("*", "noun", 1.0),
        Fit("object", "prep", 1.8),
        Fit("end", "adv", 2.7),
    ),
    "complement": (
        Fit("*", "adj", 3.0),
        Fit("object", "verb", 3.1, "VB"),
        Fit("*", "verb", 2.4, "VB"),
        Fit("*", "adv", 1.5),
        Fit("*", "noun", 0.8),
    ),
    "degree": (Fit("*", "adj", 3.0), Fit("*", "adv", 1.8)),
    "comparison": (
        Fit("*", "adj", 2.4),
        Fit("*", "noun", 1.8),
        Fit("*", "adv", 1.6),
        Fit("object", "verb", 2.6, "VBG"),
    ),
    "preposition": (
        Fit("*", "noun", 1.6),
        Fit("end", "noun", 2.5),
        Fit("link", "noun", 2.5),
        Fit("verb", "noun", 2.5),
        Fit("noun", "adj", 2.4),
        Fit("number", "adv", 3.0),
        Fit("*", "verb", 1.5, "VBG"),
        Fit("noun", "verb", 1.8, "VBG"),
        Fit("object", "verb", 2.8, "VBG"),
    ),
    "mate-verb": (Fit("*", "verb", 2.5, "mate"), Fit("*", "noun", 1.2)),
    "mate-adjective": (
        Fit("*", "adj", 2.5),
        Fit("*", "noun", 1.5),
        Fit("object", "verb", 2.8, "chain"),
    ),
    "mate-adverb": (Fit("*", "adv", 2.4), Fit("*", "adj", 1.2)),
    "mate-noun": (
        Fit("*", "noun", 2.2),
        Fit("*", "verb", 1.6, "chain"),
        Fit("object", "verb", 2.6, "chain"),
        Fit("link", "verb", 1.9, "chain"),
        Fit("noun", "adj", 2.3),
    ),
    "clause": (
        Fit("*", "verb", 2.0, "VBG"),
        Fit("*", "noun", 1.2),
        Fit("noun", "adj", 1.5),
        Fit("*", "adv", 0.8),
    ),
    "adjective": (
        Fit("*", "noun", 2.5),
        Fit("noun", "adj", 2.2),
        Fit("object", "conj", 2.2),
        Fit("object", "prep", 1.8),
    ),
    "verb": (
        Fit("*", "noun", 2.0),
        Fit("noun", "adj", 2.2),
        Fit("*", "adj", 0.6),
        Fit("object", "verb", 2.2, "VBG"),
        Fit("object", "prep", 2.6),
        Fit("noun", "prep", 1.8),
        Fit("*", "adv", 1.0),
        Fit("link", "adv", 1.6),
        Fit("end", "adv", 1.8),
        Fit("number", "adv", 2.4),
    ),
    "noun": (
        Fit("*", "noun", 1.6),
        Fit("end", "noun", 2.2),
        Fit("*", "verb", 1.2, "agree"),
        Fit("noun", "verb", 1.8, "agree"),
        Fit("object", "verb", 2.6, "agree"),
        Fit("link", "verb", 2.1, "agree"),
        Fit("link", "noun", 1.8),
        Fit("verb", "adv", 2.6),
        Fit("verb", "noun", 2.0),
        Fit("noun", "adj", 1.4),
        Fit("object", "prep", 2.4),
        Fit("noun", "prep", 1.8),
        Fit("object", "conj", 2.0),
        Fit("*", "adv", 0.8),
    ),
    "adverb": (
        Fit("*", "verb", 1.8, "agree"),
        Fit("*", "adj", 2.0),
        Fit("object", "prep", 1.8),
        Fit("end", "noun", 1.0),
    ),
    "number": (Fit("*", "noun", 2.5, "number"), Fit("noun", "adj", 2.3)),
    # A comma, a dash or the start of the line stands before the gap.
    "series": (Fit("noun", "adj", 2.8), Fit("*", "adj", 1.5), Fit("*", "noun", 1.2)),
    "opening": (
        Fit("*", "noun", 1.2),
        Fit("noun", "adj", 1.6),
        Fit("object", "verb", 2.0),
        Fit("object", "prep", 1.8),
        Fit("object", "conj", 1.8),
        Fit("*", "adv", 0.9),
        Fit("end", "adv", 2.0),
        Fit("end", "phrase", 2.0),
        Fit("*", "conj", 1.1),
    ),
}
BY_TAG = {
    "J": "adjective", "V": "verb", "M": "modal", "N": "noun", "P": "noun", "R": "adverb",
    "U": "number", "D": "determiner", "I": "preposition", "C": "conjunction", "O": "subject-3",
    "": "noun",
}  # fmt: skip
