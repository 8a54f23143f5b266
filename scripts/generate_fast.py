"""Write ingest/ftfy_twin/tables.py from the patterns and tables of the installed ftfy.

    python scripts/generate_fast.py

How the patterns are rewritten is in `reanchor.py`.
"""

from __future__ import annotations

import re
import unicodedata
from importlib.metadata import version
from pathlib import Path

from ftfy import badness, chardata, fixes
from reanchor import anchored, cls, leading, members, neighbours, parsed, waking

TABLES = Path(__file__).parent.parent / "ingest/ftfy_twin/tables.py"


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
        # A place is bad where a character of ANCHORS is and BAD matches from there on.
        "ANCHORS": cls(anchors),
        "BAD": bad,
        # Nothing is bad but where a character of the first class stands between those of the others,
        # of which an empty one is any.
        "NEAR": tuple(neighbours(parsed(badness.BADNESS_RE))),
        # What makes a line one to be repaired, beside bad places and entities.
        "LINES": cls(lines),
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
        "UNSTABLE": cls(unstable() | composing()),
        "COMPOSING": cls(composing()),
        # Quotation marks made straight leave good text good, whatever stands beside them; other marks
        # made ASCII do so where none of these is.
        "WAKING": waking(parsed(badness.BADNESS_RE)),
    }


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
    """The characters up to U+FFFF that Normalization Form C may move: marks."""
    return {char for char in map(chr, range(0x10000)) if unicodedata.combining(char)}


def composing() -> set[str]:
    """Those that it may change, or that may change what stands before them: second halves of
    compositions, and characters with another canonical form (NFC_Quick_Check is not Yes).
    Unassigned ones are among them: a later version of Unicode may say anything of them."""
    result = set(map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]))
    for char in map(chr, range(0x10000)):
        halves = unicodedata.decomposition(char).split()
        if len(halves) == 2 and not halves[0].startswith("<"):
            result.add(chr(int(halves[1], 16)))
        if unicodedata.category(char) == "Cn" or unicodedata.normalize("NFC", char) != char:
            result.add(char)
    return {char for char in result if "\x7f" < char < "\U00010000"}


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
