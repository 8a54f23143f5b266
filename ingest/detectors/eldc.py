"""The package eldc (extra `eldc`): compiled, the fastest by far."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from math import exp
from threading import Lock
from typing import Any

from ingest.detectors.codes import all_written, written
from ingest.errors import MissingExtraError

WHOLE = False
# Its scores are alike for all texts, between 0 and 1. Their differences times this, as a softmax,
# give a confidence that is the share of right answers.
STEEP = 20
# Its instances give at most this many languages.
MOST = 20
_LOCK = Lock()


@lru_cache(maxsize=1)
def _instance() -> Any:
    try:
        import eldc
    except ImportError as error:
        raise MissingExtraError("detector", "eldc", "eldc") from error
    eldc.init()
    instance = eldc.instance()  # the package's own settings are process-wide
    instance.set_scores(MOST)
    return instance


def rank(
    words: Sequence[str], script: str, allowed: Collection[str] | None
) -> list[tuple[str, float]]:
    """The package's languages, their scores as probabilities."""
    with _LOCK:
        scores = _instance().detect_details(" ".join(words)).scores
    if not scores:
        return []
    most = max(scores.values())
    likely = [(code, exp((score - most) * STEEP)) for code, score in scores.items()]
    return written(likely, words, script, allowed)


def languages() -> frozenset[str]:
    """The codes that `rank` knows."""
    with _LOCK:
        _instance()  # says so when it is not installed
    import eldc

    return all_written(eldc.LANGUAGES)


def version() -> str:
    """The version of the package."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("eldc")
    except PackageNotFoundError as error:
        raise MissingExtraError("detector", "eldc", "eldc") from error
