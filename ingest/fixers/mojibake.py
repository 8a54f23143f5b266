"""Text that was decoded with the wrong encoding is decoded again, as ftfy does it."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.edits import Change, compare
from ingest.ftfy_twin.lines import repaired

REASON = "decoded with the wrong encoding"


def find(text: str) -> Iterator[Change]:
    """The words that change in lines that may be bad."""
    for start, end, fixed in repaired(text):
        yield from compare(text[start:end], fixed, "mojibake", "mojibake", REASON, start)
