"""Regular English inflection; what is irregular stands in the lexicon's English table."""

from __future__ import annotations

import re

SIBILANT_RE = re.compile(r"(?:s|x|z|ch|sh)$")
CONSONANT_Y_RE = re.compile(r"[^aeiou]y$")
DOUBLING_RE = re.compile(
    r"^[^aeiou]*[aeiou][bdfgklmnprstvz]$"
)  # one syllable, one vowel: stop, plan
SHORT_RE = re.compile(r"^[^aeiouy]*[aeiouy]+[^aeiouy]*e?$")  # one syllable

# Penn Treebank tags name the forms, as in the tables the exceptions are read from.
FORMS = ("NNS", "VBZ", "VBD", "VBN", "VBG", "JJR", "JJS")


def regular(word: str, form: str) -> str:
    """The regular form of a base word, by its Penn tag.

    >>> regular("policy", "NNS"), regular("stop", "VBG"), regular("cruel", "JJR")
    ('policies', 'stopping', 'more cruel')
    """
    if form in ("NNS", "VBZ"):
        if CONSONANT_Y_RE.search(word):
            return word[:-1] + "ies"
        return word + ("es" if SIBILANT_RE.search(word) else "s")
    if form in ("VBD", "VBN"):
        if CONSONANT_Y_RE.search(word):
            return word[:-1] + "ied"
        return _stem(word) + "ed"
    if form == "VBG":
        if word.endswith("ie"):
            return word[:-2] + "ying"
        if word.endswith(("ee", "oe", "ye")):
            return word + "ing"
        return _stem(word) + "ing"
    if form in ("JJR", "JJS"):
        if CONSONANT_Y_RE.search(word):
            return word[:-1] + ("ier" if form == "JJR" else "iest")
        if SHORT_RE.match(word):
            return _stem(word) + ("er" if form == "JJR" else "est")
        return ("more " if form == "JJR" else "most ") + word
    return word


def _stem(word: str) -> str:
    if word.endswith("e"):
        return word[:-1]
    return word + word[-1] if DOUBLING_RE.match(word) else word
