"""Characters that are another way to write others become those: compatibility forms (NFKC)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.edits import Change

# Signs whose folding changes what is said: powers, fractions and enclosed numbers keep their form.
KEPT_RE = re.compile("[\xb2\xb3\xb9\xbc-\xbe\u2070-\u209f\u2150-\u218f\u2460-\u24ff\u2776-\u2793]")
LATER_RE = re.compile("[^\x00-\x7f]+")


def find(text: str) -> Iterator[Change]:
    """Wide and narrow forms, presentation forms, ligatures, enclosed letters, ideographic variants
    of radicals, by the compatibility mappings of the Unicode Character Database."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return
    for run in LATER_RE.finditer(text):
        if unicodedata.is_normalized("NFKC", run[0]):
            continue
        for at, char in enumerate(run[0], run.start()):
            after = unicodedata.normalize("NFKC", char)
            if (
                after != char
                and KEPT_RE.match(char) is None
                and unicodedata.decomposition(char)[:1] == "<"
            ):
                yield Change(at, at + 1, after, "compatibility", "compatibility",
                             unicodedata.name(char, "compatibility form").lower())  # fmt: skip
