"""Private-use characters, and those whose meaning is known by custom."""

from __future__ import annotations

import re

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
PRIVATE_RE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
