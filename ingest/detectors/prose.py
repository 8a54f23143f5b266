"""What of a text shows its language: its words, without code, addresses and markup."""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ingest.unicode.scripts import script_counts

# Beyond a thousand characters the answer stays what it is. A longer text is looked at in pieces, evenly
# spread: what stands first is often a heading, or a notice in another language.
PIECES = 8
PIECE = 100
# Before markup is taken out, pieces are larger, so that enough is left of them.
RAW_PIECE = 800

BLACK_RE = re.compile(r"[^\n]")  # blanked, not taken out: places and lines stay what they are
FENCE_RE = re.compile(r"^[ \t>]*(`{3,8}|~{3,8}).*?^[ \t>]*\1", re.MULTILINE | re.DOTALL)
ELEMENT_RE = re.compile(r"<(/?)(script|style|pre|code|svg|math)\b[^<>]{0,300}>", re.IGNORECASE)
# Each with a character without which it cannot match: most texts are spared the search. Repeats are
# bounded, and each begins with that character, so that the engine goes from one to the next.
MARKUP = (
    ("`", re.compile(r"(`(?<!``)`{0,2})(?!`)[^`\n]{1,100}\1")),
    ("<", re.compile(r"</?[A-Za-z!?][^<>]{0,300}>")),
    ("&", re.compile(r"&#?\w{2,8};")),
)
# Formulas, and what stands behind a prompt.
DOLLAR_RE = re.compile(r"\$[^$\n]{1,100}\$|^[ \t]{0,20}\$ .{0,200}$", re.MULTILINE)
DOLLARS_RE = re.compile(
    r"\$(?: |[^$\n]{1,100}\$)"
)  # in any text in which the former finds something
# Lines of code: short ones that end as statements do, and assignments. Where the second
# expression finds a place, the first is asked about the whole line, unless that is longer than any
# that it matches.
CODE_LINES = (
    (";", re.compile(r".{0,100};[ \t]{0,20}"), re.compile(r";[ \t]{0,20}$", re.MULTILINE), 121),
    ("{", re.compile(r".{0,100}\{[ \t]{0,20}"), re.compile(r"\{[ \t]{0,20}$", re.MULTILINE), 121),
    (
        "=",
        re.compile(r".{0,80}\S[ \t]{1,20}[-+*/:!=<>]?=[ \t].{0,80}"),
        re.compile(r"=(?:(?<=[ \t].)|(?<=[ \t][-+*/:!=<>].))[ \t]"),
        184,
    ),
    (
        ":",
        re.compile(r"[ \t]{0,20}[a-z]+ .{0,80}\):[ \t]{0,20}"),
        re.compile(r":(?<=\):)[ \t]{0,20}$", re.MULTILINE),
        sys.maxsize,
    ),
)
# A stretch between blanks; scripts that are written without blanks stand apart from others.
UNSPACED = "\u2e80-\uabff\uf900-\uffef\U00010000-\U0003ffff"
UNSPACED_RE = re.compile(f"[{UNSPACED}]")
TOKEN_RE = re.compile(rf"[{UNSPACED}]+|[^\s{UNSPACED}]+")
# A stretch that is an address, a path, an option, an identifier or a formula.
CAMEL_RE = re.compile("[a-z][A-Z]")
CODE_RE = re.compile(
    r"://|^www\.|\w@\w|[\\_=$|{}#~^]|\w/|/\w|\w::\w|\(\)|^--?\w|\w\.[A-Za-z]{2}|[A-Za-z]\d|\d[A-Za-z]"
)
# What stands between words: the signs of ASCII, Latin-1, the General and CJK Punctuation blocks,
# and those of other scripts; digits of all kinds are there, and surrogates.
BETWEEN = (
    "\x00-@\\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u02b0-\u036f\u0589\u05be\u05c0\u05f3\u05f4"
    "\u060c\u061b\u061f\u0640\u0660-\u0669\u06d4\u06f0-\u06f9\u0964-\u096f\u2000-\u2bff"
    "\u3000-\u3004\u3008-\u3020\u3030-\u303f\ud800-\udfff\ufe00-\ufe6f\uff00-\uff20\U0001f000-\U0001faff"
)
BETWEEN_RE = re.compile(f"[{BETWEEN}]+")


