"""Japanese text: Chinese characters in their Japanese form, other words by the lists."""

from __future__ import annotations

from ingest.lexicon.lookup import entries, han
from ingest.stray.model import Rendering, Site
from ingest.stray.targets.japanese_forms import NEW
from ingest.stray.targets.plain import plain

# The same word in the other country's characters; one that the list does not have.
WORD, FORM = 0.95, 0.7
by_lists = plain("ja", spaced=False)


def render(site: Site, lang: str) -> Rendering | None:
    """The run in Japanese."""
    core = site.run.core
    if site.run.script == "Han":
        text = japanese(core)
        if text != core and (len(core) == 1 or entries("ja", text)):
            return Rendering(
                text, "han-variant", "the Japanese form of the characters", WORD, spaced=False
            )
        meant = by_lists(site, lang)
        if meant is not None or text == core:
            return meant
        return Rendering(
            text, "han-variant", "the Japanese form of the characters", FORM, spaced=False
        )
    return by_lists(site, lang)


def japanese(text: str) -> str:
    """Han characters in the form that Japanese writes."""
    return "".join(NEW.get(form := han(char).traditional, form) for char in text)
