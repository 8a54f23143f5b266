"""Tells a plain text at once: most files are one, and hold nothing that a bundle has."""

from __future__ import annotations

from codecs import BOM_UTF8
from string import ascii_lowercase

from ingest.bundle.liberal.characters import ASTRAL, disguised
from ingest.bundle.options import Options
from ingest.bundle.unpack import pack_of

CR, LF = b"\r\n"


def is_plain(data: bytes, options: Options) -> bool:
    """Whether a whole file is surely one text that every dialect would pass over, and about which
    there is nothing to say. Where it is False, nothing is known."""
    if options.expect == "bundle" or options.boundary is not None:
        return False
    if not data or len(data) > options.limits.doc or 0 in data or pack_of(data):
        return False
    if data.startswith(BOM_UTF8) or (CR in data and LF not in data):
        return False
    if data.isascii():
        return not _holds(data, options.tag)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return not disguised(options.tag, astral=ASTRAL in data).may_stand_in(text)


def _holds(data: bytes, tag: str) -> bool:
    """Whether the tag stands there in any case. Its first digit, which has none, tells sooner."""
    digit = tag.lstrip(ascii_lowercase)[:1]
    return digit.encode() in data and tag.encode() in data.lower()
