"""Patterns of ftfy's, turned round their rarest character classes.

ftfy's pattern for text that looks wrong is an alternation without a common beginning: the engine
tries each branch at each character. Here each branch is turned round its rarest character class,
its anchor, so that the engine runs through a text looking for one class of characters, and tests
only there. What stands before the anchor becomes a lookbehind. The two find the same texts; where
in them a match begins differs, which nobody asks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

CATEGORIES = {
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_DIGIT: r"\d",
}
# About how often the characters of a class stand in ordinary text; the first that fits counts.
FREQUENCY = (
    (re.compile(r"[\x00-\x7f\xa0]"), 1000),
    (re.compile(r"[\u03ac-\u03ce\u0430-\u044f]"), 200),  # small letters of Greek and Russian
    (re.compile(r"[\xdf-\xf6\xf8-\xff\u0100-\u017f\u0386-\u03ff\u0410-\u04ff]"), 100),
    (re.compile(r"[\xad\u2013-\u2015\u2019\u2026]"), 50),  # dashes, apostrophe, dots
    (re.compile(r"[\xab\xbb\u2018-\u201f]"), 20),  # quotation marks
    (re.compile(r"[\xc0-\xd6\xd8-\xde\u0400-\u040f]"), 10),  # rare capitals
)


def parsed(pattern: re.Pattern[Any]) -> list[list[Any]]:
    """The branches of a pattern, each a list of items that match one character or none."""
    ((kind, (_, branches)),) = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    if kind is not sre.BRANCH:
        raise SystemExit(f"no alternation: {pattern.pattern[:60]}")
    return [items for branch in branches for items in spelled_out(list(branch))]


def spelled_out(items: list[Any]) -> Iterator[list[Any]]:
    """A branch with optional items as branches without and with them."""
    for at, (kind, value) in enumerate(items):
        if kind is sre.MAX_REPEAT:
            least, most, inside = value
            if (least, most) != (0, 1):
                raise SystemExit(f"a repeat that is not optional: {items}")
            yield from spelled_out(items[:at] + items[at + 1 :])
            yield from spelled_out(items[:at] + list(inside) + items[at + 1 :])
            return
    yield items


Test = tuple[tuple[str, ...], tuple[str, ...]]  # what stands before a character, and after it


def anchored(branches: list[list[Any]]) -> tuple[str, set[str]]:
    """The branches as tests at their anchors, and all the anchors."""
    tests: dict[str, list[Test]] = {}
    for items in branches:
        at = min(range(len(items)), key=lambda place: (rarity(items[place]), place))
        test = tuple(map(source, items[:at])), tuple(map(source, items[at + 1 :]))
        for char in chars(items[at]):
            tests.setdefault(char, []).append(test)
    # The engine goes through all branches: those of rare anchors count as one for the others.
    often, seldom = [], []
    for group, found in alike(tests).items():
        branch = f"{cls(group)}{joined(found)}"
        (often if max(map(frequency, group)) > 10 else seldom).append(branch)
    rare = cls(char for group in alike(tests) if max(map(frequency, group)) <= 10 for char in group)
    return "|".join([*often, f"{rare}(?<=(?={'|'.join(seldom)}).)"]), set(tests)


Neighbours = tuple[int, int, int]  # a class, and the sets of classes before and after it, as bits


def neighbours(branches: list[list[Any]]) -> list[tuple[str, str, str]]:
    """The anchors of each branch, and what stands before and after them: the insides of classes,
    empty where it is better not counted."""
    found: list[tuple[str, str, str]] = []
    for items in branches:
        at = min(range(len(items)), key=lambda place: (rarity(items[place]), place))
        before = inside(items[at - 1]) if at else ""
        after = inside(items[at + 1]) if at + 1 < len(items) else ""
        found.append((inside(items[at]), before, after))
    return list(dict.fromkeys(found))


def inside(item: Any) -> str:
    return cls(chars(item))[1:-1] if rarity(item) < sys.maxsize else ""


def leading(branches: list[list[Any]]) -> bytes:
    """The branches with all first bytes in one class; matches keep their extent."""
    tests: dict[str, list[Test]] = {}
    for items in branches:
        for char in chars(items[0]):
            tests.setdefault(char, []).append(((), tuple(map(source, items[1:]))))
    text = "|".join(f"(?<={cls(group)}){joined(found)}" for group, found in alike(tests).items())
    return f"{cls(set(tests))}(?:{text})".encode("latin-1")


def alike(tests: dict[str, list[Test]]) -> dict[str, list[Test]]:
    """The characters that have the same tests, together."""
    groups: dict[tuple[Test, ...], str] = {}
    for char, found in sorted(tests.items()):
        groups[tuple(found)] = groups.get(tuple(found), "") + char
    return {group: list(found) for found, group in groups.items()}


def joined(tests: list[Test]) -> str:
    """Tests around one character, those of one class on one side put together."""
    if ((), ()) in tests:
        return ""
    ahead = {after[0] for before, after in tests if not before and one_class(after)}
    behind = {before[0] for before, after in tests if not after and one_class(before)}
    rest = [test for test in dict.fromkeys(tests) if not (test[0] == () and one_class(test[1]))]
    rest = [test for test in rest if not (test[1] == () and one_class(test[0]))]
    parts = [united(ahead)] if ahead else []
    parts += ["".join(after) for before, after in rest if not before]
    follow = [test for test in rest if test[0]]
    looked = [f"(?<={''.join(before)}.){''.join(after)}" for before, after in follow]
    if behind:
        looked.insert(0, f"(?<={united(behind)}.)")
    last = {before[-1] for before, _ in follow} | behind
    if len(looked) > 1 and all(SOURCES.get(one) is not None for one in last):
        # One look at what stands before spares the others.
        looked = [f"(?<={united(last)}.)(?:{'|'.join(looked)})"]
    parts += looked
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def one_class(side: tuple[str, ...]) -> bool:
    return len(side) == 1 and SOURCES.get(side[0]) is not None


def united(classes: Iterable[str]) -> str:
    return cls(set().union(*(SOURCES[text] or set() for text in classes)))


# The characters of each class that was written out; None for one that is better not counted.
SOURCES: dict[str, set[str] | None] = {}


def source(item: Any) -> str:
    """An item of a parsed pattern, as a pattern."""
    kind, value = item
    if kind is sre.AT and value is sre.AT_BEGINNING:
        return "^"
    if kind is sre.ANY:
        return "."
    if kind is sre.IN and (value[0][0] is sre.NEGATE or value[0][0] is sre.CATEGORY):
        text = "".join(inner(part) for part in value)
        SOURCES[f"[{text}]"] = None
        return f"[{text}]"
    text = cls(chars(item))
    SOURCES[text] = chars(item)
    return text


def inner(part: Any) -> str:
    kind, value = part
    if kind is sre.NEGATE:
        return "^"
    if kind is sre.CATEGORY:
        return CATEGORIES[value]
    if kind is sre.RANGE:
        return f"{chr(value[0])}-{chr(value[1])}"
    return re.escape(chr(value))


def chars(item: Any) -> set[str]:
    """The characters that an item matches."""
    kind, value = item
    if kind is sre.LITERAL:
        return {chr(value)}
    found: set[str] = set()
    for part, inside in value:
        if part is sre.LITERAL:
            found.add(chr(inside))
        elif part is sre.RANGE:
            found.update(map(chr, range(inside[0], inside[1] + 1)))
        else:
            raise SystemExit(f"not a list of characters: {item}")
    return found


def rarity(item: Any) -> int:
    """How often an item matches in ordinary text; those without a list of characters last."""
    kind, value = item
    if kind is sre.LITERAL or (kind is sre.IN and value[0][0] in (sre.LITERAL, sre.RANGE)):
        return max(map(frequency, chars(item)))
    return sys.maxsize


@cache
def frequency(char: str) -> int:
    return next((often for pattern, often in FREQUENCY if pattern.match(char)), 1)


def members(body: str) -> set[str]:
    """The characters of the inside of a class."""
    ((_, parts),) = _parser.parse(f"[{body}]", 0)
    return chars((sre.IN, parts))


def cls(found: Iterable[str]) -> str:
    """A class of characters, as a pattern."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, set(found))):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    text = ""
    for first, last in ranges:
        text += escaped(first)
        if last > first:
            text += ("-" if last > first + 1 else "") + escaped(last)
    return f"[{text}]"


def escaped(code: int) -> str:
    return "\\" + chr(code) if chr(code) in "\\]^-[&~|" else chr(code)


def waking(branches: list[list[Any]]) -> str:
    """The anchors of the branches in which a mark of ASCII stands for itself."""
    found: set[str] = set()
    for items in branches:
        listed = [chars(item) for item in items if rarity(item) < sys.maxsize]
        inside = {char for one in listed for char in one if char.isascii() and not char.isalnum()}
        if inside & set("'\""):
            raise SystemExit("a straight quotation mark can be bad")
        if inside:
            found |= min(listed, key=lambda one: max(map(frequency, one)))
    return "".join(sorted(found))
