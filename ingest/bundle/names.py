"""Which names are safe to write to, and the name a document gets otherwise."""

from __future__ import annotations

import hashlib
import re
import unicodedata

NAME_BYTES = 1024
SEGMENT_BYTES = 255  # what most file systems take
DIGEST_DIGITS = 16

FORBIDDEN = (
    '\\:*?"<>|'  # separators, wildcards and streams of Windows
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\N{ARABIC LETTER MARK}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}"  # zero width and bidirectional marks
    "\N{LINE SEPARATOR}-\N{RIGHT-TO-LEFT OVERRIDE}"  # separators and bidirectional overrides
    "\N{WORD JOINER}-\u206f"  # invisible operators, bidirectional isolates
    "\N{ZERO WIDTH NO-BREAK SPACE}"
    "\ud800-\udfff"  # lone surrogates
)
FORBIDDEN_RE = re.compile("[" + FORBIDDEN.replace("\\", "\\\\", 1) + "]")
# The superscript digits count as digits: learn.microsoft.com, "Naming Files, Paths, and Namespaces"
DEVICE_RE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])[ ]*(?:\.|\Z)",
    re.IGNORECASE,
)


def safe_name(name: str) -> str | None:
    """The name, if it can be written to below a folder on any system; else None.

    >>> safe_name("notes/a.txt")
    'notes/a.txt'
    >>> safe_name("../a.txt")
    """
    if FORBIDDEN_RE.search(name) or len(name.encode()) > NAME_BYTES:
        return None
    if not unicodedata.is_normalized("NFC", name):
        return None
    return name if all(map(_is_safe_segment, name.split("/"))) else None


def _is_safe_segment(segment: str) -> bool:
    return (
        segment not in ("", ".", "..")
        and not segment.startswith(" ")
        and not segment.endswith((" ", "."))
        and len(segment.encode()) <= SEGMENT_BYTES
        and not DEVICE_RE.match(segment)
    )


def default_name(index: int, text: bytes) -> str:
    """The name of a document by its place and content.

    >>> default_name(0, b"Alpha line one.\\n")
    '000_eec26d99ac8cfe61.txt'
    """
    return f"{index:03d}_{hashlib.sha256(text).hexdigest()[:DIGEST_DIGITS]}.txt"
