"""ftfy's decoding of HTML entities, those written in capitals among them."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.ftfy_twin.tables import ENTITY

ENTITY_RE = re.compile(ENTITY)


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Each entity that HTML5 names with a semicolon, and its name in capitals where that is none."""
    # Imported here: few texts hold an entity.
    from html import unescape
    from html.entities import html5

    found: dict[str, str] = {}
    for name, char in html5.items():
        if name.endswith(";"):
            found["&" + name] = char
            upper = "&" + name.upper()
            if name == name.lower() and unescape(upper) == upper:
                found[upper] = char.upper()
    return found


def unescaped(text: str) -> str:
    """The text with its entities decoded, as `ftfy.fixes.unescape_html` does it."""
    return ENTITY_RE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    entity = match[0]
    if not entity.startswith("&#"):
        return names().get(entity, entity)
    from html import unescape

    char = unescape(entity)
    return entity if ";" in char else char
