"""Normalization Form C, at little cost where few characters can make a difference."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from ingest.ftfy_twin.tables import COMPOSING, UNSTABLE

# With a place in so many characters, normalizing the whole is quicker.
SPARSE = 16


@lru_cache(maxsize=1)
def _composing() -> re.Pattern[str]:
    return re.compile(COMPOSING)


@lru_cache(maxsize=2)
def unstable(astral: bool) -> re.Pattern[str]:
    """What may move or change, and runs of it. All beyond U+FFFF counts, where there is any: that is
    more than need be, and never wrong; elsewhere the range would cost at every character."""
    one = UNSTABLE[:-1] + ("\U00010000-\U0010ffff]" if astral else "]")
    return re.compile(f"{one}{one}*")


def composed(text: str) -> str:
    """`unicodedata.normalize("NFC", text)`.

    That is quick for text whose characters are all beyond doubt. One second half of a composition,
    such as Persian, Hindi and Tamil are full of, and it goes through the whole text, which costs
    thirty times as much. Then only the doubtful places are normalized here: a stable character is
    a boundary that composition does not cross, save that the unstable ones after it may join it.
    """
    if text.isascii():
        return text
    if not _composing().search(text):
        return normalize("NFC", text)
    astral = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    most = len(text) // SPARSE
    pieces: list[str] = []
    at = 0
    for count, match in enumerate(unstable(astral).finditer(text)):
        if count > most:
            return normalize("NFC", text)
        start, end = match.span()
        start = max(at, start - 1)
        before = text[start:end]
        after = normalize("NFC", before)
        if after != before:
            pieces += (text[at:start], after)
            at = end
    return "".join((*pieces, text[at:])) if pieces else text
