"""The Russian words around a place: who governs it, what agrees with it, what it agrees with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.stray.model import Site
from ingest.stray.targets.russian.classes import PREPOSITIONS, TO_NA, TO_V, TO_ZA
from ingest.stray.targets.russian.morphology import ADJECTIVES, Reading, readings

SENTENCE_RE = re.compile(r"[.!?\u2026;:]\s|[:;]$|\s[\u2014\u2013]\s")
TOKEN_RE = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|[A-Za-z0-9][\w.%-]*|[^\s\w]")
# How far a governor is looked for.
MOST_TOKENS = 12


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of the sentence, in lower case, with its readings."""

    text: str
    readings: tuple[Reading, ...]

    def has(self, *pos: str) -> bool:
        """Whether it may be one of the parts of speech."""
        return any(reading.pos in pos for reading in self.readings)

    def best(self, *pos: str) -> Reading | None:
        """Its likeliest reading as one of the parts of speech."""
        return next((reading for reading in self.readings if reading.pos in pos), None)

    @property
    def lemmas(self) -> frozenset[str]:
        """All it may be a form of, itself among them."""
        return frozenset((self.text, *(reading.lemma for reading in self.readings)))

    @property
    def is_word(self) -> bool:
        """Whether it is a word and not a mark."""
        return self.text[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Context:
    """The tokens before the place, the nearest first, and those behind it."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]

    def before(self, at: int = 0) -> Token:
        """The token so many before the place; an empty one where there is none."""
        return self.left[at] if at < len(self.left) else NOTHING

    def behind(self, at: int = 0) -> Token:
        """The token so many behind the place; an empty one where there is none."""
        return self.right[at] if at < len(self.right) else NOTHING

    def modifiers(self) -> int:
        """How many words directly before the place agree with it as adjectives do."""
        count = 0
        while self.before(count).has(*ADJECTIVES) and not self._rather_noun(self.before(count)):
            count += 1
        return count

    @staticmethod
    def _rather_noun(token: Token) -> bool:
        first = token.readings[0]
        return first.pos == "NOUN" and first.score > 0.6

    def governed(self, at: int) -> tuple[str, ...]:
        """The cases that a preposition asks for, if the token so many before the place is one."""
        word = self.before(at).text
        cases = PREPOSITIONS.get(word, ())
        if word in ("в", "во", "на", "за"):
            earlier = frozenset().union(*(self.before(at + n).lemmas for n in range(1, 5)))
            if earlier & (TO_NA if word == "на" else TO_ZA if word == "за" else TO_V):
                return tuple(reversed(cases))
        if word == "с" and self.before(at + 1).lemmas & {
            "начать",
            "начинать",
            "начинаться",
            "начаться",
            "начало",
            "сторона",
            "снять",
            "снимать",
            "точка",
            "чтение",
            "считать",
            "удалить",
            "убрать",
            "убирать",
            "упасть",
            "сойти",
            "вернуться",
            "прийти",
        }:
            return ("gent", "ablt")
        return cases


NOTHING = Token("", ())


def context(site: Site, start: int, end: int) -> Context:
    """What stands around `start:end` (code points) in its sentence."""
    head = site.text[max(site.block.start, start - 200) : start]
    tail = site.text[end : min(site.block.end, end + 200)]
    cut = list(SENTENCE_RE.finditer(head))
    head = head[cut[-1].end() :] if cut else head
    stop = SENTENCE_RE.search(tail)
    tail = tail[: stop.start() + 1] if stop else tail
    left = list(_tokens(head))[-MOST_TOKENS:]
    right = list(_tokens(tail))[:MOST_TOKENS]
    return Context(tuple(reversed(left)), tuple(right))


def _tokens(text: str) -> Iterator[Token]:
    for match in TOKEN_RE.finditer(text):
        word = match[0].lower()
        if word not in "*_`#|":
            yield Token(word, readings(word) if word[:1] >= "а" else ())
