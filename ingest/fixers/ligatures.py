"""Latin presentation ligatures become their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.edits import Change

TRIGGER = "[\N{LATIN SMALL LIGATURE FF}-\N{LATIN SMALL LIGATURE ST}]"
LIGATURE_RE = re.compile(TRIGGER)


def find(text: str) -> Iterator[Change]:
    """The ligatures of U+FB00 to U+FB06, which typesetting leaves in extracted text."""
    for match in LIGATURE_RE.finditer(text):
        after = unicodedata.normalize("NFKC", match[0])
        yield Change(
            match.start(), match.end(), after, "ligature", "ligatures", "presentation ligature"
        )
