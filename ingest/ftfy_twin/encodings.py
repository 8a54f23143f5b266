"""Single-byte encodings that Python lacks: those in which every byte is a character."""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import Any

from ingest.ftfy_twin.tables import SLOPPY


@lru_cache(maxsize=16)
def _charmap(name: str) -> Any:
    return codecs.charmap_build(SLOPPY[name])


def encode(text: str, name: str) -> bytes:
    """The bytes of a text; raises UnicodeEncodeError for a character that the encoding lacks."""
    if name in SLOPPY:
        return codecs.charmap_encode(text, "strict", _charmap(name))[0]
    return text.encode(name)


def character(char: str) -> str:
    """What a control character of C1 is in Windows-1252."""
    return SLOPPY["sloppy-windows-1252"][ord(char)]
