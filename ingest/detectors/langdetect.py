"""The langdetect package, made deterministic: same text, same answer, in any order and process."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock
from typing import Any

from ingest.model import UNDETERMINED, Language
from ingest.unicode.scripts import script_counts

# Detection needs text, not all of it: the answer does not change beyond this many letters.
MOST_LETTERS = 2_000
FEWEST_LETTERS = 3
# What is not prose: code, addresses, markup. It is full of English-looking letters.
NOISE_RE = re.compile(
    r"```.*?```|`[^`\n]+`|https?://\S+|www\.\S+|\S+@\S+\.\S+|<[^<>\n]{1,200}>|&[a-z]{2,8};|\d+",
    re.DOTALL,
)
# Scripts that one language decides; sampled detection is slower and no better there.
DECIDED = {
    "Greek": "el",
    "Hebrew": "he",
    "Hangul": "ko",
    "Thai": "th",
    "Georgian": "ka",
    "Armenian": "hy",
    "Hiragana": "ja",
    "Katakana": "ja",
    "Khmer": "km",
    "Lao": "lo",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Bengali": "bn",
    "Sinhala": "si",
    "Ethiopic": "am",
    "Myanmar": "my",
    "Tibetan": "bo",
}
CODES = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}
_LOCK = Lock()


@lru_cache(maxsize=1)
def _factory() -> Any:
    # A factory of our own: the package's is process-wide, unseeded, and races at its first call.
    from langdetect import detector_factory

    factory = detector_factory.DetectorFactory()
    factory.load_profile(detector_factory.PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


def detect(text: str) -> Language:
    """The language of a text as a BCP 47 code; `und` when there are too few letters."""
    prose = NOISE_RE.sub(" ", text[: 20 * MOST_LETTERS])
    counts = script_counts(prose)
    total = sum(counts.values())
    if total < FEWEST_LETTERS:
        return UNDETERMINED
    kana = counts.get("Hiragana", 0) + counts.get("Katakana", 0)
    if kana * 10 > total:
        return Language("ja", 1.0)
    main, most = next(iter(counts.items()))
    if main in DECIDED and most * 2 > total:
        return Language(DECIDED[main], round(most / total, 4))
    return _sampled(prose)


def _sampled(prose: str) -> Language:
    from langdetect.lang_detect_exception import LangDetectException

    with _LOCK:
        detector = _factory().create()
    # Capitals are another alphabet to the profiles: ALL CAPS text is not recognised.
    detector.append(prose[: 3 * MOST_LETTERS].lower())
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        return UNDETERMINED
    if not best:
        return UNDETERMINED
    return Language(CODES.get(best[0].lang, best[0].lang), round(min(1.0, best[0].prob), 4))
