"""Letters of Mac OS Roman, read as Latin-1 or Windows-1252 or through UTF-8, inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change
from ingest.places import Places

TRIGGER = "[\x87-\x9f\u221a]"
# A C1 control between letters of a word. Windows-1252 has punctuation there.
LETTERS = "a-z\xdf-\xff"
INSIDE = Places(f"[\x87-\x9f](?<=[{LETTERS}].)(?=[{LETTERS}])", [("\x87-\x9f", LETTERS, LETTERS)])
# The apostrophe of Windows-1252 stands where words are contracted: `don't`, `l'eau`.
CONTRACTED_RE = re.compile(r"(?:t|s|d|m|re|ve|ll|n|clock)(?![a-z])")
ELIDED_RE = re.compile(
    r"(?<![a-z])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|aujourd|un|dell|all|nell|sull|dall|quest|o|y)$",
    re.IGNORECASE,
)
APOSTROPHES = "\x91\x92"
# The UTF-8 of an accented letter at the end of an Italian word; the root sign is no letter.
FINAL_RE = re.compile(
    r"\u221a(?<=[a-z].)([\u2020\xae\xa8\u2264\u03c0\xd1])(?=[\s.,;:!?)\"'\u2019]|$)"
)
FINAL = {
    "\u2020": "\xe0",
    "\xae": "\xe8",
    "\xa8": "\xec",
    "\u2264": "\xf2",
    "\u03c0": "\xf9",
    "\xd1": "\xe4",
}
MATHEMATICS_RE = re.compile(r"[=<>^*/+\u2211\u222b\u2200-\u2219\u2248\u2260\u2265]|\d")


def find(text: str) -> Iterator[Change]:
    """Each such letter that only this reading makes a letter."""
    if text.isascii():
        return
    at = -1
    while (at := INSIDE.first(text, at + 1)) >= 0:
        letter = text[at].encode("latin-1").decode("mac_roman")
        contracted = text[at] in APOSTROPHES and (
            CONTRACTED_RE.match(text, at + 1) or ELIDED_RE.search(text[max(0, at - 12) : at])
        )
        if letter.isalpha() and letter.islower() and not contracted:
            yield _change(at, at + 1, letter, "Mac OS Roman read as Latin-1")
    if "\N{SQUARE ROOT}" in text:
        for match in FINAL_RE.finditer(text):
            if MATHEMATICS_RE.search(_around(text, match.start(), match.end())) is None:
                letter = FINAL[match[1]]
                yield _change(match.start(), match.end(), letter, "UTF-8 read as Mac OS Roman")


def _around(text: str, start: int, end: int) -> str:
    """The rest of the line, as far as a formula would reach."""
    low = max(text.rfind("\n", 0, start) + 1, start - 60)
    high = text.find("\n", end)
    return text[low:start] + " " + text[end : min(high if high >= 0 else len(text), end + 60)]


def _change(start: int, end: int, after: str, reason: str) -> Change:
    return Change(start, end, after, "mojibake", "mac_roman", reason, 0.9)
