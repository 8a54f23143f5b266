"""Cheap signs that a line was read with the wrong encoding, and which one that may have been.

A sign is a class of characters that good text has few of, and what must stand before or behind
such a character. What it finds is only looked at more closely: by the letters' statistics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ingest.native import native
from ingest.places import Places

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


# Characters, what must stand before one, and what behind it (insides of classes, empty for anything);
# and an expression for more, from behind the character on.
Sign = tuple[str, str, str, str]


def _utf8_in(codec: str) -> Sign:
    """UTF-8 in an encoding of two bytes: the first character's lead, then one that holds the
    second character's, since three bytes are a character and a half."""
    behind = _class(codec, range(0x81, 0xC0), range(0xE2, 0xF0))
    return _class(codec, WIDE_LEADS, CONTINUATION), "", f"{behind}\ufffd", ""


CAPITALS = [(UPPER, LOWER, "", ""), (UPPER, "", UPPER, f"[{UPPER}]{{4}}")]


def _drawn(chars: str) -> list[Sign]:
    """Signs of tables beside letters."""
    beside = f"{LOWER}{UPPER}{DRAWING}"
    return [(chars, f"{LOWER}{UPPER}", "", ""), (chars, "", beside, f"[{beside}]{{2}}")]


SIGNS: dict[str, list[Sign]] = {
    "Windows-1252": [
        (HIGH, "", HIGH, f"[{HIGH}]{{2}}"),
        ("\xa1-\xbf", "", f"@-~{HIGH}", f"[@-~]?[{HIGH}][@-~]?[{HIGH}]"),
        ("\x80-\x9f", "", LATIN, ""),
        ("\x80-\x9f", LATIN, "", ""),
        # Signs inside words: Polish, Czech, Romanian.
        ("\xa3\xa5\xb1\xb3\xb6\xb9\xbc\xbe\xbf", LATIN, LATIN, ""),
        ("\xb3\xbf\xba\xbe", "", "a-z", ""),
        ("\xbf\xbe", "a-z", "", ""),
        # Letters where they hardly stand in another language: Czech, Slovak, Croatian,
        ("\xec", "a-z", "bcdfgjklprstvz", ""),
        ("\xf9", "a-z", "bcdjklpsvz", ""),
        ("\xef", "a-z", "", "(?![a-z])"),
        ("\xe8\xf8", "", "\xed", ""),
        ("\xe8\xf8", "\xe1\xe9\xec\xed\xf9\xfa\xfd", "", ""),
        ("\xf8", "", "e\xe1\xec", ""),
        ("\xe8\xe6", "", "aiouk", ""),
        # Polish again,
        ("\xe6\xf1", "a-z", "", "(?![a-z\xdf-\xff])"),
        # Turkish,
        ("\xfe", "a-z\xfd", "", "(?![a-z\xdf-\xfc])"),
        ("\xfe", "", "klmst", ""),
        ("\xfd", "bcdfgjlmnprstyz", "klprstyz", ""),
        ("\xfd", "", "a-z", "[a-z]{1,2}\xfd"),
        # Hungarian.
        ("\xf5\xfb", "a-z", "a-z", "(?![nerst])"),
    ],
    "Windows-1250": [(HIGH_1250, "", HIGH_1250, f"[{HIGH_1250}]{{3}}")],
    "Windows-1251": [
        *CAPITALS,
        ("\u0420\u0421", "", LOW_1251, f"[{LOW_1251}][\u0420\u0421]"),
        (
            "\u0412-\u0415\u0432",
            "",
            LOW_1251,
            f"[{LOW_1251}](?:(?=[{LATIN}])|(?<=[{LATIN}]..))",
        ),
        (SIGNS_1251, CYR, CYR, ""),
        ("\xa4\xa6\xa7\xac-\xb1", CYR, f"{CYR}\xa4\xa6\xa7\xac-\xb1", ""),
    ],
    "KOI8-R": [*CAPITALS, *_drawn(f"{DRAWING}\xa9\xb0\xb7\xb2")],
    "CP866": [
        *_drawn(f"{DRAWING}\u0401"),
        ("\u251c\u2500\u253c\u252c", LATIN, f"{LOWER}{UPPER}{DRAWING}", ""),
    ],
}


