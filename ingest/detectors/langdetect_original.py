"""The package langdetect as it is: the whole text, sampled by its own dice, which are seeded here."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

WHOLE = True
CODES = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}
SURROGATE_RE = re.compile("[\ud800-\udfff]")
_LOCK = Lock()


@lru_cache(maxsize=1)
def _factory() -> Any:
    # A factory of our own: the package's is process-wide and unseeded.
    from langdetect import detector_factory

    factory = detector_factory.DetectorFactory()
    factory.load_profile(detector_factory.PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


def _made() -> Any:
    # Under a lock: `lru_cache` lets two threads load the profiles at once.
    with _LOCK:
        return _factory()


def rank(
    words: Sequence[str], script: str, allowed: Collection[str] | None
) -> list[tuple[str, float]]:
    """What the package says of the text, its languages of more than a tenth."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _made().create()
    detector.append(SURROGATE_RE.sub(" ", " ".join(words)))
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return []
    ranked = [(CODES.get(one.lang, one.lang), min(1.0, one.prob)) for one in found]
    return [pair for pair in ranked if allowed is None or pair[0] in allowed]


def languages() -> frozenset[str]:
    """The codes that `rank` knows."""
    return frozenset(CODES.get(code, code) for code in _made().get_lang_list())


def version() -> str:
    """The version of the package."""
    from importlib.metadata import version

    return version("langdetect")
