"""The likeliest language of a text by the sums of what is known of its tokens.

The answer is the first of `candidates`, without the others and without lists of words: a token is
weighed once, and then found again by the extension in C. None where that cannot tell.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.detectors import langdetect, profiles
from ingest.detectors.prose import UNSPACED_RE, plain, sample
from ingest.detectors.script import (
    DECIDED,
    FEWEST_LETTERS,
    LEAST_CONFIDENCE,
    LETTERS,
    OWN,
    by_counts,
    dominant,
)
from ingest.model import UNDETERMINED, Language
from ingest.native import native
from ingest.unicode.scripts import COMMON, script_counts, script_of

if TYPE_CHECKING:
    from ingest.native._native import Native, Sums

# Tokens kept of each script: 4 MB at most. Texts repeat themselves: beyond this little is gained.
MOST = 1 << 15
# A longer stretch without a blank is met once; scripts without blanks consist of such.
LONGEST = 256
UNSPACED = frozenset(("Khmer", "Lao", "Myanmar", "Thai", "Tibetan"))
# What the extension's scan asks of characters: 1 for a blank, 2 for one that is a token of its own.
BLANK, ALONE = 1, 2
END = 0x10000
# A character beyond the planes of scripts, which the scan takes apart, belongs to what is around it.
LAST_ALONE = "\U0003ffff"
HEAVIEST = 0xFFFF  # a weight has 16 bits
# Tokens that are met in one text while the table is full of others are learnt again.
ATTEMPTS = 3


def detect(text: str) -> Language | None:
    """What `candidates(text)` gives first; None where only the whole way through tells."""
    text = sample(text)
    script = "Latin" if text.isascii() else _main(text)
    if native is None or script is None or script in UNSPACED:
        return None
    known = _known(script)
    for _ in range(ATTEMPTS):
        found = known.tokens.scan(text, _kinds())
        if isinstance(found, tuple):
            return _language(script, known, found)
        for token in set(found):
            if len(token) > LONGEST:
                return None
            _learn(script, known, token)
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """The tokens of texts in one script, the languages they are weighed in (in the order of the
    alphabet), the lists of letters that are counted, and numbers for words and scripts."""

    tokens: Native.Tokens
    codes: tuple[str, ...]
    letters: tuple[Sequence[str], ...]
    words: dict[str, int]
    scripts: list[str]


@lru_cache(maxsize=8)
def _known(script: str) -> Known:
    assert native is not None
    codes = profiles.load(script).languages if script in profiles.typical() else ("",)
    letters = tuple(dict.fromkeys(one for rule in LETTERS.get(script, ()) for one in rule[1:]))
    lanes = len(codes) + len(letters)
    tokens = native.Tokens(len(codes), lanes, MOST, profiles.SCALE, profiles.OVERLAP)
    return Known(tokens, codes, letters, {}, [""])


@lru_cache(maxsize=1)
def _kinds() -> bytes:
    return bytes(
        BLANK if char.isspace() else ALONE if UNSPACED_RE.match(char) else 0
        for char in map(chr, range(END))
    )


def _main(text: str) -> str | None:
    counts = script_counts(text)
    return dominant(counts)[0] if counts else None


def _learn(script: str, known: Known, token: str) -> None:
    words = plain(token).split()
    joined = "".join(words)
    counts = script_counts(joined)
    alone = UNSPACED_RE.match(token) is not None
    own = OWN.get(script, (script, COMMON))
    others = [name for name in counts if name != script]
    telling = len(others) > 1 or (alone and bool(words) and not _is_simple(script, joined))
    telling = telling or token > LAST_ALONE
    words = [word for word in words if script_of(word[0]) in own]
    telling = telling or (script != "Han" and any(len(w) > langdetect.LONGEST for w in words))
    letters = sum(map(len, words))
    row: Sequence[int] = [0] * len(known.codes)
    if letters and known.codes != ("",):
        row = profiles.lanes(script, "".join(words) if script == "Han" else words)
    joined = "".join(words)
    row = [*row, *(sum(map(joined.count, one)) for one in known.letters)]
    other = others[0] if others else ""
    if other not in known.scripts:
        known.scripts.append(other)
    known.tokens.learn(
        token,
        array("H", [min(weight, HEAVIEST) for weight in row]).tobytes(),
        _number(known.words, words[0]) if words else 0,
        letters,
        counts.get(script, 0),
        counts.get(other, 0),
        known.scripts.index(other),
        telling or max(row) > HEAVIEST,
    )


def _number(words: dict[str, int], word: str) -> int:
    if len(words) > 2 * MOST:
        words.clear()
    return words.setdefault(word, len(words) + 1)


def _is_simple(script: str, char: str) -> bool:
    """Whether a character that is a token of its own says the same as in a word with others."""
    found = script_of(char)
    return found in OWN["Han"] and (found != COMMON or script in ("Han", "Hiragana"))


def _language(script: str, known: Known, found: Sums) -> Language | None:
    best, score, share, letters, own, others, distinct, telling, rest = found
    if telling:
        return None
    if others:
        counts = {known.scripts[number]: count for number, count in others.items()}
        if own:
            counts[script] = own
        if sum(counts.values()) < FEWEST_LETTERS:
            return UNDETERMINED
        main, part = dominant(counts)
        if main != script:
            return None
    elif own < FEWEST_LETTERS:
        return UNDETERMINED
    else:
        part = 1.0
    decided = DECIDED.get(script)
    if any(rest):
        of_lists = dict(zip(known.letters, rest, strict=True))
        decided = by_counts(script, letters, of_lists.__getitem__) or decided
    if decided is not None:
        return Language(decided, round(part, 4))
    if known.codes == ("",):
        return UNDETERMINED
    if script != "Han" and distinct < langdetect.FEW_WORDS:
        return None
    if not letters:
        return UNDETERMINED
    code = known.codes[best]
    sure = langdetect.certainty(script, code, score, letters)
    if not sure:
        return UNDETERMINED
    confidence = round(share * sure * part, 4)
    return Language(code, confidence) if confidence >= LEAST_CONFIDENCE else UNDETERMINED
