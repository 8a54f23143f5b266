"""Look-alike letters in both directions, over the UTS #39 table."""

from __future__ import annotations

from ingest.unicode.lookalike_table import LATIN_LOOKALIKES
from ingest.unicode.scripts import script_of

# UTS #39 pairs shapes that a reader tells apart in running text; as a repair they would be wrong.
UNLIKE = frozenset(
    "\N{CYRILLIC SMALL LETTER GHE}\N{GREEK SMALL LETTER SIGMA}\N{GREEK SMALL LETTER GAMMA}"
)

TO_LATIN: dict[str, str] = {c: t for c, t in LATIN_LOOKALIKES.items() if c not in UNLIKE}


# Cyrillic letters that look like one Latin letter and sound like another.
SOUNDS = {
    "\N{CYRILLIC SMALL LETTER ER}": "r",
    "\N{CYRILLIC SMALL LETTER ES}": "s",
    "\N{CYRILLIC SMALL LETTER U}": "u",
    "\N{CYRILLIC SMALL LETTER HA}": "h",
    "\N{CYRILLIC CAPITAL LETTER VE}": "V",
    "\N{CYRILLIC CAPITAL LETTER EN}": "N",
    "\N{CYRILLIC CAPITAL LETTER ER}": "R",
    "\N{CYRILLIC CAPITAL LETTER ES}": "S",
    "\N{CYRILLIC CAPITAL LETTER U}": "U",
    "\N{CYRILLIC CAPITAL LETTER HA}": "H",
}

# Letters of the modern alphabets; the table has historic and minority letters too, and a Latin `s`
# in a Russian word is no Macedonian dze.
ALPHABETS = {
    "Cyrillic": "\u0430\u0435\u043e\u0440\u0441\u0443\u0445"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425",
    "Greek": "\u03bf\u03c1\u03bd\u03b9\u03c5"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
}
# Letters of one alphabet only, taken when the word shows that it is of that alphabet.
NATIONAL = (
    ("\u0457\u0454\u0491\u045e", {"i": "\u0456", "I": "\u0406"}),
    ("\u0459\u045a\u045b\u0452\u045f", {"j": "\u0458", "J": "\u0408"}),
)
FROM_LATIN: dict[str, dict[str, str]] = {
    script: {TO_LATIN[letter]: letter for letter in letters}
    for script, letters in ALPHABETS.items()
}


def fold(word: str, script: str) -> str | None:
    """The word with its letters of other scripts replaced by look-alikes of `script`.

    None when a foreign letter has no look-alike there.
    """
    table = TO_LATIN if script == "Latin" else FROM_LATIN.get(script, {})
    if script == "Cyrillic":
        for signs, more in NATIONAL:
            if any(sign in word.lower() for sign in signs):
                table = table | more
    folded = []
    for char in word:
        if script_of(char) in (script, "Common"):
            folded.append(char)
        elif char in table:
            folded.append(table[char])
        else:
            return None
    return "".join(folded)
