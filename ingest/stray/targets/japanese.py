"""Japanese text: Chinese characters in their Japanese form, other words by the lists."""

from __future__ import annotations

from itertools import product

from ingest.lexicon.lookup import entries, han
from ingest.stray.model import Rendering, Site
from ingest.stray.targets.japanese_forms import NEW
from ingest.stray.targets.plain import plain

# The same word in the other country's characters; one that the list does not have.
WORD, FORM = 0.95, 0.7
LONGEST = 6
# Simplified characters that stand for several, with the rarer ones in their Japanese form.
ALTERNATIVES = {
    "复": "複復", "发": "髪", "系": "係系", "制": "製", "历": "暦", "面": "麺", "干": "乾幹", "后": "后", "里": "里",
    "钟": "鐘", "谷": "穀", "斗": "闘", "尽": "儘", "冲": "衝", "准": "准", "周": "週", "征": "徴", "志": "誌",
    "范": "範", "台": "台", "获": "穫獲", "汇": "彙", "饥": "飢", "弥": "弥", "须": "鬚", "余": "余", "松": "松",
}  # fmt: skip
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
    """Han characters in the form that Japanese writes; of several that a simplified character may
    stand for, the one that makes a word of the list."""
    options = [(_form(char), *ALTERNATIVES.get(char, "")) for char in text]
    if len(text) <= LONGEST:
        for choice in product(*options):
            if entries("ja", "".join(choice)):
                return "".join(choice)
    return "".join(option[0] for option in options)


def _form(char: str) -> str:
    traditional = han(char).traditional
    return NEW.get(traditional, traditional)
