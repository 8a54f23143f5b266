"""What an importer gives: words, and the rows of the dictionary that could not be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a dictionary: its spellings, its part of speech, English words, the best first.

    `lang` is its language (BCP 47) where the dictionary says it word by word, "" elsewhere.
    """

    forms: tuple[str, ...]
    pos: str
    glosses: tuple[str, ...]
    tags: tuple[str, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A row that could not be used, at a line counted from 1 (0: no one place). `ends` says that
    the rest of the file was not read."""

    line: int
    detail: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What a dictionary says of itself; "" where it is silent."""

    title: str = ""
    licence: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Importer:
    """A format: does a file look like it (path, first bytes, unpacked), what does the file say of
    itself, what words has it."""

    fits: Callable[[Path, bytes], bool]
    about: Callable[[Path], About]
    read: Callable[[Path], Iterator[Word | Flaw]]


class Damage(Exception):
    """The rest of the file cannot be read. Never leaves this package: it becomes a Flaw."""

    def __init__(self, detail: str, line: int = 0) -> None:
        super().__init__(detail)
        self.detail = detail
        self.line = line
