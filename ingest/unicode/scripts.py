"""Which script a character belongs to (the Script property, UAX #24)."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ingest.native import native

COMMON = "Common"
ASCII_LETTERS = string.ascii_letters.encode()
SURROGATES = bytes(range(0xD8, 0xE0))
ASTRAL_RE = re.compile("[\U00010000-\U0010ffff\ud800-\udfff]+")
# What the characters of a block that has several scripts mostly are.
USUAL = {0x00: "Latin", 0x20: COMMON, 0x30: COMMON, 0xFF: COMMON}
# Shorter texts are counted character by character.
FEW = 60
MOST_ODD = 8
LONG = 1_000


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


def is_astral(text: str) -> bool:
    """Whether a character lies beyond U+FFFF."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def scripts_in(text: str) -> set[str]:
    """The scripts that occur in a text, without Common."""
    return set(script_counts(text))


def script_counts(text: str) -> dict[str, int]:
    """Letters (and marks with a script of their own) of each script, commonest first.

    Characters are counted, so one Han character counts as much as one Latin letter.
    """
    return dict(_kept(text)) if len(text) > LONG else _counted(text)


def script_counts_of_lines(text: str) -> list[tuple[int, int, dict[str, int]]]:
    """Start and end of each line that is not ASCII, and the letters of each script in it."""
    if native is None:
        return list(_of_lines(text))
    names, table = script_numbers()
    return native.tally_lines(text, table, names)


def _of_lines(text: str) -> Iterator[tuple[int, int, dict[str, int]]]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if not line.isascii():
            yield start, end, _counted_in_python(line)
        start = end + 1


@lru_cache(maxsize=2)
def _kept(text: str) -> dict[str, int]:
    # The same text is asked about by the stray-script engine and for its description.
    return _counted(text)


def _counted(text: str) -> dict[str, int]:
    if native is not None and not text.isascii():
        names, table = script_numbers()
        counts = {names[number]: count for number, count in native.tally(text, table).items()}
    else:
        counts = _counted_in_python(text)
    if len(counts) < 2:
        return counts
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=1)
def script_numbers() -> tuple[list[str], bytes]:
    """The names of the scripts, and a table with the number of each character's."""
    _, ranges = _table()
    names = [COMMON, "Latin", *sorted({name for _, _, name in ranges} - {COMMON, "Latin"})]
    numbers = {name: number for number, name in enumerate(names)}
    table = bytearray(ranges[-1][1] + 1)  # beyond it all is Common
    for start, end, name in ranges:
        table[start : end + 1] = bytes((numbers[name],)) * (end + 1 - start)
    for letter in ASCII_LETTERS:
        table[letter] = numbers["Latin"]
    return names, bytes(table)


def _counted_in_python(text: str) -> dict[str, int]:
    plain = text.encode("ascii", "ignore")
    latin = len(plain) - len(plain.translate(None, ASCII_LETTERS))
    counts = {"Latin": latin} if latin else {}
    if len(plain) < len(text):
        if len(text) < FEW:
            _add(counts, text)
        else:
            _beyond_ascii(text, len(plain), counts)
    return counts


def _beyond_ascii(text: str, plain: int, counts: dict[str, int]) -> None:
    """Counts the rest by blocks of 256 characters: in each most are of one script."""
    high = text.encode("utf-16-le", "surrogatepass")[1::2]
    left = high.translate(None, b"\0")
    if len(high) - len(left) > plain:
        _count(counts, text, 0, len(high) - len(left) - plain)
    while left:
        block, total = left[0], len(left)
        if 0xD8 <= block <= 0xDF:
            left = left.translate(None, SURROGATES)
            _add(counts, "".join(ASTRAL_RE.findall(text)))
            continue
        left = left.translate(None, _alike(block))
        _count(counts, text, block, total - len(left))


def _count(counts: dict[str, int], text: str, block: int, number: int) -> None:
    """Counts so many characters of a block, or of several alike."""
    name, odd, pattern = _block(block)
    if pattern is not None:
        found = "".join(pattern.findall(text))
    else:
        found = "".join(char * text.count(char) for char in odd if char in text)
    if found:
        number -= len(found)
        _add(counts, found)
    if name != COMMON and number:
        counts[name] = counts.get(name, 0) + number


def _add(counts: dict[str, int], chars: str) -> None:
    for char, count in Counter(chars).items():
        if char > "\x7f":
            name = script_of(char)
            if name != COMMON:
                counts[name] = counts.get(name, 0) + count


@lru_cache(maxsize=256)
def _block(block: int) -> tuple[str, str, re.Pattern[str] | None]:
    """The script that a character of a block is taken for, and the characters of others; a pattern
    of these where they are more than can be looked for one by one."""
    chars = [chr(code) for code in range(max(0x80, block << 8), (block << 8) + 256)]
    name = USUAL.get(block) or Counter(map(script_of, chars)).most_common(1)[0][0]
    odd = "".join(char for char in chars if script_of(char) != name)
    return name, odd, re.compile(f"[{re.escape(odd)}]+") if len(odd) > MOST_ODD else None


@lru_cache(maxsize=256)
def _alike(block: int) -> bytes:
    """The blocks that are of one script throughout, as this one is, or this one alone."""
    name, odd, _ = _block(block)
    if odd or block >= 0xD8:
        return bytes((block,))
    others = range(block, min(block + 0x60, 0xD8))
    return bytes(other for other in others if _block(other)[:2] == (name, ""))
