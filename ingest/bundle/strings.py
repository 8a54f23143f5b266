"""Strings that were found in a bundle, made safe to encode."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""The text with lone surrogates, which no encoding takes, spelled out.

    >>> printable("caf\udce9")
    'caf\\udce9'
    """
    return text.encode("utf-8", "backslashreplace").decode()
