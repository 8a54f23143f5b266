"""Strings that were found in a bundle, made safe to encode."""

from __future__ import annotations

SHOWN = 120  # characters of what is quoted in a message


def shown(text: str | bytes) -> str:
    r"""The text in quotes, in ASCII, and cut if it is long.

    >>> shown("caf\xe9\n")
    "'caf\\xe9\\n'"
    """
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    return ascii(text if len(text) <= SHOWN else text[:SHOWN] + "...")


def printable(text: str) -> str:
    r"""The text with lone surrogates, which no encoding takes, spelled out.

    >>> printable("caf\udce9")
    'caf\\udce9'
    """
    return text.encode("utf-8", "backslashreplace").decode()
