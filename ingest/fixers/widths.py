"""Full-width Latin letters, digits and spaces in text without CJK become their usual forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.edits import Change

WIDE = (
    "\N{FULLWIDTH DIGIT ZERO}-\N{FULLWIDTH DIGIT NINE}"
    "\N{FULLWIDTH LATIN CAPITAL LETTER A}-\N{FULLWIDTH LATIN CAPITAL LETTER Z}"
    "\N{FULLWIDTH LATIN SMALL LETTER A}-\N{FULLWIDTH LATIN SMALL LETTER Z}"
)
TRIGGER = f"[{WIDE}]"
WIDE_RE = re.compile(
    f"[{WIDE}]+"
    "(?:\N{IDEOGRAPHIC SPACE}(?=[\N{FULLWIDTH DIGIT ZERO}-\N{FULLWIDTH LATIN SMALL LETTER Z}]))?"
)
# Text of East Asian scripts uses the wide forms as typography.
EAST_ASIAN_RE = re.compile("[\u1100-\u11ff\u2e80-\u2fdf\u3040-\u318f\u3400-\u9fff\uac00-\ud7af]")


def find(text: str) -> Iterator[Change]:
    """Runs of wide letters and digits, in a document without a CJK character."""
    if text.isascii() or not WIDE_RE.search(text) or EAST_ASIAN_RE.search(text):
        return
    for match in WIDE_RE.finditer(text):
        after = unicodedata.normalize("NFKC", match[0])
        yield Change(match.start(), match.end(), after, "width", "widths", "full-width forms", 0.9)
