"""The likeliest language of a text by the sums of what is known of its tokens.

The answer is the first of `candidates`, without the others and without lists of words: a token is
weighed once, and then found again, by the extension in C. None where that cannot tell.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.detectors import langdetect, profiles
from ingest.detectors.prose import BETWEEN, UNSPACED, UNSPACED_RE, plain, sample
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
from ingest.places import ranges
from ingest.unicode.scripts import COMMON, script_counts, script_numbers, script_of

if TYPE_CHECKING:
    from ingest.native._native import Native, Sums

# Tokens kept of each script: 4 MB at most. Texts repeat themselves: beyond this little is gained.
MOST = 1 << 15
# A longer stretch without a blank is met once; scripts without blanks consist of such.
LONGEST = 256
UNSPACED_SCRIPTS = frozenset(("Khmer", "Lao", "Myanmar", "Thai", "Tibetan"))
# What the extension's scan asks of characters, in bits: whether one is a blank, a token of its own,
# and whether it stands between words.
BLANK, ALONE, BETWEEN_WORDS = 1, 2, 4
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
    if native is None or script is None or script in UNSPACED_SCRIPTS:
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
    alphabet), and the lists of letters that are counted."""

    tokens: Native.Tokens
    codes: tuple[str, ...]
    letters: tuple[Sequence[str], ...]


@lru_cache(maxsize=8)
def _known(script: str) -> Known:
    assert native is not None
    known = script in profiles.typical()
    codes, runs, flat = profiles.table(script) if known else (("",), [], b"")
    lists = tuple(dict.fromkeys(one for rule in LETTERS.get(script, ()) for one in rule[1:]))
    lanes = len(codes) + len(lists)
    tokens = native.Tokens(len(codes), lanes, MOST, profiles.SCALE, profiles.OVERLAP)
    if all(len(letter) == 1 for letters in lists for letter in letters):
        names, scripts = script_numbers()
        own = bytes(name in OWN.get(script, (script,)) for name in names).ljust(256, b"\0")
        alone = bytes(_is_simple(script, name) for name in names).ljust(256, b"\0")
        folds = profiles.FOLDED if script in profiles.FOLDING else {}
        pairs = "".join(chr(code) + folded for code, folded in sorted(folds.items()))
        letters = tuple("".join(one) for one in lists)
        tokens.teach(runs, flat, scripts, names.index(script), own, alone, pairs, letters)
    return Known(tokens, codes, lists)


@lru_cache(maxsize=1)
def _kinds() -> bytes:
    kinds = bytearray(END)
    blanks = re.compile(r"\s").findall("".join(map(chr, range(0x3001))))
    for kind, body in ((ALONE, UNSPACED), (BETWEEN_WORDS, BETWEEN)):
        for start, end in ranges(body):
            end = min(end, END)
            kinds[start:end] = bytes(byte | kind for byte in kinds[start:end])
    for blank in blanks:
        kinds[ord(blank)] = BLANK
    return bytes(kinds)


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
    telling = len(others) > 1 or (
        alone and bool(words) and not _is_simple(script, script_of(joined))
    )
    telling = telling or token > LAST_ALONE
    words = [word for word in words if script_of(word[0]) in own]
    telling = telling or (script != "Han" and any(len(w) > langdetect.LONGEST for w in words))
    letters = sum(map(len, words))
    row: Sequence[int] = [0] * len(known.codes)
    if letters and known.codes != ("",):
        row = profiles.lanes(script, "".join(words) if script == "Han" else words)
    joined = "".join(words)
    row = [*row, *(sum(map(joined.count, one)) for one in known.letters)]
    other = others[0] if others else COMMON
    known.tokens.learn(
        token,
        array("H", [min(weight, HEAVIEST) for weight in row]).tobytes(),
        words[0] if words else "",
        letters,
        counts.get(script, 0),
        counts.get(other, 0) if others else 0,
        script_numbers()[0].index(other),
        telling or max(row) > HEAVIEST,
    )


def _is_simple(script: str, found: str) -> bool:
    """Whether a character of a script, as a token of its own, says the same as in a word."""
    return found in OWN["Han"] and (found != COMMON or script in ("Han", "Hiragana"))


def _language(script: str, known: Known, found: Sums) -> Language | None:
    best, score, share, letters, own, others, distinct, telling, rest = found
    if telling:
        return None
    if others:
        names = script_numbers()[0]
        counts = {names[number]: count for number, count in others.items()}
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
