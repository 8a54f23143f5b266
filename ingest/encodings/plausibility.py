"""How much like text in some language a string is, measured in bits of surprise."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ingest.encodings.sums import Sums

TABLE = Path(__file__).with_name("letter_pairs.txt")
LATIN_TABLE = Path(__file__).with_name("latin_pairs.txt")
# What is between words, in small letters.
BLANKS_RE = re.compile("[\x00-`{-\x7f\xa0\u2010-\u203a\xab\xbb\ufffd]+")
# A letter that no list has, beside a letter of its script and beside another.
UNLISTED = 12.0
UNLISTED_IDEOGRAPH = 20.0
# A pair that no list has costs what its letter costs alone and this, within these limits: seldom
# is not never, and what is never seen is all alike.
UNSEEN = 6.0
LEAST_UNSEEN, MOST_UNSEEN = 12.0, 17.0
# Two letters side by side that belong to scripts no word mixes.
SEAM = 6.0
# Scripts that words do mix: a Japanese word has three of them.
TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "FULLWIDTH"}
# A capital after a small letter; after a capital.
CAMEL = 8.0
CAPITALS = 1.0
# What is no letter, by its place: signs stand apart from letters, quotation marks need not.
SIGN, SIGN_AT_LETTER = 7.0, 8.0
MARK, FULL_WIDTH_MARK = 3.0, 4.0
CONTROL, UNASSIGNED = 16.0, 24.0
# The letters of no list, in scripts that no single-byte or double-byte encoding here has.
OTHER_SCRIPT = 7.0
# Pairs that are kept.
MOST_CACHED, MOST_LATIN = 1 << 16, 1 << 13

MARKS = frozenset(
    "\N{NO-BREAK SPACE}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{DOUBLE LOW-9 QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}\N{NUMERO SIGN}\N{BULLET}"
)
LISTED_SCRIPTS = frozenset(
    "LATIN CYRILLIC GREEK HEBREW ARABIC THAI CJK HIRAGANA KATAKANA HANGUL".split()
)


def cost(text: str) -> float:
    """The surprise of a text in bits. ASCII costs nothing, so only what an encoding can change
    is measured; letters are compared with what may follow in any of some sixty languages.

    >>> cost("\\u0434\\u043e\\u0431\\u0440\\u044b\\u0439") < cost("\\u0434\\u043d\\u0430\\u043f\\u0448\\u0438")
    True
    """
    return costs([text])[0]


def costs(texts: list[str]) -> list[float]:
    """The cost of each text."""
    found = _sums().of(texts)
    if found is not None:
        return found
    pairs = _pairs()
    if len(pairs) > MOST_CACHED:
        pairs.clear()
    return [sum(map(pairs.__getitem__, pairwise(f" {text} "))) for text in texts]


def plausibility(text: str) -> float:
    """The surprise of one character that is not ASCII, in bits: some 4 in an alphabet and 10 in
    Chinese for good text, 12 and more for text in the wrong encoding; 0 for ASCII."""
    odd = sum(not char.isascii() for char in text)
    return cost(text) / odd if odd else 0.0


@lru_cache(maxsize=64)
def latin_costs(text: str) -> tuple[float, ...]:
    """The surprise of a text in bits, ASCII and all, in each language of the Latin alphabet.
    Slow: for the few texts where only the language can tell."""
    plain = BLANKS_RE.sub(" ", text.lower())
    found = _latin_sums().of([plain])
    if found is not None:
        return tuple(found)
    letters = list(pairwise(f" {plain} "))
    return tuple(sum(map(table.__getitem__, letters)) for table in _latin())


class _Latin(dict[tuple[str, str], float]):
    """Costs of pairs in one language."""

    def __missing__(self, pair: tuple[str, str]) -> float:
        first, second = pair
        if pair == (" ", " "):
            return 0.0
        if not second.isalpha() and second != " ":
            return _sign(second) + (SIGN_AT_LETTER if first.isalpha() else 0.0)
        if not first.isalpha() and first != " ":
            return SIGN_AT_LETTER
        return LEAST_UNSEEN if first.isascii() and second.isascii() else MOST_UNSEEN


@lru_cache(maxsize=1)
def _latin() -> list[_Latin]:
    tables: list[_Latin] = []
    for row in LATIN_TABLE.read_text("utf-8").split("\n"):
        if row.startswith("="):
            tables.append(_Latin())
        elif row and not row.startswith("#"):
            for at in range(2, len(row), 2):
                tables[-1][row[0], row[at]] = (ord(row[at + 1]) - 48) / 2
    return tables


@lru_cache(maxsize=1)
def _latin_sums() -> Sums:
    tables = _latin()
    return Sums(lambda *pair: [table[pair] for table in tables], len(tables), MOST_LATIN)


class _Pairs(dict[tuple[str, str], float]):
    """Costs of pairs, worked out when first asked for."""

    def __init__(self, listed: dict[str, float], alone: dict[str, float]) -> None:
        super().__init__()
        self._listed, self._alone = listed, alone

    def __missing__(self, pair: tuple[str, str]) -> float:
        value = self[pair] = self.work_out(*pair)
        return value

    def work_out(self, first: str, second: str) -> float:
        if first.isascii() and second.isascii():
            return 0.0
        before, after = _kind(first), _kind(second)
        if after == "":
            # What ends a word; a sign after a letter has paid already.
            if before in ("", "SIGN") or before not in LISTED_SCRIPTS or before in TOGETHER:
                return 0.0
            return 0.0 if before == "HANGUL" else self._listed.get(_fold(first) + " ", UNSEEN)
        if after == "SIGN":
            sign = _sign(second)
            return sign + (SIGN_AT_LETTER if sign >= SIGN and before not in ("", "SIGN") else 0.0)
        extra = 0.0
        if before == "SIGN" and _sign(first) >= SIGN:
            extra = SIGN_AT_LETTER
        elif before and before != after and not (before in TOGETHER and after in TOGETHER):
            extra = SEAM
        if first.islower() and second.isupper() and not first.isascii():
            extra += CAMEL
        elif first.isupper() and second.isupper() and not second.isascii():
            extra += CAPITALS
        return extra + self._letter(before, after, _fold(first), _fold(second))

    def _letter(self, before: str, after: str, first: str, second: str) -> float:
        if after in TOGETHER or after == "HANGUL":
            rare = UNLISTED_IDEOGRAPH if after in ("CJK", "HANGUL") else UNLISTED
            return self._alone.get(second, rare)
        if after not in LISTED_SCRIPTS:
            return OTHER_SCRIPT
        if before != after:
            first = " "
            if second.isascii():
                return 0.0
        listed = self._listed.get(first + second)
        if listed is not None:
            return listed
        alone = 4.7 if second.isascii() else self._alone.get(second, UNLISTED)
        return min(max(alone + UNSEEN, LEAST_UNSEEN), MOST_UNSEEN)


def _fold(char: str) -> str:
    """The small letter; every character that is no letter and ASCII is a blank."""
    if char.isascii() and not char.isalpha():
        return " "
    small = char.lower()
    return small if len(small) == 1 else char


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    """The script of a letter, `SIGN`, or nothing for blanks and ASCII that is no letter."""
    if char.isascii():
        return "LATIN" if char.isalpha() else ""
    category = unicodedata.category(char)
    if (
        category[0] not in "LM"
        or char in "\N{FEMININE ORDINAL INDICATOR}\N{MASCULINE ORDINAL INDICATOR}"
    ):
        return "SIGN"
    return unicodedata.name(char, "?").partition(" ")[0].partition("-")[0]


@lru_cache(maxsize=4096)
def _sign(char: str) -> float:
    if char in MARKS:
        return MARK
    if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff65":
        return FULL_WIDTH_MARK
    if char == "\N{REPLACEMENT CHARACTER}":
        return MARK
    category = unicodedata.category(char)
    if category == "Cc":
        return CONTROL
    return UNASSIGNED if category in ("Cn", "Co", "Cs") else SIGN


@lru_cache(maxsize=1)
def _sums() -> Sums:
    return Sums(lambda *pair: [_pairs().work_out(*pair)], 1, MOST_CACHED)


@lru_cache(maxsize=1)
def _pairs() -> _Pairs:
    listed: dict[str, float] = {}
    alone: dict[str, float] = {}
    # read as it is: a letter may be what other readers take for the end of a line
    pairs, _, singles = TABLE.read_text("utf-8").partition("\n\n")
    for row in pairs.split("\n"):
        if row.startswith("#"):
            continue
        for at in range(2, len(row), 2):
            listed[row[0] + row[at]] = (ord(row[at + 1]) - 48) / 2
    for row in singles.split("\n"):
        if row.startswith("#") or not row:
            continue
        bits = (ord(row[0]) - 48) / 2
        alone.update(dict.fromkeys(row[2:], bits))
    return _Pairs(listed, alone)