@dataclass(frozen=True, slots=True)
class Prose:
    """Words in lower case, and how many letters there are of each script, commonest first."""

    words: list[str]
    scripts: dict[str, int]


def prose(text: str) -> Prose:
    """The words of a text, or of an even sample of it when it is long."""
    words = words_of(sample(text))
    return Prose(words, script_counts("".join(words)))


def sample(text: str) -> str:
    """The text without markup, or pieces of it when it is long, composed (NFC)."""
    # Fences first: a piece would begin or end within one.
    text = _pieces(without_markup(_pieces(without_fences(text), RAW_PIECE)), PIECE)
    # A letter and its accent as one character, as the profiles have them.
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def without_fences(text: str) -> str:
    """The text with blanks in the place of fenced code."""
    # One character is looked for much faster than three.
    if ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
        return FENCE_RE.sub(_blank, text)
    return text


def without_markup(text: str) -> str:
    """The text with blanks in the place of code, formulas and tags."""
    if "<" in text and "</" in text:
        text = _without_elements(text)
    for sign, pattern in MARKUP:
        if sign in text:
            text = pattern.sub(_blank, text)
    if "$" in text and DOLLARS_RE.search(text):
        text = DOLLAR_RE.sub(_blank, text)
    for sign, whole, place, longest in CODE_LINES:
        if sign in text:
            text = _without_lines(text, whole, place, longest)
    return text


def _without_lines(text: str, whole: re.Pattern[str], place: re.Pattern[str], longest: int) -> str:
    """The text with blanks for the lines that match as a whole; all of these have the place."""
    pieces: list[str] = []
    at = 0
    for match in place.finditer(text):
        if match.start() < at:
            continue
        start = text.rfind("\n", at, match.start()) + 1 or at
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        if end - start <= longest and whole.fullmatch(text, start, end):
            pieces += (text[at:start], " " * (end - start))
        else:
            pieces.append(text[at:end])
        at = end
    return "".join(pieces) + text[at:] if pieces else text


def _without_elements(text: str) -> str:
    """The text without the elements that hold no prose; one that is not closed is left."""
    pieces: list[str] = []
    at, start, name = 0, 0, ""
    for match in ELEMENT_RE.finditer(text):
        if not name and not match[1]:
            start, name = match.start(), match[2].lower()
        elif match[1] and match[2].lower() == name:
            pieces += (text[at:start], BLACK_RE.sub(" ", text[start : match.end()]))
            at, name = match.end(), ""
    return "".join(pieces) + text[at:]


def _blank(match: re.Match[str]) -> str:
    return BLACK_RE.sub(" ", match[0])


def _pieces(text: str, size: int) -> str:
    # Some text more than is wanted is no reason to cut words in two.
    if len(text) <= PIECES * size * 5 // 4:
        return text
    step = (len(text) - size) // (PIECES - 1)
    return "\n".join(text[at * step : at * step + size] for at in range(PIECES))


def words_of(text: str) -> list[str]:
    """The words in lower case: capitals are another alphabet to statistics."""
    tokens = TOKEN_RE.findall(text) if UNSPACED_RE.search(text) else text.split()
    return " ".join(map(plain, tokens)).split()


@lru_cache(maxsize=16_384)
def plain(token: str) -> str:
    """The words of a stretch without blanks, in lower case; none when it is code."""
    if not token[1:].islower() and CAMEL_RE.search(token):
        return ""
    if not token.isalpha():
        if CODE_RE.search(token):
            return ""
        token = BETWEEN_RE.sub(" ", token)
    # The dot of the Turkish capital would become a character of its own.
    return token.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i").lower()
