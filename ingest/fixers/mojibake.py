"""Text that was decoded with the wrong encoding is decoded again, through ftfy."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# What ftfy can repair shows at least one character from U+0080 up to U+02FF, one of the letters
# of the single-byte Cyrillic and Greek encodings, or punctuation that Windows-1252 has above 0x80;
# two of them in a row, or a C1 control, which ftfy reads as Windows-1252.
SUSPECT_RE = re.compile(
    "[\x80-\x9f]"
    "|[\xa0-\u02ff\u0370-\u052f\u2010-\u203a\u20ac\u2116\u2122\u2500-\u25a0]{2}"
    "|[\xc2\xc3\u0192\xe2][ A-Za-z0-9]",
)
CAPITAL_RE = re.compile("(?<=[A-Z]{2})\xc2\xa0(?=[A-Z])")
# ftfy cuts longer texts itself; its own line limit is the same.
LONGEST_LINE = 1_000_000


@lru_cache(maxsize=1)
def _config() -> TextFixerConfig:
    # Imported here: ftfy costs 80 ms, and clean text never needs it.
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,  # the entities fixer decides that per document
        remove_terminal_escapes=False,  # the controls fixer
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=True,
        fix_latin_ligatures=False,  # a ligature in a name is not a defect
        fix_character_width=False,  # CJK text uses wide forms on purpose
        uncurl_quotes=False,  # straightening edits dozens of right characters a page
        fix_line_breaks=False,
        fix_surrogates=False,  # the surrogates fixer
        remove_control_chars=False,  # the controls fixer, which must come later
        normalization=None,  # the nfc fixer, which comes last
        explain=False,
    )


def fix(text: str) -> str:
    """Undo wrong decodings line by line; lines without a suspect sequence are not looked at.

    >>> fix("caf\\u00c3\\u00a9")
    'caf\\u00e9'
    """
    if text.isascii() or not SUSPECT_RE.search(text):
        return text
    return "\n".join(_fix_line(line) for line in text.split("\n"))


def _fix_line(line: str) -> str:
    if line.isascii() or len(line) > LONGEST_LINE or not SUSPECT_RE.search(line):
        return line
    import ftfy

    fixed = ftfy.fix_text(line, _config())
    return line if _only_a_letter_less(line, fixed) else fixed


def _only_a_letter_less(line: str, fixed: str) -> bool:
    """Whether all that goes is the last letter of words in capitals, before a no-break space: in
    text that is sound otherwise it is a letter, not half of the space."""
    return CAPITAL_RE.search(line) is not None and CAPITAL_RE.sub("\xa0", line) == fixed
