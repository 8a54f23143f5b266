"""Cut a line into runs of foreign script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.stray.blocks import JAPANESE
from ingest.stray.model import Block, Run
from ingest.unicode.script_ranges import RANGES
from ingest.unicode.scripts import COMMON, is_astral, script_of

EAST_ASIAN = JAPANESE | {"Hangul", "Bopomofo"}
# What joins two stretches of one script: a space, hyphen, apostrophe or middle dot between them.
JOINTS = frozenset(
    " -'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}\N{KATAKANA MIDDLE DOT}"
    "\N{MIDDLE DOT}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{ZERO WIDTH NON-JOINER}\N{HEBREW PUNCTUATION MAQAF}"
)
MARKS = "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}\N{ARABIC TATWEEL}"
LATIN = frozenset(("Latin",))
# English endings that get written on to a foreign word.
SUFFIX_RE = re.compile(r"(?:['\u2019]s|ness|ing|ity|ies|ed|es|er|ly|s|d)(?![A-Za-z])")


@lru_cache(maxsize=64)
def _foreign_re(main: str, astral: bool) -> re.Pattern[str]:
    """Letters with a script that is not the main one, and the marks on them."""
    own = JAPANESE if main == "Japanese" else {main}
    ranges = "".join(
        f"{re.escape(chr(start))}-{re.escape(chr(end))}"
        for start, end, name in RANGES
        # A range beyond U+FFFF costs at every character.
        if name not in own and name != "Braille" and (astral or start <= 0xFFFF)
    )
    return re.compile(
        f"[{ranges}](?:[{ranges}]|[\u0300-\u036f\u064b-\u065f\u200c\u200d]|[{MARKS}])*"
    )


def runs(text: str, block: Block) -> Iterator[Run]:
    """The foreign runs of a line, joined across single joints inside one group of scripts."""
    held: tuple[int, int] | None = None
    search = _foreign_re(block.main, is_astral(block.line))
    for match in search.finditer(text, block.start, block.end):
        for start, end in _pure(text, *match.span()):
            if held is not None and _joined(text, held, start):
                held = (held[0], end)
                continue
            if held is not None:
                yield _run(text, *held, block)
            held = (start, end)
    if held is not None:
        yield _run(text, *held, block)


def _group(char: str) -> str:
    name = script_of(char)
    return "East Asian" if name in EAST_ASIAN else name


def _pure(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut where one group of scripts meets another."""
    at = start
    if text[start:end].isascii() or len(set(map(_group, text[start:end])) - {COMMON}) < 2:
        yield start, end
        return
    for here in range(start + 1, end):
        after = _group(text[here])
        before = next(
            (_group(text[i]) for i in range(here - 1, at - 1, -1) if _group(text[i]) != COMMON),
            COMMON,
        )
        if COMMON not in (after, before) and after != before:
            yield at, here
            at = here
    yield at, end


def _joined(text: str, held: tuple[int, int], start: int) -> bool:
    gap = text[held[1] : start]
    if _group(text[held[0]]) != _group(text[start]):
        return False
    return gap == "" or (len(gap) == 1 and gap in JOINTS)


def _run(text: str, start: int, end: int, block: Block) -> Run:
    inside = text[start:end]
    scripts = LATIN if inside.isascii() else frozenset(map(script_of, inside)) - {COMMON}
    suffix = ""
    if block.main == "Latin":
        match = SUFFIX_RE.match(text, end, block.end)
        if match is not None:
            suffix = match[0]
            end = match.end()
    return Run(start, end, text[start:end], script_of(text[start]), scripts, suffix)
