"""Our twin of ftfy and ftfy itself give the same text for every text.

`make fuzz` tries three million strings; here are fewer, from the same generator.
"""

from __future__ import annotations

import importlib
import os
import random
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import ftfy
import pytest
from ftfy import badness, chardata
from ftfy.badness import MOJIBAKE_CATEGORIES

from ingest.ftfy_twin import composing, entities, mojibake, tables, whole
from ingest.ftfy_twin import lines as fixer

ROOT = Path(__file__).parent.parent
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
STRINGS = 3_000_000 if LONG else 8_000
# Every so manyth of the code points that are in no class of ftfy's.
STEP = 1 if LONG else 19
CONFIG = ftfy.TextFixerConfig(
    unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False,
    fix_character_width=False, uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=False,
    remove_control_chars=False, normalization=None, explain=False,
)  # fmt: skip
ENCODINGS = "latin-1 sloppy-windows-1252 sloppy-windows-1251 sloppy-windows-1250 sloppy-windows-1253 sloppy-windows-1254 sloppy-windows-1257 iso-8859-2 macroman cp437".split()
WORDS = (
    "the don't Hello \u00e9t\u00e9 \u00dcbergr\u00f6\u00dfe \u041f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440 \u4e2d\u6587 "
    "\u65e5\u672c\u8a9e\u30c6\u30b9\u30c8 \ud55c\uad6d\uc5b4 na\u00efve \u201cquoted\u201d it\u2019s \u2014 \u2026 \u2116 100\xa0\u20ac $5 <b> AT&T "
    "\u00ab\u0434\u0430\u00bb \u00d1and\u00fa S\u00e3o \u0110\u1eb7ng \u0939\u093f\u0928\u094d\u0926\u0940 \u0e44\u0e17\u0e22 \u0639\u0631\u0628\u064a "
    "\u05e2\u05d1\u05e8\u05d9\u05ea \u0395\u03bb\u03bb\u03ac\u03b4\u03b1 \u017b\u00f3\u0142w \U0001f600 \u00e0 \u00e2"
).split()
SPECIAL = (
    "\u00c2\u00c3\u00ce\u00d0\u00d8\u00d9\u00e0\u00e1\u03b2\u20ac\u0101\u00e2\u00d7\u00b2\u00b3\u221a\u2248\u201a\u00c4\u00f3\u0413\u045e\u0412\u0402"
    "\u0432\u0420\u0421\u0392\u0393\u039e\u039f\u0152\u0153\u00b0\u00b5\u00b1\u2202\u2020\u2260\u00ae\u2122\u00b4\u2264\u2265\u00a5\u00f8\u00ec\u00ee"
    "\u00ef\u00f2\u00f4\u00fa\u00f9\u00fb\u00a2\u03c0\xa0\xad\u00a1\u0386\u0178\u0160\u0161\u00a3\u017e\u00a9\u00b7\u00bb\u00ab\u2013\u2014\u00b9\u00bc"
    "\u00bd\u00be\u0163\u0102\u00ed\u00df\u00f0\u00ff"
)
BREAKS = ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c"]
INVISIBLE = (
    "\u200b\u200d\u202e\ufeff\u2060\U000e0041\U0001f600\ufe0f\ufffd\ufffc\uf8ff\ue000\U0010ffff"
)
ESCAPES = ["\x1b[31m", "\x1b[0m", "\x1b", "\x1b[", "[1;2m", "\x1b[1;2mm", "\x1a", "?"]
ENTITIES = (
    "&#39; &#x27; &#10; &#13; &#0; &#128; &#xD800; &#133; &NewLine; &Tab; &amp; &lt; &amp;lt; &amp;amp; &#38; &nbsp; &shy; "
    "&rsquo; &Atilde; &sup3; &foo; &#; &; &#xZZ; &#99999999; &NTILDE; &EACUTE; &copy &fjlig;"
).split()
MARKS = [
    chr(c)
    for c in (
        *range(0x300, 0x345),
        0x93C,
        0x9BE,
        0x5B0,
        0x64B,
        0xE38,
        0x3099,
        0x1161,
        0x11A8,
        0x1D165,
        0x110BA,
    )
]
BASES = "aeioucnAEOC\u0438\u0435\u0418\u0415\u043a\u03b1\u03c9\u304b\u30ac\u30cf\uac00\ud55c\uac01\u1100\u212b\u2126\u212a\u037e\u0387\u1fef\u0340\u0344\uf900\ufb1d\u0958\U00011099"
SURROGATES = "\ud800\ud83d\udbff\udc00\udca9\udfff"


@cache
def classes() -> dict[str, list[str]]:
    """The characters that ftfy knows something of, by the class."""
    script = generator()
    found = {name: sorted(script.members(body)) for name, body in MOJIBAKE_CATEGORIES.items()}
    clues = {name: sorted(script.members(body)) for name, body in chardata.UTF8_CLUES.items()}
    maps = {
        "ligatures": chardata.LIGATURES,
        "widths": chardata.WIDTH_MAP,
        "controls": chardata.CONTROL_CHARS,
    }
    return found | clues | {name: [chr(c) for c in table] for name, table in maps.items()}


