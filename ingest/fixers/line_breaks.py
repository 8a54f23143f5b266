"""Line breaks of every kind become LF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

TRIGGER = "[\r\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]"
NEXT_LINE = "\N{NEXT LINE}"
# U+0085 is also the ellipsis of Windows-1252 read as Latin-1. Before a space, a closing mark or the
# end it can be nothing else: a line does not begin so. Where other C1 characters stand in the text
# they are evidence of the same. Then mojibake has to see it.
BREAK_RE = re.compile(
    f"{TRIGGER}(?:(?<=\r)\n?|(?<=[\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}])"
    "|(?<=\x85)(?![ \xa0.,;:!?\"')\\]}\xbb\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]|\\Z))"
)
OTHER_C1_RE = re.compile("[\x80-\x84\x86-\x9f]")
NAMES = {
    "\r\n": "carriage return and line feed",
    "\r": "lone carriage return",
    NEXT_LINE: "next line (U+0085)",
    "\N{LINE SEPARATOR}": "line separator (U+2028)",
    "\N{PARAGRAPH SEPARATOR}": "paragraph separator (U+2029)",
}


def find(text: str) -> Iterator[Change]:
    """CRLF, lone CR, U+0085, U+2028 and U+2029 become LF.

    >>> [change.start for change in find("wait\\x85 no\\x85yes\\x85")]
    [8]
    """
    keep_next_line = NEXT_LINE in text and OTHER_C1_RE.search(text) is not None
    for match in BREAK_RE.finditer(text):
        if match[0] == NEXT_LINE and keep_next_line:
            continue
        yield Change(match.start(), match.end(), "\n", "line-break", "line_breaks", NAMES[match[0]])
