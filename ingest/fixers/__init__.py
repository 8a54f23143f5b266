"""Repairs of text, each a pure function in a file of its own.

A fixer has one of two shapes: `fix(text) -> str` for whole-text repairs (the pipeline derives
the edits by comparing), or `find(text) -> Iterator[Change]` for repairs that know their spans.
To add one: a file here, a line in FIXERS, a case file in tests/cases/fixers/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.edits import Change, Proposal, compare, settle
from ingest.errors import UnknownNameError
from ingest.fixers import (
    ascii,
    blank_lines,
    byte_a0,
    compatibility,
    controls,
    entities,
    escaped_quotes,
    ftfy,
    homoglyphs,
    hyphenation,
    inverted_marks,
    invisibles,
    legacy_mojibake,
    ligatures,
    line_breaks,
    mac_roman,
    mojibake,
    nfc,
    plain_marks,
    private_use,
    spaces,
    stacked_marks,
    surrogates,
    unknown_private_use,
    widths,
)
from ingest.native import native
from ingest.places import Places, ranges

Find = Callable[[str], Iterable[Change]]


def _ftfy(text: str) -> list[Change]:
    fixed = ftfy.fix(text)
    return [] if fixed == text else compare(text, fixed, "ftfy", "ftfy", "as ftfy.fix_text has it")


# The order is behaviour.
FIXERS: dict[str, Find] = {
    # Alone, in the profile of its name.
    "ftfy": _ftfy,
    # Before the decodings are undone that these bytes belong to.
    "byte_a0": byte_a0.find,
    "inverted_marks": inverted_marks.find,
    "mac_roman": mac_roman.find,
    # Early: \x85, a line break to the next, is half a letter to this one; and before ftfy, which
    # would take two letters of Chinese in GBK for one in UTF-8.
    "legacy_mojibake": legacy_mojibake.find,
    # Before the rest: every later fixer takes LF for the end of a line.
    "line_breaks": line_breaks.find,
    # Before anything strips a control character: \x9d is evidence (half of a broken quote).
    "mojibake": mojibake.find,
    # After mojibake, which may turn up an ampersand; decided per document.
    "entities": entities.find,
    "escaped_quotes": escaped_quotes.find,
    # Escape sequences hold printable characters: they go as a whole, before those are looked at.
    "controls": controls.find,
    "surrogates": surrogates.find,
    # Before words are looked at: an invisible character splits a word.
    "invisibles": invisibles.find,
    "private_use": private_use.find,
    # After those with a meaning have become bullets.
    "unknown_private_use": unknown_private_use.find,
    "ligatures": ligatures.find,
    "widths": widths.find,
    "stacked_marks": stacked_marks.find,
    "homoglyphs": homoglyphs.find,
    # After what belongs to a defect: folding is for what is right.
    "compatibility": compatibility.find,
    "plain_marks": plain_marks.find,
    "spaces": spaces.find,
    # After blanks at line ends are gone: the hyphen must be the last character of its line.
    "hyphenation": hyphenation.find,
    "blank_lines": blank_lines.find,
    # Last of the fixers: what the others put in place is composed too.
    "nfc": nfc.find,
    "ascii": ascii.find,
}


# A fixer that can say so finds nothing in a text without a character of its TRIGGER, a class as in
# a pattern; what lies beyond U+FFFF stands last in it. The others look for themselves.
TRIGGERS: dict[Find, str] = {
    module.find: module.TRIGGER
    for module in (
        inverted_marks,
        mac_roman,
        line_breaks,
        entities,
        escaped_quotes,
        controls,
        surrogates,
        invisibles,
        private_use,
        unknown_private_use,
        ligatures,
        widths,
        stacked_marks,
    )
} | {mojibake.find: ""}  # looks for what is bad, which is looked for in any case
# Those that find nothing in ASCII.
BEYOND_ASCII: frozenset[Find] = frozenset(
    module.find
    for module in (byte_a0, legacy_mojibake, homoglyphs, compatibility, plain_marks, nfc, ascii)
)
NO_BMP_RE = re.compile("[\U00010000-\U0010ffff].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Facts:
    """What one look at a text says to all fixers: those that are known to find nothing."""

    idle: frozenset[Find] = frozenset()

    def concern(self, find: Find) -> bool:
        """Whether a fixer could have something to do."""
        return find not in self.idle


IDLE = Facts(frozenset(TRIGGERS))
IDLE_IN_ASCII = Facts(IDLE.idle | BEYOND_ASCII)


def facts(stages: tuple[Find, ...], text: str) -> Facts:
    """One pass over a text, for all fixers that will run; where it finds something, one more."""
    if text.isascii():
        data = text.encode()
        if len(data) == len(data.translate(None, _ascii(stages))):
            return IDLE_IN_ASCII
        nothing = False
    else:
        # A range beyond U+FFFF in a pattern costs at every character.
        astral = native is not None or len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(
            text
        )
        nothing = _triggers(stages, astral).first(text) < 0
    if nothing:
        return IDLE
    if native is None:
        return Facts()
    table, groups = _groups(stages)
    present = [groups[number] for number in native.tally(text, table)]
    return Facts(frozenset(TRIGGERS).difference((mojibake.find,), *present))


@lru_cache(maxsize=8)
def _groups(stages: tuple[Find, ...]) -> tuple[bytes, list[tuple[Find, ...]]]:
    """For each character the number of the fixers whose trigger it is, and these."""
    groups: list[tuple[Find, ...]] = [()]
    table = bytearray(0x110000)
    for find in stages:
        for start, end in ranges(TRIGGERS.get(find, "[]")[1:-1]):
            added: dict[int, int] = {}
            for number in set(table[start:end]):
                group = (*groups[number], find)
                if group not in groups:
                    groups.append(group)
                added[number] = groups.index(group)
            table[start:end] = bytes(map(added.__getitem__, table[start:end]))
    return bytes(table), groups


@lru_cache(maxsize=16)
def _triggers(stages: tuple[Find, ...], astral: bool) -> Places:
    from ingest.ftfy_twin.mojibake import or_else  # imported here, as its tables are large

    bodies = [TRIGGERS[find][1:-1] for find in stages if find in TRIGGERS]
    if not astral:
        bodies = [NO_BMP_RE.sub("", body) for body in bodies]
    return or_else(f"[{''.join(dict.fromkeys(bodies))}]" if any(bodies) else "")


@lru_cache(maxsize=16)
def _ascii(stages: tuple[Find, ...]) -> bytes:
    bodies = "".join(dict.fromkeys(TRIGGERS[find][1:-1] for find in stages if find in TRIGGERS))
    if not bodies:
        return b""
    return "".join(re.findall(f"[{bodies}]", "".join(map(chr, range(128))))).encode()


# What is told and not changed.
REPORTS: dict[Find, Callable[[str], Iterable[Proposal]]] = {private_use.find: private_use.report}


@lru_cache(maxsize=16)
def chosen(names: tuple[str, ...]) -> tuple[Find, ...]:
    """The fixers of these names, in the order of FIXERS."""
    wanted = set(names)
    for name in sorted(wanted - FIXERS.keys()):
        raise UnknownNameError("fixer", name, FIXERS)
    return tuple(find for name, find in FIXERS.items() if name in wanted)


def changes(find: Find, text: str) -> list[Change]:
    """What one fixer would do to a text, sorted and apart."""
    return settle(text, find(text))


def reported(stages: Iterable[Find], text: str, known: Facts) -> Iterator[Proposal]:
    """What fixers that run have to say of a repaired text without changing it."""
    for find in stages:
        if find in REPORTS and known.concern(find):
            yield from REPORTS[find](text)
