"""All of ftfy with its defaults, for those who want its output and our record of it."""

from __future__ import annotations


def fix(text: str) -> str:
    """What `ftfy.fix_text(text)` returns."""
    if text.isascii() and "&" not in text and text.isprintable():
        return text
    import ftfy  # imported here: it costs 80 ms, and plain text never needs it

    return ftfy.fix_text(text)