@cache
def generator() -> ModuleType:
    """The script that writes the tables, which is not installed."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return importlib.import_module("generate_fast")
    finally:
        del sys.path[0]


def nasty(chance: random.Random) -> Callable[[], str]:
    """Makes strings of what ftfy looks at, one a call."""
    known = classes()
    pick = chance.choice

    def broken(word: str) -> str:
        try:
            result = word.encode("utf-8", "surrogatepass").decode(pick(ENCODINGS))
        except UnicodeError:
            return word
        if chance.random() < 0.2:
            result = result.replace("\xa0", " ")
        if chance.random() < 0.1:
            result = result.replace("\x9d", "\ufffd")
        return broken(result) if chance.random() < 0.15 else result

    pieces: list[Callable[[], str]] = [
        lambda: pick(known[pick(list(known))]),
        lambda: pick(SPECIAL),
        lambda: pick(tables.SINGLE_QUOTES + tables.DOUBLE_QUOTES),
        lambda: pick(ENTITIES),
        lambda: pick(BASES) + pick(MARKS),
        lambda: pick(MARKS),
        lambda: pick(SURROGATES),
        lambda: pick(BREAKS),
        lambda: pick(INVISIBLE),
        lambda: pick(ESCAPES),
        lambda: pick(WORDS),
        lambda: broken(pick(WORDS)),
        lambda: broken(pick(WORDS) + pick(WORDS)),
        lambda: chr(chance.randrange(0x20, 0x3100)),
        lambda: chr(chance.randrange(0x110000)),
        lambda: pick("&<>;# '\""),
        lambda: " ",
        lambda: pick("abcXYZ019.,?!"),
    ]
    prose = [pieces[10], pieces[16], pieces[10], pieces[16], pieces[17]]

    def make() -> str:
        kind = chance.random()
        chosen = pieces
        if kind < 0.3:
            chosen = chance.sample(pieces, 3)
        elif kind < 0.6:
            chosen = [*prose, pick(pieces)]
        text = "".join(pick(chosen)() for _ in range(pick((1, 2, 3, 4, 6, 10, 20))))
        return text.replace(" ", "\n", 1) if chance.random() < 0.2 else text

    return make


def same(text: str) -> None:
    """Asserts that the two agree on a text."""
    assert whole.fix_text(text) == ftfy.fix_text(text), ascii(text)
    lines = "\n".join(ftfy.fix_text(line, CONFIG) for line in text.split("\n"))
    assert fixer.fix(text) == lines, ascii(text)


def test_the_tables_are_those_of_the_installed_ftfy() -> None:
    wanted = generator().generated()
    # The installed Python may have another version of Unicode, which says more of more characters.
    del wanted["UNSTABLE"], wanted["COMPOSING"]
    for name, value in wanted.items():
        assert getattr(tables, name) == value, f"{name}: run scripts/generate_fast.py"


def test_every_character_of_this_unicode_that_composing_may_change_is_looked_at() -> None:
    pattern = composing.unstable(True)
    for char in generator().unstable() | generator().composing():
        assert pattern.match(char), ascii(char)
    for code in range(0x110000):
        char = chr(code)
        if unicodedata.combining(char) or not unicodedata.is_normalized("NFC", char):
            assert pattern.match(char), ascii(char)


def test_entities() -> None:
    assert entities.names() == chardata.HTML_ENTITIES


def test_every_code_point() -> None:
    listed = sorted({char for chars in classes().values() for char in chars} | set(SPECIAL))
    for char in (*listed, *map(chr, range(0, 0x110000, STEP))):
        same(char)
        same(f"a{char}b\n")


def test_pairs() -> None:
    chance = random.Random(7)
    most = 12 if LONG else 4
    sets = (chance.sample(chars, min(most, len(chars))) for chars in classes().values())
    listed = [
        *sorted({char for chars in sets for char in chars}),
        *BREAKS,
        *SURROGATES,
        *"&<;aA \n",
    ]
    bad, other = mojibake.bad().first, badness.BADNESS_RE.search
    for first in listed:
        for second in listed:
            assert (bad(first + second) < 0) == (other(first + second) is None)
            if LONG or chance.random() < 0.1:
                same(first + second)


@pytest.mark.parametrize("seed", range(4))
def test_nasty_strings(seed: int) -> None:
    chance = random.Random(seed)
    make = nasty(chance)
    for _ in range(STRINGS // 4):
        same(make())


def test_neighbours_find_the_places_that_the_pattern_finds() -> None:
    make = nasty(random.Random(5))
    several = (mojibake.bad(), mojibake.bad_lines(), whole._dirty(True), whole._unsteady(False))
    for text in (make() for _ in range(STRINGS // 4)):
        for places in several:
            match = places.expression.search(text)
            assert places.first(text) == (-1 if match is None else match.start()), ascii(text)


def test_composing() -> None:
    chance = random.Random(5)
    unstable = sorted(generator().unstable() | generator().composing())
    for _ in range(STRINGS // 2):
        length = chance.randint(1, 8)
        text = "".join(
            chance.choice(chance.choice((unstable, MARKS, BASES))) for _ in range(length)
        )
        assert composing.composed(text) == unicodedata.normalize("NFC", text), ascii(text)


def real() -> Iterator[str]:
    for path in (
        *(ROOT / "tests/cases").rglob("*.json"),
        *(ROOT / "seeds").rglob("*.*"),
        *ROOT.glob("*.md"),
    ):
        yield path.read_bytes().decode("utf-8", "replace")


def test_real_text_as_it_is_and_broken() -> None:
    for text in real():
        same(text)
        for name in ("sloppy-windows-1252", "sloppy-windows-1251", "macroman", "cp437"):
            same("\n".join(line.encode().decode(name) for line in text[:4000].split("\n")[::3]))


def test_a_text_that_needs_the_rare_codec_and_one_with_a_long_line() -> None:
    same("\u00ed\u00a0\u00bd\u00ed\u00b8\u0081 CESU \u00ed\xa0\xbd\u00ed\xb8\x80")
    same("x\u00c0\x80y caf\u00c3\u00a9")
    text = "caf\u00c3\u00a9 " * 150_000 + "\n\u201ca\u201d\n"
    assert whole.fix_text(text) == ftfy.fix_text(text)
