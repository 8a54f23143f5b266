"""What a line is made of for a change of its encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.encodings.misreadings import Misreading
from ingest.encodings.plausibility import cost

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
        return cls(start, text, cost(text), len(text) - len(text.encode("ascii", "ignore")))


@dataclass(frozen=True, slots=True)
class Reread:
    """Tokens of a line as they should read, what that gains in bits, and the surprise of a
    character that is then left."""

    how: Misreading
    gain: float
    surprise: float
    tokens: tuple[tuple[Token, str], ...]


def tokens(line: str, start: int = 0) -> list[Token]:
    """What stands between blanks and is not ASCII."""
    return [
        Token.of(start + match.start(), match[0])
        for match in TOKEN_RE.finditer(line)
        if not match[0].isascii()
    ]
