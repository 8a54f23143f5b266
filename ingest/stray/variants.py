"""Simplified Chinese characters inside Japanese text, which the script alone does not show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ingest.stray.model import Block, Run
from ingest.unicode.scripts import script_of


@lru_cache(maxsize=8192)
def is_simplified(char: str) -> bool:
    """A character that the Chinese standard set has (GB 2312) and the Japanese one (JIS X 0208,
    with the vendors' extensions) has not."""
    return script_of(char) == "Han" and _encodes(char, "gb2312") and not _encodes(char, "cp932")


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def runs(text: str, block: Block) -> Iterator[Run]:
    """The words of a Japanese line that hold such a character: the Han characters around it."""
    if block.main != "Japanese":
        return
    at = block.start
    while at < block.end:
        if script_of(text[at]) != "Han":
            at += 1
            continue
        start = at
        while at < block.end and script_of(text[at]) == "Han":
            at += 1
        if any(is_simplified(char) for char in text[start:at]):
            yield Run(start, at, text[start:at], "Han", frozenset(("Han",)))
