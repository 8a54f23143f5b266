"""Look-alike letters in both directions, over the UTS #39 table."""

from __future__ import annotations

from ingest.unicode.lookalike_table import LATIN_LOOKALIKES
from ingest.unicode.scripts import script_of

# UTS #39 pairs shapes that a reader tells apart in running text; as a repair they would be wrong.
UNLIKE = frozenset(
    "\N{CYRILLIC SMALL LETTER GHE}\N{GREEK SMALL LETTER SIGMA}\N{GREEK SMALL LETTER GAMMA}"
)

TO_LATIN: dict[str, str] = {c: t for c, t in LATIN_LOOKALIKES.items() if c not in UNLIKE}


def _from_latin(script: str, preferred: str) -> dict[str, str]:
    table = {t: c for c, t in TO_LATIN.items() if script_of(c) == script}
    table.update({TO_LATIN[c]: c for c in preferred if c in TO_LATIN})
    return table


# Where several letters of a script look like one Latin letter, the letter of the modern alphabet.
FROM_LATIN: dict[str, dict[str, str]] = {
    "Cyrillic": _from_latin(
        "Cyrillic",
        "\N{CYRILLIC SMALL LETTER A}\N{CYRILLIC SMALL LETTER IE}\N{CYRILLIC SMALL LETTER O}"
        "\N{CYRILLIC SMALL LETTER U}\N{CYRILLIC CAPITAL LETTER U}"
        "\N{CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I}"
        "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}",
    ),
    "Greek": _from_latin(
        "Greek",
        "\N{GREEK CAPITAL LETTER UPSILON}\N{GREEK CAPITAL LETTER MU}\N{GREEK SMALL LETTER IOTA}"
        "\N{GREEK SMALL LETTER RHO}\N{GREEK SMALL LETTER OMICRON}",
    ),
}


def fold(word: str, script: str) -> str | None:
    """The word with its letters of other scripts replaced by look-alikes of `script`.

    None when a foreign letter has no look-alike there.
    """
    table = TO_LATIN if script == "Latin" else FROM_LATIN.get(script, {})
    folded = []
    for char in word:
        if script_of(char) in (script, "Common"):
            folded.append(char)
        elif char in table:
            folded.append(table[char])
        else:
            return None
    return "".join(folded)
