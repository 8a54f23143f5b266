"""Private-use characters that no table explains are removed."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.edits import Change
from ingest.unicode.private import PRIVATE_RE, SYMBOLS

TRIGGER = PRIVATE_RE.pattern.removesuffix("+")


def find(text: str) -> Iterator[Change]:
    """Runs of private-use characters without a known meaning: it lay in a font that the text has
    lost, and to a model they are noise."""
    if text.isascii():
        return
    for match in PRIVATE_RE.finditer(text):
        if match[0] not in SYMBOLS:
            codes = " ".join(f"U+{ord(char):04X}" for char in match[0][:4])
            yield Change(match.start(), match.end(), "", "private-use", "unknown_private_use",
                         f"private use without a known meaning: {codes}", 0.9)  # fmt: skip
