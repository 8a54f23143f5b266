"""HTML entities in text that is not HTML become the characters they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from ingest.edits import Change

# `&amp;amp;` is an entity that was escaped again: any number of layers is undone at once.
ENTITY_RE = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# A document with tags is markup: its entities are right where they stand.
TAG_RE = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<\?xml|<!DOCTYPE", re.IGNORECASE
)
CODE_RE = re.compile(r"```.*?```|~~~.*?~~~|`[^`\n]+`", re.DOTALL)


def find(text: str) -> Iterator[Change]:
    """Known entities with their semicolon, outside markup and code."""
    if "&" not in text or not ENTITY_RE.search(text) or TAG_RE.search(text):
        return
    code = [match.span() for match in CODE_RE.finditer(text)]
    for match in ENTITY_RE.finditer(text):
        if any(start <= match.start() < end for start, end in code):
            continue
        name = "&" + match[0].rsplit("&", 1)[-1].rsplit("amp;", 1)[-1]
        if name == "&":  # nothing but layers of &amp;
            name = "&amp;"
        if not name.startswith("&#") and name[1:] not in html5:
            continue
        after = unescape(name)
        if after != name and "\ufffd" not in after and after.isprintable():
            yield Change(
                match.start(),
                match.end(),
                after,
                "entity",
                "entities",
                "entity in plain text",
                0.95,
            )
