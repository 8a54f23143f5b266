"""ftfy's repair of wrong decodings: `ftfy.fix_encoding`, with the decision of its own what is bad."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.ftfy_twin import tables
from ingest.ftfy_twin.encodings import character, encode
from ingest.places import Places

C1_RE = re.compile("[\x80-\x9f]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


@lru_cache(maxsize=1)
def bad() -> Places:
    """What stands in text that was decoded wrongly. Compiled at first need: it takes 10 ms."""
    return Places(_at(tables.ANCHORS, tables.BAD), tables.NEAR)


@lru_cache(maxsize=1)
def bad_lines() -> Places:
    """The same for texts of many lines: finds a place in each bad line, and sometimes in others."""
    return Places(_at(tables.ANCHORS, tables.BAD), tables.NEAR, flags=re.MULTILINE)


def or_else(characters: str, *others: str) -> Places:
    """The same, or any of some characters (a class), or of other patterns that begin with `&`."""
    enough = characters[1:-1] + ("&" if others else "")
    anchors = f"[{'&' if others else ''}{tables.ANCHORS[1:-1]}{characters[1:-1]}]"
    tests = "|".join(filter(None, (characters, *others, tables.BAD)))
    return Places(_at(anchors, tests), tables.NEAR, enough, re.MULTILINE)


def _at(anchors: str, tests: str) -> str:
    # A class first: the engine looks for its characters in a tight loop. Then the tests, from the
    # character that was found on.
    return f"{anchors}(?<=(?={tests}).)"


@lru_cache(maxsize=1)
def _bytes() -> tuple[re.Pattern[bytes], re.Pattern[bytes], re.Pattern[bytes]]:
    return re.compile(tables.ALTERED), re.compile(tables.A_GRAVE), re.compile(tables.LOSSY)


@lru_cache(maxsize=1)
def _inconsistent() -> re.Pattern[str]:
    return re.compile(tables.INCONSISTENT, re.DOTALL)


def fix_encoding(text: str) -> str:
    """What `ftfy.fix_encoding(text)` returns."""
    while not text.isascii() and bad().first(text) >= 0:
        before = text
        text = _step(text)
        if text == before:
            break
    return text


def fix_c1(text: str) -> str:
    """The control characters of C1 as Windows-1252 has their bytes."""
    return C1_RE.sub(lambda match: character(match[0]), text)


def _step(text: str) -> str:
    latin = False
    for name in tables.ENCODINGS:
        try:
            data = encode(text, name)
        except UnicodeEncodeError:
            continue
        latin = latin or name == "latin-1"
        decoded = _decoded(data, name)
        if decoded is not None:
            return decoded
    fixed = _inside(text)
    if fixed != text:
        return fixed
    if latin:
        try:
            fixed = text.encode("latin-1").decode("windows-1252")
        except UnicodeDecodeError:
            pass
        else:
            if fixed != text:
                return fixed
    return fix_c1(text)


def _decoded(data: bytes, name: str) -> str | None:
    """The bytes as UTF-8, with the losses of a journey through the encoding made up for."""
    altered, a_grave, lossy = _bytes()
    # MacRoman has an en dash where UTF-8 text is full of it.
    if name != "macroman" and b" " in data and altered.search(data):
        data = a_grave.sub(b"\xc3\xa0 ", data)
        data = altered.sub(lambda match: match[0].replace(b" ", b"\xa0"), data)
    if name.startswith("sloppy") and (b"\x1a" in data or b"?" in data):
        data = lossy.sub(REPLACEMENT, data)
    try:
        return data.decode()
    except UnicodeDecodeError:
        if 0xED not in data and 0xC0 not in data:
            return None
    import ftfy.bad_codecs  # registers `utf-8-variants`: CESU-8 and Java's NUL are rare  # noqa: F401

    try:
        return data.decode("utf-8-variants")
    except UnicodeDecodeError:
        return None


def _inside(text: str) -> str:
    """Sequences of UTF-8 within text of another kind, each repaired for itself."""
    length, first = len(text), bad().first

    def repaired(match: re.Match[str]) -> str:
        part = match[0]
        return fix_encoding(part) if len(part) < length and first(part) >= 0 else part

    return _inconsistent().sub(repaired, text)
