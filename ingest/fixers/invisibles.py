"""Invisible characters are removed, each kept where it means something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.edits import Change
from ingest.unicode.scripts import script_of

ZWSP, ZWNJ, ZWJ = "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"
MONGOLIAN_SEPARATOR = "\N{MONGOLIAN VOWEL SEPARATOR}"
BLACK_FLAG = "\N{WAVING BLACK FLAG}"
KEYCAP = "\N{COMBINING ENCLOSING KEYCAP}"

INVISIBLE = (
    "\N{SOFT HYPHEN}"
    "\N{ARABIC LETTER MARK}"
    "\N{MONGOLIAN VOWEL SEPARATOR}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{NOMINAL DIGIT SHAPES}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)
SELECTORS = "\N{VARIATION SELECTOR-1}-\N{VARIATION SELECTOR-16}"
TRIGGER = f"[{INVISIBLE}{SELECTORS}\U000e0000-\U000e01ef]"
TRIGGER_RE = re.compile(TRIGGER)
INVISIBLE_RE = re.compile(
    f"[{INVISIBLE}]"
    "|[\N{VARIATION SELECTOR-1}-\N{VARIATION SELECTOR-16}"
    "\N{VARIATION SELECTOR-17}-\N{VARIATION SELECTOR-256}]+"
    "|[\U000e0000-\U000e007f]+"
)
# Scripts whose spelling uses the joiners (UAX #31, contextual characters).
JOINING = frozenset(
    "Arabic Syriac Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada "
    "Malayalam Sinhala Khmer Myanmar Tibetan Nko Mandaic Adlam Manichaean Thaana".split()
)
# Scripts written without spaces, where U+200B marks a place to break a line.
UNSPACED = frozenset(
    "Thai Lao Khmer Myanmar Tibetan Balinese Javanese Sundanese New_Tai_Lue".split()
)
RTL_RE = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
BIDI = frozenset(
    "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}"
    "\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
)


def find(text: str) -> Iterator[Change]:
    """What is kept: joiners in scripts and emoji that need them, direction marks beside
    right-to-left text, break marks in unspaced scripts, one variation selector after a
    character that takes one, the tags of a flag."""
    if text.isascii() or not TRIGGER_RE.search(text):
        return
    has_rtl: bool | None = None
    for match in INVISIBLE_RE.finditer(text):
        start, end = match.span()
        char = text[start]
        before = text[start - 1] if start else ""
        after = text[end] if end < len(text) else ""
        reason = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        if char in BIDI:
            if has_rtl is None:
                has_rtl = RTL_RE.search(text) is not None
            if has_rtl:
                continue
        elif char in (ZWJ, ZWNJ):
            if _joins(text, start, before, after):
                continue
        elif char == ZWSP:
            if _script(before) in UNSPACED or _script(after) in UNSPACED:
                continue
        elif char == MONGOLIAN_SEPARATOR:
            if _script(before) == "Mongolian":
                continue
        elif "\U000e0000" <= char <= "\U000e007f":
            if before == BLACK_FLAG and text[end - 1] == "\N{CANCEL TAG}":
                continue
            reason = "tag characters" + _hidden(text[start:end], -0xE0000)
        elif unicodedata.name(char, "").startswith("VARIATION SELECTOR"):
            if _takes_selector(before, char, after):
                start += 1
            if start == end:
                continue
            reason = "variation selectors" + _hidden_in_selectors(text[start:end])
        kind = "smuggled" if ": hides" in reason else "invisible"
        yield Change(start, end, "", kind, "invisibles", reason)


def _script(char: str) -> str:
    return script_of(char) if char else "Common"


def _joins(text: str, at: int, before: str, after: str) -> bool:
    if _script(before) in JOINING or unicodedata.category(before or " ")[0] == "M":
        # A mark inherits its script: look at the letter under it.
        while at > 0 and unicodedata.category(text[at - 1])[0] == "M":
            at -= 1
        return (bool(at) and script_of(text[at - 1]) in JOINING) or _is_emoji(before)
    return text[at] == ZWJ and _is_emoji(before) and _is_emoji(after)


def _is_emoji(char: str) -> bool:
    return bool(char) and (
        unicodedata.category(char) in ("So", "Sk", "Sm", "Me")
        or char in "\N{VARIATION SELECTOR-16}\N{BLACK SCISSORS}"
        or "\U0001f000" <= char <= "\U0001faff"
    )


def _takes_selector(before: str, selector: str, after: str) -> bool:
    if not before:
        return False
    if selector >= "\N{VARIATION SELECTOR-17}" or selector < "\N{VARIATION SELECTOR-15}":
        return _script(before) in ("Han", "Mongolian", "Myanmar", "Phags_Pa", "Manichaean") or (
            selector < "\N{VARIATION SELECTOR-15}"
            and unicodedata.category(before) in ("Sm", "Po", "Nd")
        )
    if before in "0123456789#*":
        return after == KEYCAP
    return unicodedata.category(before)[0] in "SPN" or _is_emoji(before)


def _hidden(chars: str, shift: int) -> str:
    shown = "".join(chr(ord(c) + shift) for c in chars if 0x20 <= ord(c) + shift < 0x7F)
    return f": hides {shown[:60]!r}" if shown else ""


def _hidden_in_selectors(chars: str) -> str:
    # The two blocks of selectors hold 256 values: a byte each.
    data = bytes(ord(c) - 0xFE00 if ord(c) < 0xFE10 else ord(c) - 0xE0100 + 16 for c in chars)
    shown = data.decode("utf-8", "replace")
    return f": hides {shown[:60]!r}" if len(chars) > 1 and shown.isprintable() else ""
