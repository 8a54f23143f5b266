"""Where in a text something is bad: one pass that knows what stands beside the characters that matter.

The extension in C finds the places that the neighbours leave open, and ftfy's pattern decides there;
without it, the pattern goes through the text itself.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache

from ingest.ftfy_twin import tables
from ingest.native import native

END = 0x10000
# In the table that the extension reads: the bit of a character to stop at, and the class of one that is
# enough by itself, beyond those of ftfy's rules.
INTEREST, ENOUGH = 0x80, 63
ANY = (1 << 64) - 1
NOWHERE = 0x110000


class Places:
    """A pattern that begins with a class of characters, and what can be said of a text beforehand.

    `enough` are characters (the inside of a class) where the pattern is asked whatever is beside
    them; those beyond U+FFFF stand last.
    """

    def __init__(self, pattern: re.Pattern[str], enough: str) -> None:
        self._search = pattern.search
        self._match = pattern.match
        if native is not None:
            self._table, self._rules, self._astral = _prepared(enough)

    def first(self, text: str, at: int = 0) -> int:
        """The first place from `at` on (code points) where the pattern matches; -1 if none."""
        if native is None:
            match = self._search(text, at)
            return -1 if match is None else match.start()
        at = native.find(text, at, self._table, self._rules, self._astral)
        while at >= 0 and not self._match(text, at):
            at = native.find(text, at + 1, self._table, self._rules, self._astral)
        return at


def _prepared(enough: str) -> tuple[bytes, bytes, int]:
    """The class of each character, the rules, and the first character that is enough beyond U+FFFF."""
    table = bytearray(_classes())
    anchors = {number for number, _, _ in tables.RULES}
    kinds = bytes(number | INTEREST if number in anchors else number for number in range(256))
    table = bytearray(table.translate(kinds))
    for match in re.finditer(f"[{enough}]+", _every()) if enough else ():
        start, end = match.span()
        table[start:end] = bytes((ENOUGH | INTEREST,)) * (end - start)
    # A character that is enough was of a class before, as a neighbour: it may be of any.
    rules = [(number, a | 1 << ENOUGH, b | 1 << ENOUGH) for number, a, b in tables.RULES]
    packed = b"".join(struct.pack("=3Q", *rule) for rule in [*rules, (ENOUGH, ANY, ANY)])
    return (
        bytes(table),
        packed,
        min(map(ord, re.findall("[^\\0-\\uffff]", enough)), default=NOWHERE),
    )


@lru_cache(maxsize=1)
def _classes() -> bytes:
    table = bytearray(END)
    for number, ranges in enumerate(tables.CLASSES, 1):
        for first, last in zip(ranges[::2], ranges[1::2], strict=True):
            table[ord(first) : ord(last) + 1] = bytes((number,)) * (ord(last) + 1 - ord(first))
    return bytes(table)


@lru_cache(maxsize=1)
def _every() -> str:
    return "".join(map(chr, range(END)))
