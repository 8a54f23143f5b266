"""Characters: which decorate, which are folded before matching, which only look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

BRACKETS = {
    "<": ">",
    "[": "]",
    "{": "}",
    "(": ")",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": (
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    ),
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": (
        "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
    ),
    "\N{LEFT BLACK LENTICULAR BRACKET}": "\N{RIGHT BLACK LENTICULAR BRACKET}",
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}": "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}",
}
CLOSING = {closing: opening for opening, closing in BRACKETS.items()}

# What may stand before and after the words of a fence line. Quotes are not among them: a line
# that begins with one is a quotation.
DECORATION = frozenset(
    "!#$%&()*+,-./:;<=>?@[\\]^_`{|}~"
    "\N{BULLET}\N{MIDDLE DOT}\N{SECTION SIGN}\N{PILCROW SIGN}\N{DAGGER}"
) | {*BRACKETS, *CLOSING, *map(chr, range(0x2500, 0x25A0))}  # box drawing, block elements

# What word processors and input methods make of ASCII.
FOLDED = str.maketrans(
    {
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{FIGURE DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "--",
        "\N{EM DASH}": "--",
        "\N{HORIZONTAL BAR}": "--",
        "\N{TWO-EM DASH}": "--",
        "\N{THREE-EM DASH}": "---",
        "\N{FULLWIDTH HYPHEN-MINUS}": "-",
        "\N{FULLWIDTH EQUALS SIGN}": "=",
        "\N{FULLWIDTH ASTERISK}": "*",
        "\N{FULLWIDTH NUMBER SIGN}": "#",
        "\N{FULLWIDTH LESS-THAN SIGN}": "<",
        "\N{FULLWIDTH GREATER-THAN SIGN}": ">",
        "\N{FULLWIDTH LEFT SQUARE BRACKET}": "[",
        "\N{FULLWIDTH RIGHT SQUARE BRACKET}": "]",
        "\N{FULLWIDTH COLON}": ":",
        "\N{FULLWIDTH VERTICAL LINE}": "|",
        "\N{NO-BREAK SPACE}": " ",
        "\N{EN SPACE}": " ",
        "\N{EM SPACE}": " ",
        "\N{FIGURE SPACE}": " ",
        "\N{THIN SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{IDEOGRAPHIC SPACE}": " ",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    }
)

# A fence that holds one of these does not look like what it is: it is content, and reported.
INVISIBLE = (
    "\x00-\x08\x0a-\x1f\x7f-\x9f"  # controls; a tab is a blank
    "\N{SOFT HYPHEN}"
    "\N{COMBINING GRAPHEME JOINER}"
    "\N{ARABIC LETTER MARK}"
    "\N{MONGOLIAN VOWEL SEPARATOR}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}"
    "\N{LINE SEPARATOR}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}-\u206f"
    "\N{VARIATION SELECTOR-1}-\N{VARIATION SELECTOR-16}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)
INVISIBLE_RE = re.compile(f"[{INVISIBLE}]")

# Letters that look like others; those that normalize to them (NFKC) are found by looking.
LOOK_ALIKES = {
    "a": "\N{CYRILLIC SMALL LETTER A}\N{GREEK SMALL LETTER ALPHA}",
    "c": "\N{CYRILLIC SMALL LETTER ES}\N{GREEK LUNATE SIGMA SYMBOL}",
    "d": "\N{CYRILLIC SMALL LETTER KOMI DE}",
    "e": "\N{CYRILLIC SMALL LETTER IE}",
    "h": "\N{CYRILLIC SMALL LETTER SHHA}",
    "i": "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}\N{LATIN SMALL LETTER DOTLESS I}",
    "j": "\N{CYRILLIC SMALL LETTER JE}",
    "k": "\N{CYRILLIC SMALL LETTER KA}\N{GREEK SMALL LETTER KAPPA}",
    "l": "\N{CYRILLIC SMALL LETTER PALOCHKA}",
    "o": "\N{CYRILLIC SMALL LETTER O}\N{GREEK SMALL LETTER OMICRON}\N{ARMENIAN SMALL LETTER OH}",
    "p": "\N{CYRILLIC SMALL LETTER ER}\N{GREEK SMALL LETTER RHO}",
    "q": "\N{CYRILLIC SMALL LETTER QA}\N{ARMENIAN SMALL LETTER GIM}"
    "\N{LATIN SMALL LETTER Q WITH HOOK}",
    "s": "\N{CYRILLIC SMALL LETTER DZE}",
    "u": "\N{GREEK SMALL LETTER UPSILON}",
    "v": "\N{CYRILLIC SMALL LETTER IZHITSA}\N{GREEK SMALL LETTER NU}",
    "w": "\N{CYRILLIC SMALL LETTER WE}",
    "x": "\N{CYRILLIC SMALL LETTER HA}\N{GREEK SMALL LETTER CHI}\N{MULTIPLICATION SIGN}",
    "y": "\N{CYRILLIC SMALL LETTER U}\N{GREEK SMALL LETTER GAMMA}",
    "3": "\N{CYRILLIC SMALL LETTER ZE}",
}
ASTRAL = b"\xf0"  # the first byte of the look-alikes beyond the Basic Multilingual Plane
LONGEST_START = 64  # characters of the tag before its rarest letter, invisible ones among them
# Where the letters and digits stand that normalize to ASCII ones.
COMPATIBLE = (
    range(0x00AA, 0x00BF),  # superscripts of Latin-1
    range(0x02B0, 0x02E5),  # modifier letters
    range(0x1D2C, 0x1D6B),
    range(0x2070, 0x209D),  # superscripts and subscripts
    range(0x2100, 0x2189),  # letter-like symbols, Roman numerals
    range(0x2460, 0x2500),  # enclosed
    range(0xFF10, 0xFF5B),  # full width
    range(0x1D400, 0x1D800),  # mathematical
    range(0x1F100, 0x1F190),  # enclosed
    range(0x1FBF0, 0x1FBFA),  # segmented digits
)


@lru_cache(maxsize=8)
def disguises(tag: str) -> dict[int, str | None]:
    """For `str.translate`: what makes the plain tag of a disguised one."""
    table: dict[int, str | None] = {}
    for start, end in re.findall("(.)(?:-(.))?", INVISIBLE, re.DOTALL):
        for code in range(ord(start), ord(end or start) + 1):
            table[code] = None
    for letter in set(tag):
        for char in LOOK_ALIKES.get(letter, ""):
            table[ord(char)] = letter
            if not char.upper().isascii():
                table[ord(char.upper()[0])] = letter
    for block in COMPATIBLE:
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code)).lower()
            if len(plain) == 1 and plain in tag:
                table[code] = plain
    return table


@dataclass(frozen=True, slots=True)
class Disguised:
    """Expressions that find the tag, plain or disguised, in two steps for speed.

    `rest` matches from the rarest letter of the tag on, `start` what must stand before it. `forms`
    are what that letter may look like.
    """

    start: re.Pattern[str]
    rest: re.Pattern[str]
    forms: str

    def may_stand_in(self, text: str) -> bool:
        """Whether at least the rest stands there, plain or disguised.

        A text that holds few of the forms takes a fraction of the time that `places` takes.
        """
        for form in self.forms:
            at = text.find(form)
            while at >= 0:
                if self.rest.match(text, at):
                    return True
                at = text.find(form, at + 1)
        return False

    def places(self, text: str) -> Iterator[int]:
        """Where in the text a disguised tag stands."""
        for rest in self.rest.finditer(text):
            start = self.start.search(text, max(0, rest.start() - LONGEST_START), rest.start())
            if start and not (start[0].isascii() and rest[0].isascii()):
                yield start.start()


@lru_cache(maxsize=8)
def disguised(tag: str, *, astral: bool) -> Disguised:
    """What finds the disguised tag; `astral` for text beyond the Basic Multilingual Plane.

    Character classes that hold such characters are several times slower.
    """
    variants = {letter: letter + letter.upper() for letter in tag}
    for code, letter in disguises(tag).items():
        if letter and (astral or code <= 0xFFFF):
            variants[letter] += chr(code)
    classes = [f"[{re.escape(variants[letter])}][{INVISIBLE}]*" for letter in tag]
    # Digits are rare in most texts, and so are their look-alikes.
    rarest = next((at for at, letter in enumerate(tag) if letter.isdigit()), 0)
    return Disguised(
        re.compile("".join(classes[:rarest]) + r"\Z"),
        re.compile("".join(classes[rarest:])),
        "".join(dict.fromkeys(variants[tag[rarest]])),
    )


def mirror(text: str) -> str:
    """The text as it closes itself: `<!--` becomes `--!>`."""
    return "".join(BRACKETS.get(char, CLOSING.get(char, char)) for char in reversed(text))


def collapse(text: str) -> str:
    """The text with each run of a character as that character and a plus sign."""
    return re.sub(r"(.)\1+", r"\1+", text)
