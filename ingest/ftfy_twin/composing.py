"""Normalization Form C, looked at only where a character can make a difference."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from ingest.ftfy_twin.tables import UNSTABLE

# More places than this, and normalizing the whole is quicker.
MOST_PLACES = 4_000


@lru_cache(maxsize=2)
def _pattern(astral: bool) -> re.Pattern[str]:
    # A range beyond U+FFFF costs at every character, so it is there only when it can be needed. All
    # those planes count as unstable: that is more than need be, and never wrong.
    return re.compile(UNSTABLE[:-1] + ("\U00010000-\U0010ffff]+" if astral else "]+"))


def composed(text: str) -> str:
    """`unicodedata.normalize("NFC", text)`.

    A character that is not unstable is a boundary which composition does not cross, save that the
    unstable ones after it may compose with it.
    """
    if text.isascii():
        return text
    astral = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    pieces: list[str] = []
    at = 0
    for count, match in enumerate(_pattern(astral).finditer(text)):
        if count == MOST_PLACES:
            return normalize("NFC", text)
        start, end = match.span()
        start = max(at, start - 1)
        before = text[start:end]
        after = normalize("NFC", before)
        if after != before:
            pieces += (text[at:start], after)
            at = end
    return "".join((*pieces, text[at:])) if pieces else text