def _accents_in(codec: str) -> Sign:
    """An accented letter of UTF-8, which is one character there, behind a letter."""
    chars = _class(codec, ACCENT_LEADS, CONTINUATION)
    return chars, "a-z", "", f"(?![{HAN}\uac00-\ud7a3])"


@cache
def _wide_signs() -> dict[str, list[Sign]]:
    """Likewise for the encodings of two bytes, from what their codecs say."""
    narrow = _class("gbk", NARROW_LEADS, CONTINUATION)
    rare = _class("gbk", NARROW_LEADS, range(0x80, 0xA1))
    hangul = _class("cp949", (*WIDE_LEADS, *HANGUL_LEADS), CONTINUATION)
    return {
        "GBK": [
            _utf8_in("gbk"),
            ("\u9225", "", "", "(?=[^\x00-\x7f])"),  # a quotation mark of English
            (rare, "", narrow, ""),
            (rare, narrow, "", ""),
            (_class("gbk", (0xE0,), (0xB8, 0xB9)), "", HAN, ""),  # Thai
            _accents_in("gbk"),
        ],
        "Shift-JIS": [
            _utf8_in("cp932"),
            (HALF_WIDTH, "", HAN, ""),
            (HALF_WIDTH, HAN, "", ""),
            ("\uff82-\uff85", "", HALF_WIDTH, f"[{HALF_WIDTH}](?:(?=[a-z])|(?<=[a-z]..))"),
            (_class("cp932", (0xE3,), (0x81, 0x82, 0x83)), "", HALF_WIDTH, ""),
        ],
        "EUC-KR": [(hangul, "", "\uac00-\ud7a3\ufffd", ""), _accents_in("cp949")],
        "Big5": [_utf8_in("cp950"), _accents_in("cp950")],
    }


# Those that show the same script, and what a text of that script has; each of one search.
WIDE_RE = re.compile(f"[{HAN}{HALF_WIDTH}\uac00-\ud7a3]")
GROUPS = [
    (re.compile(f"[{HIGH}{HIGH_1250}]"), ("Windows-1252", "Windows-1250")),
    (
        re.compile(f"[{CYR}{DRAWING}]"),
        ("Windows-1251", "KOI8-R", "CP866"),
    ),
    (WIDE_RE, ("GBK", "Shift-JIS")),
    (WIDE_RE, ("EUC-KR", "Big5")),
]


@cache
def _places(*names: str) -> Places:
    """One search for all of these; made when a text first needs it."""
    table = SIGNS if names[0] in SIGNS else _wide_signs()
    signs = list(dict.fromkeys(sign for name in names for sign in table[name]))
    leads = "".join(chars for chars, _, _, _ in signs)
    pattern = f"[{leads}](?:{'|'.join(map(_expression, signs))})"
    return Places(pattern, [sign[:3] for sign in signs])


def _expression(sign: Sign) -> str:
    chars, before, behind, more = sign
    left = f"(?<=[{before}].)" if before else ""
    right = f"(?=[{behind}])" if behind else ""
    return f"(?<=[{chars}]){left}{right}{more}"


@lru_cache(maxsize=8)  # several ask about one line
def suspects(text: str) -> tuple[str, ...]:
    """The encodings that a text may have been shown in by mistake."""
    found: list[str] = []
    for script_re, names in GROUPS:
        if script_re.search(text) and _places(*names).first(text) >= 0:
            found += [name for name in names if _places(name).first(text) >= 0]
    return tuple(found)


def lines(text: str) -> list[tuple[int, int]]:
    """Start and end of the lines in which something was perhaps read with the wrong encoding."""
    found = set()
    for script_re, names in GROUPS:
        # Without the extension, this is quicker than the search for places.
        if native is None and not script_re.search(text):
            continue
        at, first = 0, _places(*names).first
        while (place := first(text, at)) >= 0:
            start = text.rfind("\n", 0, place) + 1
            end = text.find("\n", place)
            at = end if end >= 0 else len(text)
            found.add((start, at))
    return sorted(found)
