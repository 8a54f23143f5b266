"""The profiles of the package langdetect, evaluated without sampling (`profiles.py`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ingest.detectors import profiles

WHOLE = False
# How far a text may weigh less, a letter, than is typical of its language, before it is taken for
# another one that has no profile, or for no language at all. Half a percent of sentences of about
# 100 characters weigh less than 2.2 below it; short ones vary more.
POOR = 2.2
GOOD = 1.2
SHORT = 10
# No word is longer; and what is made of three letters only is laughter or a test.
LONGEST = 50
FEW_WORDS, FEW_LETTERS = 8, 4


def rank(
    words: Sequence[str], script: str, allowed: Collection[str] | None
) -> list[tuple[str, float]]:
    """The languages of the script and their probabilities; none when no profile fits."""
    if script not in profiles.typical() or not words:
        return []
    if script == "Han":
        words = "".join(words)  # written without blanks: each character for itself
    else:
        words = [word for word in words if len(word) <= LONGEST]
        distinct = set(words)
        if len(distinct) < FEW_WORDS and len(set().union(*distinct)) < FEW_LETTERS:
            return []
    scores = profiles.scores(script, words)
    if allowed is not None:
        scores = {code: score for code, score in scores.items() if code in allowed}
    if not scores:
        return []
    ranked = profiles.shares(scores)
    best = ranked[0][0]
    sure = certainty(script, best, scores[best], sum(map(len, words)))
    return [(code, share * sure) for code, share in ranked] if sure else []


def certainty(script: str, code: str, score: float, letters: int) -> float:
    """From 1 for a text that weighs about what is typical of the language to one half, and 0
    beyond POOR. Of Han characters too many are rare to tell."""
    if script == "Han":
        return 1.0
    missing = (profiles.typical()[script][code] - score / letters) / (1 + SHORT / letters)
    if missing > POOR:
        return 0.0
    return min(1.0, 1 - (missing - GOOD) / (POOR - GOOD) / 2)


def languages() -> frozenset[str]:
    """The codes that `rank` knows."""
    return frozenset(code for codes in profiles.typical().values() for code in codes)


def version() -> str:
    """The version of the package that the profiles are of."""
    return profiles.source().split()[-1]
