"""Cheap signs that a line was read with the wrong encoding, and which one that may have been.

A sign is a class of characters that good text has few of, and what must stand before or behind
such a character. The class comes first in the expression, so that the search is a scan in C.
What it finds is only looked at more closely: by the letters' statistics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

CONTINUATION = range(0x80, 0xC0)
# What UTF-8 begins a character with: a letter of Latin with accents, Greek, Cyrillic, Hebrew,
# Arabic, Thai; a Chinese character, kana or punctuation; a Hangul syllable.
NARROW_LEADS = (*range(0xC3, 0xDC), 0xE0)
ACCENT_LEADS = (0xC3, 0xC4, 0xC5)
WIDE_LEADS = (*range(0xE2, 0xEA), 0xEF)
HANGUL_LEADS = range(0xEA, 0xEE)

LATIN = "A-Za-z"
LOWER, UPPER, CYR = "\u0430-\u044f", "\u0410-\u042f", "\u0400-\u045f\u0490\u0491"
HAN, HALF_WIDTH = "\u4e00-\u9fff\uf900-\ufaff", "\uff61-\uff9f"
DRAWING = "\u2500-\u25ff\u221a\u2219\u2248\u2264\u2265\u2320\u2321\xf7"
# What Windows-1252 and Windows-1250 show above 0x7F, without the punctuation of any text.
HIGH = (
    "\x80-\x9f\xa1-\xff\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u0192\u02c6\u02dc"
    "\u201a\u201e\u2020\u2021\u2030\u2039\u203a\u2122\u20ac"
)
HIGH_1250 = "\xa1-\xff\u0102-\u017e\u02c7\u02d8-\u02dd"
# What Windows-1251 shows from 0x80 to 0xBF.
LOW_1251 = "\u0400-\u040f\u0450-\u045f\u0490\u0491\u2018-\u203a\u20ac\u2116\u2122\x98\xa0-\xbb"
SIGNS_1251 = "\xa4\xa6\xa7\xa9\xab-\xb1\xb5-\xb7\xbb\u201a\u201e\u2020\u2021\u2030"


def _class(codec: str, leads: Sequence[int], trails: Sequence[int]) -> str:
    """The characters whose two bytes lie in these ranges, for a character class."""
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    chars = {pair.decode(codec, "ignore") for pair in pairs}
    return "".join(sorted(char for char in chars if len(char) == 1 and char > "\x7f"))


def _utf8_in(codec: str) -> list[tuple[str, str]]:
    """UTF-8 in an encoding of two bytes: the first character's lead, then one that holds the
    second character's, since three bytes are a character and a half."""
    behind = _class(codec, range(0x81, 0xC0), range(0xE2, 0xF0))
    return [(_class(codec, WIDE_LEADS, CONTINUATION), f"(?=[{behind}\ufffd])")]


Signs = list[tuple[str, str]]

# The characters, and what tells about them once one is passed.
SIGNS: dict[str, Signs] = {
    "Windows-1252": [
        (HIGH, f"[{HIGH}]{{2}}"),
        ("\xa1-\xbf", f"[@-~]?[{HIGH}][@-~]?[{HIGH}]"),
        ("\x80-\x9f", f"(?=[{LATIN}])|(?<=[{LATIN}].)"),
        # Signs inside words: Polish, Czech, Romanian.
        ("\xa3\xa5\xb1\xb3\xb6\xb9\xbc\xbe\xbf", f"(?=[{LATIN}])(?<=[{LATIN}].)"),
        ("\xb3\xbf\xba\xbe", "(?=[a-z])"),
        ("\xbf\xbe", "(?<=[a-z].)"),
        # Letters where they hardly stand in another language: Czech, Slovak, Croatian,
        ("\xec", "(?=[bcdfgjklprstvz])(?<=[a-z].)"),
        ("\xf9", "(?=[bcdjklpsvz])(?<=[a-z].)"),
        ("\xef", "(?![a-z])(?<=[a-z].)"),
        ("\xe8\xf8", "(?=\xed)|(?<=[\xe1\xe9\xec\xed\xf9\xfa\xfd].)"),
        ("\xf8", "(?=[e\xe1\xec])"),
        ("\xe8\xe6", "(?=[aiouk])"),
        # Polish again,
        ("\xe6\xf1", "(?![a-z\xdf-\xff])(?<=[a-z].)"),
        # Turkish,
        ("\xfe", "(?![a-z\xdf-\xfc])(?<=[a-z\xfd].)|(?=[klmst])"),
        ("\xfd", "(?=[klprstyz])(?<=[bcdfgjlmnprstyz].)"),
        ("\xfd", "(?=[a-z]{1,2}\xfd)"),
        # Hungarian.
        ("\xf5\xfb", "(?=[a-z](?<![nerst]))(?<=[a-z].)"),
    ],
    "Windows-1250": [(HIGH_1250, f"(?=[{HIGH_1250}]{{3}})")],
    "Windows-1251": [
        (UPPER, f"(?<=[{LOWER}].)|[{UPPER}]{{4}}"),
        ("\u0420\u0421", f"[{LOW_1251}][\u0420\u0421]"),
        ("\u0412-\u0415\u0432", f"[{LOW_1251}](?:(?=[{LATIN}])|(?<=[{LATIN}]..))"),
        (SIGNS_1251, f"(?=[{CYR}])(?<=[{CYR}].)"),
        ("\xa4\xa6\xa7\xac-\xb1", f"(?=[{CYR}\xa4\xa6\xa7\xac-\xb1])(?<=[{CYR}].)"),
    ],
    "KOI8-R": [
        (UPPER, f"(?<=[{LOWER}].)|[{UPPER}]{{4}}"),
        (f"{DRAWING}\xa9\xb0\xb7\xb2", f"(?<=[{LOWER}{UPPER}].)|[{LOWER}{UPPER}{DRAWING}]{{2}}"),
    ],
    "CP866": [
        (f"{DRAWING}\u0401", f"(?<=[{LOWER}{UPPER}].)|[{LOWER}{UPPER}{DRAWING}]{{2}}"),
        ("\u251c\u2500\u253c\u252c", f"(?=[{LOWER}{UPPER}{DRAWING}])(?<=[{LATIN}].)"),
    ],
}


