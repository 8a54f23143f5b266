"""HTML entities in text that is not HTML become the characters they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change
from ingest.protect import Protected, is_code

TRIGGER = "[&]"
# `&amp;amp;` is an entity that was escaped again: any number of layers is undone at once.
ENTITY_RE = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# A document with tags is markup: its entities are right where they stand.
TAG_RE = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<\?xml|<!DOCTYPE", re.IGNORECASE
)
# A text whose only entities are these was escaped as a whole, to be carried in an attribute or a
# feed, and whoever takes it from there unescapes it. Any other entity shows a leftover.
QUOTES = frozenset(("&quot;", "&apos;", "&#39;", "&#x27;", "&#34;"))


def find(text: str) -> Iterator[Change]:
    """Known entities with their semicolon, outside markup and code."""
    if "&" not in text or TAG_RE.search(text):
        return
    matches = list(ENTITY_RE.finditer(text))
    if all(match[0].lower() in QUOTES for match in matches):
        return
    protected = Protected(text)
    for match in matches:
        if match.start() in protected or is_code(_line(text, match.start())):
            continue
        after = _character(match[0])
        if after is not None:
            yield Change(
                match.start(),
                match.end(),
                after,
                "entity",
                "entities",
                "entity in plain text",
                0.95,
            )


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    # Without the entities: their semicolons would make it look like code.
    return ENTITY_RE.sub("", text[start : end if end >= 0 else len(text)])


def _character(entity: str) -> str | None:
    from html import unescape  # imported here: few texts hold an entity
    from html.entities import html5

    name = "&" + entity.rsplit("&", 1)[-1].rsplit("amp;", 1)[-1]
    if name == "&":  # nothing but layers of &amp;
        name = "&amp;"
    if not name.startswith("&#") and name[1:] not in html5:
        return None
    after = unescape(name)
    usable = after != name and "\N{REPLACEMENT CHARACTER}" not in after and after.isprintable()
    return after if usable else None
