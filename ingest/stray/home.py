"""The language a document is written in, as far as the repair of its words needs to know."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from ingest.lexicon.lookup import english

LATIN_WORD_RE = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:['\u2019][a-z]+)?")
FEWEST_KNOWN = 0.6
MOST_WORDS = 400  # a document tells its language early
MOST_LETTERS = 4000
BY_SCRIPT = {
    "Hangul": "ko", "Japanese": "ja", "Han": "zh", "Greek": "el", "Hebrew": "he", "Thai": "th",
    "Armenian": "hy", "Georgian": "ka", "Bengali": "bn", "Tamil": "ta", "Devanagari": "hi",
}  # fmt: skip
# Letters that tell the languages of an alphabet apart, those that decide most first.
CYRILLIC = (
    ("kk", "әғқңұһ"), ("mn", "өү"), ("mk", "ѓќѕ"), ("sr", "јљњћђџ"), ("be", "ў"),
    ("uk", "їєґі"), ("ru", "ыэё"), ("bg", "ъ"),
)  # fmt: skip
# What these letters are with others behind them, which does not count.
OTHERWISE = {"bg": ("ъе", "ъё", "ъю", "ъя")}
ARABIC = (("ur", "ٹڈڑےںھ"), ("fa", "پچژگکی"))
# Letters of Vietnamese that no other language of the Latin script has, and how many make the case.
VIETNAMESE_RE = re.compile("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]", re.IGNORECASE)
LEAST_VIETNAMESE = 0.04
LEAST_TELLING = 0.004
TURKISH = frozenset(
    "ve bir bu için ile da de olarak daha çok gibi olan en ne kadar sonra veya her".split()
)
LEAST_TURKISH = 0.06


def home(text: str, main: str) -> str:
    """A BCP 47 code by script, letters and commonest words; `und` where they do not tell."""
    if main == "Latin":
        return _latin(text)
    if main == "Cyrillic":
        return _by_letters(text, CYRILLIC, "ru")
    if main == "Arabic":
        return _by_letters(text, ARABIC, "ar")
    return BY_SCRIPT.get(main, "und")


def _latin(text: str) -> str:
    if is_english(text):
        return "en"
    head = text[:MOST_LETTERS]
    if len(VIETNAMESE_RE.findall(head)) >= LEAST_VIETNAMESE * len(head):
        return "vi"
    words = [word.lower() for word in LATIN_WORD_RE.findall(head)]
    if sum(word in TURKISH for word in words) >= LEAST_TURKISH * len(words):
        return "tr"
    return "und"


def _by_letters(text: str, alphabets: tuple[tuple[str, str], ...], default: str) -> str:
    head = text[:MOST_LETTERS].lower()
    for lang, letters in alphabets:
        found = sum(map(head.count, letters)) - sum(map(head.count, OTHERWISE.get(lang, ())))
        if found > LEAST_TELLING * len(head):
            return lang
    return default


def is_english(text: str) -> bool:
    """Whether most Latin words are English ones, looking at the first few hundred.

    Words of three letters and less are common to many languages and count for little.
    """
    matches = islice(LATIN_WORD_RE.finditer(text), MOST_WORDS)
    weights = [_weights(match[0]) for match in matches]
    seen = sum(weight for weight, _ in weights)
    return seen > 0 and sum(known for _, known in weights) / seen >= FEWEST_KNOWN


@lru_cache(maxsize=16_384)
def _weights(word: str) -> tuple[float, float]:
    """What a word counts for, and what it counts for as an English one."""
    word = word.lower()
    weight = 0.5 if len(word) < 4 else 1.0
    found = english(word.replace("\u2019", "'")) if word.isascii() else None
    return weight, weight if found is not None and found.zipf >= 3.0 else 0.0