def _accents_in(codec: str) -> tuple[str, str]:
    """An accented letter of UTF-8, which is one character there, behind a letter."""
    return _class(codec, ACCENT_LEADS, CONTINUATION), f"(?<=[a-z].)(?![{HAN}\uac00-\ud7a3])"


@cache
def _wide_signs() -> dict[str, Signs]:
    """Likewise for the encodings of two bytes, from what their codecs say."""
    narrow = _class("gbk", NARROW_LEADS, CONTINUATION)
    rare = _class("gbk", NARROW_LEADS, range(0x80, 0xA1))
    hangul = _class("cp949", (*WIDE_LEADS, *HANGUL_LEADS), CONTINUATION)
    return {
        "GBK": [
            *_utf8_in("gbk"),
            ("\u9225", "(?=[^\x00-\x7f])"),  # a quotation mark of English
            (rare, f"(?=[{narrow}])|(?<=[{narrow}].)"),
            (_class("gbk", (0xE0,), (0xB8, 0xB9)), f"(?=[{HAN}])"),  # Thai
            _accents_in("gbk"),
        ],
        "Shift-JIS": [
            *_utf8_in("cp932"),
            (HALF_WIDTH, f"(?=[{HAN}])|(?<=[{HAN}].)"),
            ("\uff82-\uff85", f"[{HALF_WIDTH}](?:(?=[a-z])|(?<=[a-z]..))"),
            (_class("cp932", (0xE3,), (0x81, 0x82, 0x83)), f"[{HALF_WIDTH}]"),
        ],
        "EUC-KR": [(hangul, "(?=[\uac00-\ud7a3\ufffd])"), _accents_in("cp949")],
        "Big5": [*_utf8_in("cp950"), _accents_in("cp950")],
    }


# Those that show the same script, and what a text of that script has.
GROUPS = [
    (re.compile(f"[{HIGH}{HIGH_1250}]"), ("Windows-1252", "Windows-1250")),
    (
        re.compile(f"[{CYR}{DRAWING}]"),
        ("Windows-1251", "KOI8-R", "CP866"),
    ),
    (re.compile(f"[{HAN}{HALF_WIDTH}\uac00-\ud7a3]"), ("GBK", "Shift-JIS", "EUC-KR", "Big5")),
]


@cache
def _expression(*names: str) -> re.Pattern[str]:
    """One search for all of these; compiled when a text first needs it."""
    table = SIGNS if names[0] in SIGNS else _wide_signs()
    first = [table[name][0] for name in names]
    others = [sign for name in names for sign in table[name][1:]]
    found = _any_of(first)
    if others:
        # The first sign of an encoding has the commonest characters: they pass by all others at once.
        found += f"|(?<=[{_leads(others)}])(?:{_any_of(others)})"
    return re.compile(f"[{_leads(first + others)}](?:{found})")


def _leads(signs: Signs) -> str:
    return "".join(chars for chars, _ in signs)


def _any_of(signs: Signs) -> str:
    return "|".join(f"(?<=[{chars}])(?:{rest})" for chars, rest in signs)


def suspects(text: str) -> Iterator[str]:
    """The encodings that a text may have been shown in by mistake."""
    for script_re, names in GROUPS:
        if script_re.search(text) and _expression(*names).search(text):
            yield from (name for name in names if _expression(name).search(text))


def lines(text: str) -> list[tuple[int, int]]:
    """Start and end of the lines in which something was perhaps read with the wrong encoding."""
    found = set()
    for script_re, names in GROUPS:
        if not script_re.search(text):
            continue
        at = 0
        while (match := _expression(*names).search(text, at)) is not None:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            at = end if end >= 0 else len(text)
            found.add((start, at))
    return sorted(found)
