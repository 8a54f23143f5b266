"""Punctuation of another script in Latin text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ingest.edits import Change
from ingest.places import Places
from ingest.stray.model import Block

LATIN = "A-Za-z0-9\u00c0-\u024f"
# The full-width forms of ASCII, U+FF01 to U+FF5E, and marks of other scripts with their Latin like.
MARKS = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if not chr(code).isalnum()},
    "\N{IDEOGRAPHIC FULL STOP}": ".",
    "\N{IDEOGRAPHIC COMMA}": ",",
    "\N{IDEOGRAPHIC SPACE}": " ",
    "\N{KATAKANA MIDDLE DOT}": ",",
    "\N{ARABIC COMMA}": ",",
    "\N{ARABIC SEMICOLON}": ";",
    "\N{ARABIC QUESTION MARK}": "?",
    "\N{ARABIC FULL STOP}": ".",
    "\N{DEVANAGARI DANDA}": ".",
    "\N{ARMENIAN FULL STOP}": ".",
    "\N{HEBREW PUNCTUATION MAQAF}": "-",
    "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}": "-",
}
MARKS_RE = re.compile("[" + "".join(re.escape(mark) for mark in MARKS) + "]")
# Decimal digits of other scripts.
NUMERAL_RE = re.compile(r"\b(?:digits?|numerals?)\b", re.IGNORECASE)  # they are the topic
BESIDE_RE = re.compile(f"[{LATIN} \\t\\n,.;:%$\u20ac/\u2013-]")
# The mathematical alphabets have digits too, which are symbols.
DIGITS_RE = re.compile("(?:(?![0-9\U0001d7ce-\U0001d7ff])\\d)+")
# Latin letters or digits on both sides, spaces and closing or opening marks between.
LEFT_RE = re.compile(f"[{LATIN}%][\"'\\])*_\u2019\u201d\uff09 ]*$")
RIGHT_RE = re.compile(f"^[\"'\\[(*_\u2018\u201c\uff08 ]*(?:[{LATIN}$]|$)")
MOST_FOREIGN = 0.2
REACH = 12  # so much of the neighbourhood tells whether it is Latin
CLOSING = ",.:;!?)]}"
PAIRED = {"\uff08": "\uff09", "\uff09": "\uff08", "\uff3b": "\uff3d", "\uff3d": "\uff3b"}
FOREIGN_LETTER_RE = re.compile("[\u0370-\u1dff\u2e80-\ud7ff]")
OPENING = "\uff08\uff3b\uff5b"


def occurs(text: str) -> bool:
    """Whether there is anything for `find` to look at."""
    if _candidates().first(text) < 0:
        return False
    return MARKS_RE.search(text) is not None or DIGITS_RE.search(text) is not None


@lru_cache(maxsize=1)
def _candidates() -> Places:
    # One class, which is run through a text for: `\d` and a lookahead are tried at every character.
    # Made at first need, since the digits have to be gathered.
    digits = "".join(char for char in map(chr, range(0x80, 0x10000)) if char.isdecimal())
    characters = f"{''.join(MARKS)}{digits}\U00010000-\U0010ffff"
    return Places(f"[{characters}]", (), characters)


def find(text: str, block: Block) -> Iterator[Change]:
    """Marks with Latin text on both sides become the Latin marks, with the space these take;
    digits become European ones."""
    if block.main != "Latin" or block.code or block.foreign > MOST_FOREIGN:
        return  # on a line with much of the other script the marks may be its own
    for match in MARKS_RE.finditer(text, block.start, block.end):
        at = match.start()
        head = text[max(block.start, at - REACH) : at]
        tail = text[at + 1 : min(block.end, at + 1 + REACH)]
        if not LEFT_RE.search(head) and not (match[0] in OPENING and head == ""):
            continue
        if RIGHT_RE.match(tail) and not _foreign_pair(text, block, at):
            yield _change(at, at + 1, _spaced(MARKS[match[0]], head, tail))
    if NUMERAL_RE.search(text, block.start, block.end):
        return
    for match in DIGITS_RE.finditer(text, block.start, block.end):
        if not all(BESIDE_RE.match(char) for char in _beside(text, *match.span())):
            continue  # part of a foreign expression, such as a date, or of a kaomoji
        european = "".join(str(unicodedata.digit(c)) for c in match[0])
        if re.search(rf"(?<!\d){european}(?!\d)", text[block.start : block.end]):
            continue  # `๓ becomes 3`: the line shows both
        yield _change(*match.span(), european)


def _foreign_pair(text: str, block: Block, at: int) -> bool:
    """Whether a bracket belongs to a pair with foreign letters inside: both stay."""
    mark = text[at]
    if mark not in PAIRED:
        return False
    if mark in OPENING:
        inside = text[at + 1 : block.end].partition(PAIRED[mark])[0]
    else:
        before, _, inside = text[block.start : at].rpartition(PAIRED[mark])
        if FOREIGN_LETTER_RE.search(before[-1:]):
            return (
                True  # `俄语（Polyglot）`: the other one stays, for it stands behind its own script
            )
    return FOREIGN_LETTER_RE.search(inside) is not None


def _beside(text: str, start: int, end: int) -> str:
    return text[max(0, start - 1) : start] + text[end : end + 1]


def _spaced(mark: str, head: str, tail: str) -> str:
    if mark in "([{" and head and not head.endswith(" "):
        return " " + mark
    between_digits = head[-1:].isdigit() and tail[:1].isdigit()
    if mark in CLOSING and tail[:1].isalnum() and not between_digits:
        return mark + " "
    return mark


def _change(start: int, end: int, after: str) -> Change:
    reason = "punctuation or digits of another script in Latin text"
    return Change(start, end, after, "punctuation", "stray", reason, 0.9)
