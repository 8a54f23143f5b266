"""Whether a line read in another way is certain to be right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ingest.encodings.misreadings import CYRILLIC, LOST, Misreading
from ingest.encodings.tokens import Reread, Token

LATIN = ("Windows-1250", "ISO-8859-2", "Windows-1254")
WIDE = ("GBK", "Big5", "Shift-JIS", "EUC-JP", "EUC-KR")
# Bits that all of a repair must gain: a chance of one in 2**20 that good text looks so much
# better in another encoding. UTF-8 has a form of its own, which chance does not produce.
GAIN, GAIN_UTF8 = 22.0, 20.0
# A repair of fewer different letters is a guess. Polish has one letter in ten to repair, and it
# stands between others.
LEAST_LETTERS = {"alphabet": 4, "Cyrillic": 5, "Latin": 2, "wide": 4}
# Latin text with fewer different letters to repair than these has to gain so much more, unless
# one of them shows as a sign inside a word: it may be in a language that the tables have not.
FEW_LETTERS, FEW = 3, 24.0
# Turkish differs by six letters from what Icelandic and Faroese have: these two must be there.
TURKISH = {"\N{LATIN SMALL LETTER DOTLESS I}", "\N{LATIN SMALL LETTER S WITH CEDILLA}"}
# For the same reason, text with more surprise than the first, bits a character, has to gain more
# by the second for each bit.
USUAL_LATIN, DOUBTFUL_LATIN = 3.75, 40.0
# What text with losses has to have more.
LOSSY, LEAST_LOSSY = 20.0, 6
# The most surprise of one character in the repaired text, which has to be good text.
MOST_SURPRISE = {"alphabet": 6.0, "Cyrillic": 4.8, "Latin": 4.7, "wide": 11.5}
# Cyrillic that was Cyrillic before may be a language without a table, in capitals: it may be so
# much more surprising only if it was far more so before, by bits a letter; and one word of it is
# too little.
DOUBTFUL_CYRILLIC, CLEARED_CYRILLIC, LEAST_CYRILLIC = 6.0, 4.0, 8
# Likewise in text from UTF-8, which may be any, up to each code point: for letters of Latin, whose
# neighbours in ASCII count too; for other alphabets, those of the tables and the rest; for
# punctuation; for ideographs and syllables; for rare scripts; for emoji.
MOST_SURPRISE_UTF8 = (
    (0x370, 14.0),
    (0x1100, 7.5),
    (0x2000, 10.0),
    (0x2E80, 14.0),
    (0x10000, 12.0),
    (0x1F000, 5.0),
    (0x110000, 12.0),
)
# Lines that are double all over; those that are double one way only are seldom drawn.
CORNERS = "\u2554\u2557\u255a\u255d\u2560\u2563\u2566\u2569\u256c"
# An alphabet in order is a table, not words.
MOST_IN_ORDER = 0.5


def certain(found: Reread) -> bool:
    kind = kind_of(found.how)
    letters = [
        char
        for _, text in found.tokens
        for char in text.lower()
        if char.isalpha() and char > "\x7f"
    ]
    least = GAIN
    if kind == "UTF-8":
        least = GAIN_UTF8
        # One Chinese character can be a letter with an accent by chance, two may be punctuation.
        letters += [char for _, text in found.tokens for char in text if "\u2000" < char < "\u2100"]
        enough = len(letters) >= (2 if found.how.shown in ("GBK", "Big5", "EUC-KR") else 1)
        if any(LOST in text for _, text in found.tokens):
            # The form is broken at each loss, so it says less.
            least += LOSSY
            enough = len(letters) >= LEAST_LOSSY
    else:
        enough = len(set(letters)) >= LEAST_LETTERS[kind]
        if kind == "Cyrillic" and len(letters) < LEAST_CYRILLIC:
            return False
        if kind == "Latin":
            # Letters alone could be those of a language that the tables have not; a sign inside a
            # word could not.
            signs = any(
                not char.isalpha()
                for token, _ in found.tokens
                for char in token.text
                if char > "\xa0"
            )
            if not signs and len(set(letters)) < FEW_LETTERS:
                least += FEW
            if found.how.written == "Windows-1254" and not set(letters) >= TURKISH:
                return False
            least += DOUBTFUL_LATIN * max(0.0, found.surprise - USUAL_LATIN)
    return (
        enough
        and found.gain >= least
        and not _drawn(found.tokens)
        and not _in_order(found.tokens)
        and good(found)
    )


def possible(how: Misreading, changed: tuple[tuple[Token, str], ...]) -> bool:
    """Whether it could be certain that tokens read so, whatever it gains."""
    return certain(Reread(how, math.inf, 0.0, changed))


def kind_of(how: Misreading) -> str:
    if how.written in LATIN:
        return "Latin"
    if how.written in WIDE:
        return "wide"
    if how.written in CYRILLIC and how.shown in CYRILLIC:
        return "Cyrillic"
    return "UTF-8" if how.written == "UTF-8" else "alphabet"


def good(found: Reread) -> bool:
    """Whether the new text is good text, and not only better than the old."""
    if not found.tokens:
        return False
    kind = kind_of(found.how)
    if kind == "UTF-8":
        letters = [char for _, text in found.tokens for char in text if char > "\x7f"]
        most = sum(
            next(bits for end, bits in MOST_SURPRISE_UTF8 if ord(char) < end) for char in letters
        )
        return found.surprise * len(letters) <= most
    if kind == "Cyrillic":
        size = sum(char > "\x7f" for _, text in found.tokens for char in text)
        if found.gain >= CLEARED_CYRILLIC * size:
            return found.surprise <= DOUBTFUL_CYRILLIC
    return found.surprise <= MOST_SURPRISE[kind]


def _in_order(changed: Sequence[tuple[Token, str]]) -> bool:
    steps = in_order = 0
    for token, _ in changed:
        for first, second in zip(token.text, token.text[1:], strict=False):
            steps += 1
            in_order += ord(second) - ord(first) in (1, -1)
    return in_order > MOST_IN_ORDER * steps


def _drawn(changed: Sequence[tuple[Token, str]]) -> bool:
    """Whether what would change is a drawing: lines of one kind, and no letters."""
    text = "".join(token.text for token, _ in changed)
    lines = sum("\u2500" <= char <= "\u25ff" for char in text)
    told = sum(
        char.isalpha() or ("\u2552" <= char <= "\u256b" and char not in CORNERS) for char in text
    )
    return lines > 0 and told * 5 < lines
