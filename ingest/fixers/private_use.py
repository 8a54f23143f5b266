"""Private-use characters of the Symbol and Wingdings fonts become the bullets they showed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

# Word processors write font-encoded symbols as U+F000 plus the byte. These are the ones met as
# list bullets; what a private-use character means elsewhere is not ours to guess.
SYMBOLS = {
    "\uf0b7": "\N{BULLET}",  # Symbol 0xB7
    "\uf0a7": "\N{BLACK SMALL SQUARE}",  # Wingdings 0xA7
    "\uf06e": "\N{BLACK SQUARE}",  # Wingdings 0x6E
    "\uf06c": "\N{BLACK CIRCLE}",  # Wingdings 0x6C
    "\uf0d8": "\N{THREE-D TOP-LIGHTED RIGHTWARDS ARROWHEAD}",  # Wingdings 0xD8
    "\uf0fc": "\N{CHECK MARK}",  # Wingdings 0xFC
    "\uf0fb": "\N{BALLOT X}",  # Wingdings 0xFB
    "\uf0e0": "\N{RIGHTWARDS ARROW}",  # Wingdings 0xE0
    "\uf076": "\N{BLACK DIAMOND MINUS WHITE X}",  # Wingdings 0x76
}
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
