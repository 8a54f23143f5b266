"""Punctuation of another script in Latin text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change
from ingest.stray.model import Block

MARKS = {
    "\N{FULLWIDTH COMMA}": ",", "\N{IDEOGRAPHIC FULL STOP}": ".", "\N{FULLWIDTH FULL STOP}": ".",
    "\N{FULLWIDTH COLON}": ":", "\N{FULLWIDTH SEMICOLON}": ";", "\N{FULLWIDTH EXCLAMATION MARK}": "!",
    "\N{FULLWIDTH QUESTION MARK}": "?", "\N{FULLWIDTH LEFT PARENTHESIS}": "(",
    "\N{FULLWIDTH RIGHT PARENTHESIS}": ")", "\N{IDEOGRAPHIC COMMA}": ",", "\N{ARABIC COMMA}": ",",
    "\N{ARABIC SEMICOLON}": ";", "\N{ARABIC QUESTION MARK}": "?", "\N{DEVANAGARI DANDA}": ".",
    "\N{HEBREW PUNCTUATION MAQAF}": "-", "\N{FULLWIDTH HYPHEN-MINUS}": "-",
    "\N{FULLWIDTH PERCENT SIGN}": "%", "\N{FULLWIDTH SOLIDUS}": "/", "\N{FULLWIDTH TILDE}": "~",
    "\N{IDEOGRAPHIC SPACE}": " ",
}  # fmt: skip
MARKS_RE = re.compile("[" + "".join(MARKS) + "]")
LATIN = "A-Za-z0-9\u00c0-\u024f"
# Latin letters or digits on both sides, spaces and closing or opening marks between.
LEFT_RE = re.compile(f"[{LATIN}%][\"'\\])*_\u2019\u201d\uff09 ]*$")
RIGHT_RE = re.compile(f"^[\"'\\[(*_\u2018\u201c\uff08 ]*(?:[{LATIN}$]|$)")
CLOSING = ",.:;!?)"


def find(text: str, block: Block) -> Iterator[Change]:
    """Marks with Latin text on both sides become the Latin marks, with the space these take."""
    if block.main != "Latin" or block.code:
        return
    for match in MARKS_RE.finditer(text, block.start, block.end):
        at = match.start()
        head, tail = text[block.start : at], text[at + 1 : block.end]
        mark = MARKS[match[0]]
        opening = mark == "("
        if not LEFT_RE.search(head[-12:]) and not (opening and head == ""):
            continue
        if not RIGHT_RE.match(tail[:12]):
            continue
        after = mark
        if opening and head and not head.endswith(" "):
            after = " " + mark
        elif (
            mark in CLOSING
            and tail[:1].isalnum()
            and not (head[-1:].isdigit() and tail[:1].isdigit())
        ):
            after = mark + " "
        yield Change(
            at,
            at + 1,
            after,
            "punctuation",
            "stray",
            "punctuation of another script in Latin text",
            0.9,
        )
