"""Where in a text a pattern matches that begins with certain characters beside certain others.

The extension in C goes from one place to the next where the neighbours fit, and the pattern decides
there; without it, the pattern goes through the text itself.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ingest.native import native

# Characters that a match may begin with, what may stand before, and what after: the insides of
# character classes, an empty one for anything. Other tests are the pattern's own.
Near = tuple[str, str, str]
Range = tuple[int, int]

END = 0x10000  # characters beyond have no class
# In the table that the extension reads: the bit of a character to stop at; and how many classes there
# may be, the one of all other characters among them: their sets are numbers of 64 bits.
INTEREST, MOST = 0x80, 63
ENOUGH = 63  # the class of a character that is enough by itself
ANY = (1 << 64) - 1
NOWHERE = 0x110000


class Places:
    """The places of a pattern. `near` has a line for each way in which it can begin; `enough` are
    characters (the inside of a class) where it is asked whatever is beside them."""

    def __init__(self, pattern: re.Pattern[str], near: Sequence[Near], enough: str = "") -> None:
        self._search = pattern.search
        self._match = pattern.match
        if native is not None:
            self._table, self._rules = _prepared(near, enough)
            beyond = [start for start, _ in ranges(enough) if start >= END]
            self._astral = min(beyond, default=NOWHERE)

    def first(self, text: str, at: int = 0) -> int:
        """The first place from `at` on (code points) where the pattern matches; -1 if none."""
        if native is None:
            match = self._search(text, at)
            return -1 if match is None else match.start()
        at = native.find(text, at, self._table, self._rules, self._astral)
        while at >= 0 and not self._match(text, at):
            at = native.find(text, at + 1, self._table, self._rules, self._astral)
        return at


def _prepared(near: Sequence[Near], enough: str) -> tuple[bytes, bytes]:
    """The class of each character, and the rules: class, classes before, classes after, as bits."""
    spans, near = _classes(near)
    table = bytearray(END)
    rules: dict[tuple[int, int], int] = {}
    for chars, before, after in near:
        left, right = _bits(before, spans), _bits(after, spans)
        for number in _numbers(chars, spans):
            rules[number, left] = rules.get((number, left), 0) | right
    interesting = {number for number, _ in rules}
    for (start, end), number in spans.items():
        kind = number | INTEREST if number in interesting else number
        table[start:end] = bytes((kind,)) * (end - start)
    for start, end in ranges(enough):
        if start < END:
            table[start:end] = bytes((ENOUGH | INTEREST,)) * (min(end, END) - start)
    packed = [
        struct.pack("=3Q", number, left, right) for (number, left), right in sorted(rules.items())
    ]
    return bytes(table), b"".join([*packed, struct.pack("=3Q", ENOUGH, ANY, ANY)])


def _classes(near: Sequence[Near]) -> tuple[dict[Range, int], Sequence[Near]]:
    """Ranges of characters that are in the same lists, numbered from 1 by these lists; and the lines,
    with less said of the neighbours where there would be too many classes."""
    while True:
        bodies = [body for body in dict.fromkeys(body for line in near for body in line) if body]
        spans, number = _divided(bodies)
        if number < MOST:
            return spans, near
        # The list that fewest lines have beside a character is worth least: any will do.
        counts = Counter(body for line in near for body in line[1:] if body)
        least = min(counts, key=lambda body: (counts[body], len(body), body))
        near = [(c, "" if b == least else b, "" if a == least else a) for c, b, a in near]


def _divided(bodies: Iterable[str]) -> tuple[dict[Range, int], int]:
    changes: dict[int, int] = {}
    for number, body in enumerate(bodies):
        for start, end in ranges(body):
            changes[start] = changes.get(start, 0) ^ 1 << number
            changes[end] = changes.get(end, 0) ^ 1 << number
    numbers: dict[int, int] = {}
    spans: dict[Range, int] = {}
    lists, before = 0, 0
    for place in sorted(changes):
        if lists:
            spans[before, place] = numbers.setdefault(lists, len(numbers) + 1)
        lists ^= changes[place]
        before = place
    return spans, len(numbers)


def _numbers(body: str, spans: dict[Range, int]) -> set[int]:
    """The classes that a list is made of."""
    return {spans[span] for start, end in ranges(body) for span in _within(start, end, spans)}


def _within(start: int, end: int, spans: dict[Range, int]) -> Iterator[Range]:
    return (span for span in spans if start <= span[0] and span[1] <= end)


def _bits(body: str, spans: dict[Range, int]) -> int:
    if not body:
        return ANY
    # A character that is enough was of a class before, as a neighbour: it may be of any.
    return sum(1 << number for number in _numbers(body, spans)) | 1 << ENOUGH


RANGE_RE = re.compile(r"\\?(.)(?:-\\?(.))?", re.DOTALL)


def ranges(body: str) -> list[Range]:
    """The ranges, end excluded, of the inside of a class without categories; they do not overlap."""
    found = [(ord(m[1]), ord(m[2] or m[1]) + 1) for m in RANGE_RE.finditer(body)]
    merged: list[Range] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
