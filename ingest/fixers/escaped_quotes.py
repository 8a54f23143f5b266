"""Escaped quotation marks become quotation marks, also where they are the only entities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change
from ingest.protect import Protected

TRIGGER = "[&]"
QUOTE_RE = re.compile(r"&(?:quot|#34|#x22);|&(?:apos|#39|#x27);", re.IGNORECASE)
TAG_RE = re.compile(r"</?[A-Za-z][^<>]*>")


def find(text: str) -> Iterator[Change]:
    """`&quot;` and `&#39;` in text without tags, outside code."""
    if "&" not in text or TAG_RE.search(text):
        return
    protected = Protected(text)
    for match in QUOTE_RE.finditer(text):
        if match.start() in protected:
            continue
        double = match[0].lower() in ("&quot;", "&#34;", "&#x22;")
        yield Change(
            match.start(),
            match.end(),
            '"' if double else "'",
            "entity",
            "escaped_quotes",
            "escaped quotation mark in plain text",
            0.9,
        )
