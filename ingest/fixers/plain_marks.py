"""Typographic quotation marks, dashes and dots become those of the keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.edits import Change

MARKS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\xab\xbb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
    "\u2022": "*",
    "\u2044": "/",
}
MARK_RE = re.compile("[" + "".join(map(re.escape, MARKS)) + "]")


def find(text: str) -> Iterator[Change]:
    """Each mark that a search query is typed without."""
    if text.isascii():
        return
    for match in MARK_RE.finditer(text):
        yield Change(match.start(), match.end(), MARKS[match[0]], "mark", "plain_marks",
                     unicodedata.name(match[0]).lower())  # fmt: skip
