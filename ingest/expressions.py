"""Searches for any of many words, made so that most characters of a text are passed over quickly."""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from ingest.native import native
from ingest.places import ranges

BOUNDARY = r"\b"
# What stands for a letter besides its capital where the case is ignored.
ALIKE = "\xb5\u0130\u0131\u017f\u0345\u03c2\u03c3\u03d0-\u03d6\u03f0-\u03f5\u1c80-\u1c88\u1fbe\u2126\u212a"
# The classes of letters that the extension is told; no letter is of the first.
CLASSES = 64
OWN = 42  # the others are of those that have a letter each
EVERY = (1 << CLASSES) - 1
ANY = " "  # for a letter that is not certain


def any_of(words: Iterable[str], before: str = "", behind: str = "") -> AnyOf:
    """Finds the first letter of each place where one of some words stands, in small letters or
    capitals. A word is an expression that begins with a small letter, or with one at a boundary.

    >>> [match.start() for match in any_of(["file", "fun.tions?"]).finditer("A File of Functions")]
    [2, 10]
    """
    return AnyOf(tuple(words), before, behind)


class AnyOf:
    """A search for words, as of a compiled expression. The extension in C finds where the first three
    letters of a word stand, and the expression decides there; without it, it finds all by itself."""

    def __init__(self, words: tuple[str, ...], before: str, behind: str) -> None:
        self._words = words
        grouped: dict[str, list[str]] = {}
        for word in words:
            at = len(BOUNDARY) + 1 if word.startswith(BOUNDARY) else 1
            grouped.setdefault(word[:at], []).append(word[at:])
        letters = "".join(dict.fromkeys(key[-1] for key in grouped))
        body = "|".join(f"{key}(?:{'|'.join(rest)})" for key, rest in grouped.items())
        # A class first: the engine looks for its characters in a tight loop.
        anchors = f"[{letters}{letters.upper()}{ALIKE}]"
        self._re = re.compile(f"{anchors}(?<=(?={before}(?i:{body}){behind}).)")

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """The matches between two places (code points), each of one character."""
        if native is None:
            yield from self._re.finditer(text, start, end)
            return
        table, triples = self._beginnings
        while (start := native.begin(text, start, end, table, triples)) >= 0:
            match = self._re.match(text, start, end)
            if match is not None:
                yield match
            start += 1

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first of these, if any."""
        return next(self.finditer(text, start, end), None)

    @cached_property
    def _beginnings(self) -> tuple[bytes, bytes]:
        """The class of each character, and the threes of classes that a word begins with."""
        beginnings = list(map(_beginning, self._words))
        counts = Counter(letter for letters in beginnings for letter in letters if letter != ANY)
        listed = [letter for letter, _ in counts.most_common()]
        # Of many letters the rarer share a class: the expression tells them apart.
        shared = itertools.cycle(range(OWN, CLASSES))
        numbers = {
            letter: at if at < OWN else next(shared) for at, letter in enumerate(listed, start=1)
        }
        table = bytearray(0x10000)
        alike = (chr(code) for span in ranges(ALIKE) for code in range(*span))
        for char in {*listed, *"".join(listed).upper(), *alike}:
            table[ord(char)] = numbers.get(_plain(char), 0)
        sets = [0] * CLASSES**2  # by the first two classes, the third ones as bits
        for letters in beginnings:
            first, second, third = (numbers.get(letter) for letter in letters)
            for row in range(CLASSES) if second is None else (second,):
                sets[(first or 0) * CLASSES + row] |= EVERY if third is None else 1 << third
        return bytes(table), b"".join(one.to_bytes(8, "little") for one in sets)


def _plain(char: str) -> str:
    """The small letter that is the same where the case is ignored."""
    return char.upper().lower()[0]


def _beginning(word: str) -> str:
    """The first three letters of a word, as far as they are certain; the first one is."""
    word = word.removeprefix(BOUNDARY)
    letters = re.match(r"(?:\w(?![?*+{|])){0,3}", word)
    return "".join(map(_plain, letters[0] if letters else "")).ljust(3, ANY)
