"""Where in a text a pattern matches that begins with certain characters beside certain others.

The extension in C goes from one place to the next where the neighbours fit, and the pattern decides
there; without it, the pattern goes through the text itself.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

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
NO_FLAG = re.RegexFlag(0)


class Places:
    """The places of a pattern. `near` has a line for each way in which it can begin; `enough` are
    characters (the inside of a class) where it is asked whatever is beside them."""

    def __init__(
        self, pattern: str, near: Sequence[Near], enough: str = "", flags: re.RegexFlag = NO_FLAG
    ) -> None:
        self._pattern = pattern
        self._flags = flags
        if native is not None:
            self._table, self._rules = _prepared(near, enough)
            beyond = [start for start, _ in ranges(enough) if start >= END]
            self._astral = min(beyond, default=NOWHERE)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern, compiled at first need: most texts have no place to ask about."""
        return re.compile(self._pattern, self._flags)

    def first(self, text: str, at: int = 0) -> int:
        """The first place from `at` on (code points) where the pattern matches; -1 if none."""
        if native is None:
            match = self.expression.search(text, at)
            return -1 if match is None else match.start()
        at = native.find(text, at, self._table, self._rules, self._astral)
        while at >= 0 and not self.expression.match(text, at):
            at = native.find(text, at + 1, self._table, self._rules, self._astral)
        return at


def _prepared(near: Sequence[Near], enough: str) -> tuple[bytes, bytes]:
    """The class of each character, and the rules: class, classes before, classes after, as bits."""
    spans, classes, near = _classes(near)
    rules: dict[tuple[int, int], int] = {}
    for chars, before, after in near:
        left, right = _bits(classes.get(before)), _bits(classes.get(after))
        for number in classes[chars]:
            rules[number, left] = rules.get((number, left), 0) | right
    interesting = {number for number, _ in rules}
    table = bytearray(END)
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


def _bits(numbers: set[int] | None) -> int:
    """A set of classes as bits; every class where nothing is said."""
    if numbers is None:
        return ANY
    # A character that is enough was of a class before, as a neighbour: it may be of any.
    return sum(1 << number for number in numbers) | 1 << ENOUGH


def _classes(
    near: Sequence[Near],
) -> tuple[dict[Range, int], dict[str, set[int]], Sequence[Near]]:
    """Ranges of characters with their classes, the classes of each list, and the lines, with less said
    of the neighbours where there would be too many classes."""
    while True:
        bodies = [body for body in dict.fromkeys(body for line in near for body in line) if body]
        spans, classes = _divided(bodies)
        if max(spans.values(), default=0) < MOST:
            return spans, classes, near
        # The list that fewest lines have beside a character is worth least: any will do.
        counts = Counter(body for line in near for body in line[1:] if body)
        least = min(counts, key=lambda body: (counts[body], len(body), body))
        near = [(c, "" if b == least else b, "" if a == least else a) for c, b, a in near]


def _divided(bodies: Sequence[str]) -> tuple[dict[Range, int], dict[str, set[int]]]:
    """Characters that are in the same lists are a class; they are numbered from 1."""
    changes: dict[int, int] = {}
    for place, body in enumerate(bodies):
        for edge in (edge for span in ranges(body) for edge in span):
            changes[edge] = changes.get(edge, 0) ^ 1 << place
    numbers: dict[int, int] = {}
    spans: dict[Range, int] = {}
    lists, before = 0, 0
    for edge in sorted(changes):
        if lists:
            spans[before, edge] = numbers.setdefault(lists, len(numbers) + 1)
        lists ^= changes[edge]
        before = edge
    classes = {
        body: {number for lists, number in numbers.items() if lists >> place & 1}
        for place, body in enumerate(bodies)
    }
    return spans, classes


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
