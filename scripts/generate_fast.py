"""Write ingest/ftfy_twin/tables.py from the patterns and tables of the installed ftfy.

    python scripts/generate_fast.py

ftfy's pattern for text that looks wrong is an alternation without a common beginning: the engine
tries each branch at each character. Here each branch is turned round its rarest character class,
its anchor, so that the engine runs through a text looking for one class of characters, and tests
only there. What stands before the anchor becomes a lookbehind. The two find the same texts; where
in them a match begins differs, which nobody asks.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from ftfy import badness, chardata, fixes

TABLES = Path(__file__).parent.parent / "ingest/ftfy_twin/tables.py"
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


def generated() -> dict[str, object]:
    """The constants of the tables, by name."""
    sloppily = {name for name in chardata.CHARMAP_ENCODINGS if name.startswith("sloppy-")}
    clues = {name: members(body) for name, body in chardata.UTF8_CLUES.items()}
    mapped = {**chardata.LIGATURES, **chardata.WIDTH_MAP}
    controls = {chr(code) for code in chardata.CONTROL_CHARS}
    lines = controls | set("\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}") | surrogates()
    bad, anchors = anchored(parsed(badness.BADNESS_RE))
    return {
        "FTFY_VERSION": version("ftfy"),
        "BAD": f"{cls(anchors)}(?<=(?={bad}).)",
        "DIRTY": f"{cls(anchors | lines)}(?<=(?={cls(lines)}|{bad}).)",
        "DIRTY_OR_ENTITY": f"{cls(anchors | lines | {'&'})}"
        f"(?<=(?={cls(lines)}|{chardata.HTML_ENTITY_RE.pattern}|{bad}).)",
        "ENTITY": chardata.HTML_ENTITY_RE.pattern,
        "TERMINAL": fixes.ANSI_RE.pattern,
        "ALTERED": leading(parsed(chardata.ALTERED_UTF8_RE)),
        "LOSSY": leading(parsed(chardata.LOSSY_UTF8_RE)),
        "A_GRAVE": fixes.A_GRAVE_WORD_RE.pattern,
        "INCONSISTENT": inconsistent(clues),
        "CONTROLS": cls(controls),
        "ASCII_CONTROLS": "".join(sorted(char for char in controls if char.isascii())).encode(),
        "MAPPED": {chr(code): text for code, text in mapped.items()},
        "SINGLE_QUOTES": found(chardata.SINGLE_QUOTE_RE),
        "DOUBLE_QUOTES": found(chardata.DOUBLE_QUOTE_RE),
        "ENCODINGS": tuple(chardata.CHARMAP_ENCODINGS),
        # What each byte stands for in the encodings that Python does not have.
        "SLOPPY": {
            name: bytes(range(256)).decode(name)
            for name in sorted(sloppily | {"sloppy-windows-1252"})
        },
        "UNSTABLE": cls(unstable()),
    }


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


def anchored(branches: list[list[Any]]) -> tuple[str, set[str]]:
    """The branches as tests at their anchors, and all the anchors."""
    tests: dict[str, list[tuple[str, str]]] = {}
    for items in branches:
        at = min(range(len(items)), key=lambda place: (rarity(items[place]), place))
        before = "".join(source(item) for item in items[:at])
        after = "".join(source(item) for item in items[at + 1 :])
        for char in chars(items[at]):
            tests.setdefault(char, []).append((before, after))
    branches_at = (f"{cls(group)}{joined(found)}" for group, found in alike(tests).items())
    return "|".join(branches_at), set(tests)


def leading(branches: list[list[Any]]) -> bytes:
    """The branches with all first bytes in one class; matches keep their extent."""
    tests: dict[str, list[tuple[str, str]]] = {}
    for items in branches:
        for char in chars(items[0]):
            tests.setdefault(char, []).append(("", "".join(source(item) for item in items[1:])))
    text = "|".join(
        f"(?<={cls(group)}){joined(tests_of)}" for group, tests_of in alike(tests).items()
    )
    return f"{cls(set(tests))}(?:{text})".encode("latin-1")


def alike(tests: dict[str, list[tuple[str, str]]]) -> dict[str, list[tuple[str, str]]]:
    """The characters that have the same tests, together."""
    groups: dict[tuple[tuple[str, str], ...], str] = {}
    for char, found in sorted(tests.items()):
        groups[tuple(found)] = groups.get(tuple(found), "") + char
    return {group: list(found) for found, group in groups.items()}


def joined(tests: list[tuple[str, str]]) -> str:
    """Tests around one character, those of one class on one side put together."""
    if ("", "") in tests:
        return ""
    ahead = {after for before, after in tests if not before and one_class(after)}
    behind = {before for before, after in tests if not after and one_class(before)}
    rest = [test for test in tests if not (test[1] in ahead and not test[0])]
    rest = [test for test in rest if not (test[0] in behind and not test[1])]
    parts = []
    if ahead:
        parts.append(united(ahead))
    if behind:
        parts.append(f"(?<={united(behind)}.)")
    parts += [
        (f"(?<={before}.)" if before else "") + after for before, after in dict.fromkeys(rest)
    ]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def one_class(text: str) -> bool:
    return text in SOURCES and SOURCES[text] is not None


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


def inconsistent(clues: dict[str, set[str]]) -> str:
    """The pattern of UTF-8 sequences inside other text, with the first characters in one class."""
    firsts = [clues[f"utf8_first_of_{length}"] for length in (2, 3, 4)]
    followed = cls(clues["utf8_continuation"])
    rest = "|".join(
        f"(?<={cls(first)}){followed}{{{length}}}" for length, first in enumerate(firsts, 1)
    )
    first = cls(set().union(*firsts))
    strict = cls(clues["utf8_continuation_strict"])
    return f"{first}(?<!{strict}.)(?:{rest})(?:{first}(?:{rest}))*"


def found(pattern: re.Pattern[str]) -> str:
    return "".join(char for char in map(chr, range(0x10000)) if pattern.match(char))


def surrogates() -> set[str]:
    return set(map(chr, range(0xD800, 0xE000)))


def unstable() -> set[str]:
    """The characters up to U+FFFF that may change in Normalization Form C, or change what stands
    before them: marks, second halves of compositions, characters with another canonical form.
    Unassigned ones are among them: a later version of Unicode may say anything of them."""
    result = set(map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]))
    for code in range(0x10000):
        char = chr(code)
        if unicodedata.category(char) == "Cn":
            result.add(char)
            continue
        if unicodedata.combining(char) or unicodedata.normalize("NFC", char) != char:
            result.add(char)
        halves = unicodedata.decomposition(char).split()
        if len(halves) == 2 and not halves[0].startswith("<"):
            result.add(chr(int(halves[1], 16)))
    return {char for char in result if ord(char) < 0x10000}


def literal(value: object) -> str:
    """A value as Python source in ASCII, in lines of bounded length."""
    if isinstance(value, str | bytes):
        prefix = "b" if isinstance(value, bytes) else ""
        units = [chr(byte) for byte in value] if isinstance(value, bytes) else list(value)
        lines = [""]
        for unit in units:
            shown = ascii(unit)[1:-1].replace('"', '\\"') if unit != "'" else "'"
            if len(lines[-1]) + len(shown) > 88:
                lines.append("")
            lines[-1] += shown
        if len(lines) == 1:
            return f'{prefix}"{lines[0]}"'
        return "(\n" + "\n".join(f'    {prefix}"{line}"' for line in lines) + "\n)"
    if isinstance(value, dict):
        rows = "\n".join(f"{literal(key)}: {literal(item)}," for key, item in value.items())
        return "{\n" + re.sub("^", "    ", rows, flags=re.MULTILINE) + "\n}"
    if isinstance(value, tuple):
        return "(\n" + "".join(f"    {literal(item)},\n" for item in value) + ")"
    raise TypeError(value)


def main() -> None:
    """Write the file."""
    head = (
        '"""ftfy\'s patterns, turned round their rarest characters, and its tables.\n\n'
        f"Generated by scripts/generate_fast.py from ftfy {version('ftfy')} and Unicode "
        f'{unicodedata.unidata_version}; not to be edited.\n"""\n\n'
        "from __future__ import annotations\n\n"
    )
    body = "".join(f"{name} = {literal(value)}\n" for name, value in generated().items())
    TABLES.write_text(head + body, "utf-8")


if __name__ == "__main__":
    main()
