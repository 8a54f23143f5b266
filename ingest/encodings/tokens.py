"""What a line is made of for a change of its encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.encodings.misreadings import Misreading
from ingest.encodings.plausibility import costs

# Blanks that no encoding here has inside a character.
TOKEN_RE = re.compile(r"[^ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between blanks and is not ASCII, and its surprise in bits."""

    start: int
    text: str
    cost: float
    odd: int  # characters that are not ASCII

    @classmethod
    def of(cls, start: int, text: str) -> Token:
        return cls.all_of([start], [text])[0]

    @classmethod
    def all_of(cls, starts: list[int], texts: list[str]) -> list[Token]:
        """Tokens where they start; many at once take little longer than one."""
        return [
            cls(start, text, bits, len(text) - len(text.encode("ascii", "ignore")))
            for start, text, bits in zip(starts, texts, costs(texts), strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Reread:
    """Tokens of a line as they should read, what that gains in bits, and the surprise of a
    character that is then left."""

    how: Misreading
    gain: float
    surprise: float
    tokens: tuple[tuple[Token, str], ...]


def words(line: str) -> list[str]:
    """The texts of the tokens of a line."""
    return [word for word in TOKEN_RE.findall(line) if not word.isascii()]


def tokens(line: str, start: int = 0) -> list[Token]:
    """What stands between blanks and is not ASCII."""
    found = [match for match in TOKEN_RE.finditer(line) if not match[0].isascii()]
    return Token.all_of([start + match.start() for match in found], [match[0] for match in found])
