"""English words divided at the end of a line are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

DIVIDED_RE = re.compile(
    r"(?<![\w-])([A-Za-z]{2,})(?:-|\N{HYPHEN}|\N{SOFT HYPHEN})\n([a-z]{2,})(?![\w-])([,.;:!?)\"'\u201d\u2019]*)( ?)"
)
# The joined word must be known, and commoner than the rarer half (Zipf scale): `well-\nknown` stays.
LEAST_ZIPF = 2.0


def find(text: str) -> Iterator[Change]:
    """A hyphen at a line end inside a word; the line break moves behind the word."""
    if "\n" not in text:
        return
    for match in DIVIDED_RE.finditer(text):
        if _is_word(match[1], match[2]):
            word = match[1] + match[2] + match[3]
            ends = match.end() == len(text) or text[match.end()] == "\n"
            yield Change(match.start(), match.end(), word + ("" if ends else "\n"), "hyphenation", "hyphenation",
                         "a word divided at the end of a line", 0.9)  # fmt: skip


def _is_word(first: str, second: str) -> bool:
    from ingest.lexicon.lookup import zipf  # imported here: it opens the lexicon

    joined = zipf(first + second)
    return joined >= LEAST_ZIPF and joined > min(zipf(first), zipf(second)) - 0.5
