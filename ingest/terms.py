"""Where the terms of the user's glossary stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.edits import Change
from ingest.glossary import Term
from ingest.unicode.scripts import COMMON, script_of

# Scripts written without spaces: a term may stand anywhere in them.
UNSPACED = frozenset(("Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan"))
NO_SPACE_AFTER = frozenset(" \t\n([{\"'`/-\u2018\u201c\u2013\u2014*_")
NO_SPACE_BEFORE = frozenset(" \t\n)]}\"'`/,.;:!?-\u2019\u201d\u2013\u2014*_\u2026%")


@lru_cache(maxsize=16)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(term.source) for term in terms))


def find(text: str, terms: tuple[Term, ...]) -> Iterator[Change]:
    """The replacements that the glossary asks for, in order."""
    targets = {term.source: term.target for term in terms}
    for match in _places(text, terms):
        target = targets[match[0]]
        if target == "keep" or _is_there(text, match.start(), match[0], target):
            continue
        yield Change(
            match.start(),
            match.end(),
            _spaced(text, match.start(), match.end(), target),
            "term",
            "glossary",
            "as the glossary says",
        )


def kept(text: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    """The ranges that the glossary protects."""
    keep = {term.source for term in terms if term.kept}
    return [match.span() for match in _places(text, terms) if match[0] in keep]


def _places(text: str, terms: tuple[Term, ...]) -> Iterator[re.Match[str]]:
    for match in _pattern(terms).finditer(text):
        if not _cuts(text, match.start()) and not _cuts(text, match.end()):
            yield match


def _cuts(text: str, at: int) -> bool:
    """Whether a word of one spaced script goes on across the offset."""
    if not 0 < at < len(text):
        return False
    before, after = script_of(text[at - 1]), script_of(text[at])
    return before == after and before != COMMON and before not in UNSPACED


def _is_there(text: str, at: int, source: str, target: str) -> bool:
    """Whether the target stands there already: it may hold its own source."""
    return any(
        text.startswith(target, at - match.start())
        for match in re.finditer(re.escape(source), target)
        if at >= match.start()
    )


def _spaced(text: str, start: int, end: int, target: str) -> str:
    before, after = text[start - 1 : start], text[end : end + 1]
    left = " " if before and before not in NO_SPACE_AFTER else ""
    right = " " if after and after not in NO_SPACE_BEFORE else ""
    return left + target + right
