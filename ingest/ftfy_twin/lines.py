"""Wrong decodings undone line by line, by the steps of ftfy; other lines are passed through."""

from __future__ import annotations

import re
from collections.abc import Iterator

CAPITAL_RE = re.compile("(?<=[A-Z]{2})\xc2\xa0(?=[A-Z])")
# What is so long is a line of data, and repairing it takes as long.
LONGEST_LINE = 1_000_000


def fix(text: str) -> str:
    """Undo wrong decodings line by line; only lines that may be bad are looked at.

    >>> fix("caf\\u00c3\\u00a9")
    'caf\u00e9'
    """
    pieces: list[str] = []
    at = 0
    for start, end, fixed in repaired(text):
        pieces += (text[at:start], fixed)
        at = end
    return "".join((*pieces, text[at:])) if pieces else text


def repaired(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each line that changes, and what it becomes."""
    if text.isascii():
        return
    from ingest.ftfy_twin.mojibake import bad_lines  # imported here: ASCII has no use for it

    first = bad_lines().first
    at = 0
    while (place := first(text, at)) >= 0:
        start = text.rfind("\n", at, place) + 1 or at
        end = text.find("\n", place)
        at = len(text) if end < 0 else end
        line = text[start:at]
        fixed = _line(line)
        if fixed != line:
            yield start, at, fixed


def _line(line: str) -> str:
    """The steps of ftfy that undo decodings, until nothing changes; its others are fixers here."""
    if len(line) > LONGEST_LINE:
        return line
    from ingest.ftfy_twin.mojibake import fix_c1, fix_encoding  # as above

    given = line
    while True:
        before = line
        line = fix_c1(fix_encoding(line))
        if line == before:
            return given if _only_a_letter_less(given, line) else line


def _only_a_letter_less(line: str, fixed: str) -> bool:
    """Whether all that goes is the last letter of words in capitals, before a no-break space: in
    text that is sound otherwise it is a letter, not half of the space."""
    return CAPITAL_RE.search(line) is not None and CAPITAL_RE.sub("\xa0", line) == fixed
