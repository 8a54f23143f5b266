"""Surrogate code points: pairs become the character they stand for, lone ones U+FFFD."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

TRIGGER = "[\ud800-\udfff]"
TRIGGER_RE = re.compile(TRIGGER)
SURROGATE_RE = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def find(text: str) -> Iterator[Change]:
    """UTF-8 cannot hold a surrogate: what is left of one is marked, not dropped."""
    if not TRIGGER_RE.search(text):
        return
    for match in SURROGATE_RE.finditer(text):
        if len(match[0]) == 2:
            after = match[0].encode("utf-16", "surrogatepass").decode("utf-16")
            reason = "surrogate pair"
        elif "\udc80" <= match[0] <= "\udcff":
            after, reason = (
                REPLACEMENT,
                f"byte 0x{ord(match[0]) - 0xDC00:02X} is not in the encoding",
            )
        else:
            after, reason = REPLACEMENT, "lone surrogate"
        yield Change(match.start(), match.end(), after, "surrogate", "surrogates", reason)
