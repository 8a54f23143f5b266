"""A text for each rule to show itself on."""

from __future__ import annotations

EXAMPLES = {
    "ftfy": "\N{LEFT DOUBLE QUOTATION MARK}It\xe2\u20ac\u2122s\N{RIGHT DOUBLE QUOTATION MARK} &lt;here&gt;",
    "byte_a0": "f\u0413\xa9vrier \u0413 Paris",
    "inverted_marks": "\u252c\u2510que?",
    "mac_roman": "conf\x92an, pi\u221a\u03c0 presto",
    "legacy_mojibake": "\xd0\xee\xf1\xf1\xe8\xff \xe8 \xe4\xf0\xf3\xe3\xe8\xe5 \xf1\xf2\xf0\xe0\xed\xfb",
    "line_breaks": "one\r\ntwo\N{LINE SEPARATOR}three",
    "mojibake": "caf\xc3\xa9",
    "entities": "Tom &amp;amp; Jerry",
    "escaped_quotes": "&quot;yes&quot;",
    "controls": "\x1b[31mred\x1b[0m\x07",
    "surrogates": "face \ud83d\ude02, half \ud83d",
    "invisibles": "pass\N{ZERO WIDTH SPACE}word",
    "private_use": "\uf0b7 first",
    "unknown_private_use": "logo \ue000",
    "ligatures": "o\N{LATIN SMALL LIGATURE FFI}ce",
    "widths": "\N{FULLWIDTH DIGIT TWO}\N{FULLWIDTH DIGIT ZERO}",
    "stacked_marks": "H\u0321\u0322\u0334\u0335\u0336ello",
    "homoglyphs": "p\N{CYRILLIC SMALL LETTER A}ssword and more words",
    "compatibility": "5 \u338f \N{LATIN SMALL LIGATURE FI}ne",
    "plain_marks": "\N{LEFT DOUBLE QUOTATION MARK}so\N{RIGHT DOUBLE QUOTATION MARK} \N{EM DASH} fine",
    "spaces": "a\N{NO-BREAK SPACE}b \nc",
    "hyphenation": "an exam-\nple of it",
    "blank_lines": "one\n\n\n\n\ntwo",
    "nfc": "cafe\N{COMBINING ACUTE ACCENT}",
    "ascii": "na\xefve \u041a\u0438\u0457\u0432",
    "stray": "The war is\u6b8b\u9177, but it will end.",
}
