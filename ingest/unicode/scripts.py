"""Which script a character belongs to (the Script property, UAX #24)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

COMMON = "Common"


@lru_cache(maxsize=1)
def _table() -> tuple[list[int], tuple[tuple[int, int, str], ...]]:
    from ingest.unicode.script_ranges import RANGES  # imported here: ASCII text has no use for it

    return [start for start, _, _ in RANGES], RANGES


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """The Unicode name of the character's script; `Common` for Common, Inherited and unassigned.

    >>> script_of("a"), script_of("\\N{CYRILLIC SMALL LETTER ZHE}"), script_of("1")
    ('Latin', 'Cyrillic', 'Common')
    """
    code = ord(char)
    if code < 0x80:
        return "Latin" if char.isalpha() else COMMON
    starts, ranges = _table()
    start, end, name = ranges[bisect_right(starts, code) - 1]
    return name if start <= code <= end else COMMON


def scripts_in(text: str) -> set[str]:
    """The scripts that occur in a text, without Common. Linear, at C speed for most of the work."""
    if text.isascii():
        return {"Latin"} if any(char.isalpha() for char in text) else set()
    return {script_of(char) for char in set(text)} - {COMMON}


def script_counts(text: str) -> dict[str, int]:
    """Letters (and marks with a script of their own) of each script, commonest first.

    Characters are counted, so one Han character counts as much as one Latin letter.
    """
    counts: dict[str, int] = {}
    for char, count in Counter(text).items():
        name = script_of(char)
        if name != COMMON:
            counts[name] = counts.get(name, 0) + count
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
