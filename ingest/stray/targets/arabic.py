"""Arabic text: words by the lists, with the article where the neighbours ask for it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.stray.model import Rendering, Site
from ingest.stray.targets.plain import plain

ARTICLE = "ال"
LETTERS = "[\u0620-\u064a\u0671-\u06d3]"
# Particles and the article, written on to the next word: `ال教育`.
WRITTEN_ON_RE = re.compile(f"(?<!{LETTERS})(?:و|ف)?(?:ب|ك|ل)?(?:{ARTICLE}|لل)?$")
WORD_BEFORE_RE = re.compile(f"({LETTERS}+) ?$")
WORD_BEHIND_RE = re.compile(f" ?({LETTERS}+)")
# Prepositions before a noun that is mostly a known one.
PREPOSITIONS = frozenset("في على من إلى عن قبل بعد خلال أثناء حول ضد بعض كل جميع".split())
by_lists = plain("ar")


def render(site: Site, lang: str) -> Rendering | None:
    """The run in Arabic; a noun is definite behind a preposition or a noun without the article, and
    before an adjective that has it."""
    before = WRITTEN_ON_RE.search(site.head)
    if before is not None and before[0] and site.run.script == "Han":
        # `plain` takes such letters for the first part of a word: look at the run by itself.
        found = by_lists(replace(site, head=site.head[: before.start()] + " "), lang)
        return (
            None
            if found is None or " " in found.text
            else replace(found, text=found.text.removeprefix(ARTICLE), kind="mixed", spaced=False)
        )
    found = by_lists(site, lang)
    if found is None or not found.how.startswith("noun") or found.text.startswith(ARTICLE):
        return found
    return replace(found, text=ARTICLE + found.text) if _definite(site) else found


def _definite(site: Site) -> bool:
    behind = WORD_BEHIND_RE.match(site.tail)
    if behind is not None and behind[1].startswith(ARTICLE):
        return True
    before = WORD_BEFORE_RE.search(site.head)
    if before is None:
        return False
    word = before[1]
    return word in PREPOSITIONS or _is_noun(word)


def _is_noun(word: str) -> bool:
    """A noun of the list without an article: what follows is whose it is."""
    from ingest.lexicon.lookup import entries

    return any(row.pos == "noun" for row in entries("ar", word)[:1])
