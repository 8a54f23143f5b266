"""Private-use characters of the Symbol and Wingdings fonts become the bullets they showed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change, Proposal
from ingest.unicode.private import PRIVATE_RE, SYMBOLS

TRIGGER = PRIVATE_RE.pattern.removesuffix("+")  # what is reported, and so what is changed
SYMBOL_RE = re.compile("[" + "".join(SYMBOLS) + "](?=\\s)")


def find(text: str) -> Iterator[Change]:
    """A known bullet before white space."""
    for match in SYMBOL_RE.finditer(text):
        yield Change(
            match.start(),
            match.end(),
            SYMBOLS[match[0]],
            "private-use",
            "private_use",
            f"Symbol or Wingdings character U+{ord(match[0]):04X}",
            0.9,
        )


def report(text: str) -> Iterator[Proposal]:
    """Private-use characters that stay: what they mean is known to their font only."""
    if text.isascii():
        return
    for match in PRIVATE_RE.finditer(text):
        codes = " ".join(f"U+{ord(char):04X}" for char in match[0][:4])
        yield Proposal(
            match.start(),
            match.end(),
            match[0],
            match[0],
            "private-use",
            "private_use",
            f"kept: private use without a known meaning: {codes}",
            0.5,
        )
