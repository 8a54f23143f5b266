"""A foreign word beside its own translation, in texts that are not English: one of the two goes."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.stray.model import Site
from ingest.stray.targets.pivot import words
from ingest.stray.targets.russian.morphology import readings

# Vowel signs of Devanagari are marks, and belong to the word.
BEFORE_RE = re.compile(r"((?:[^\W\d_]|[\u0900-\u0963])+) ?$")
BEHIND_RE = re.compile(r" ?((?:[^\W\d_]|[\u0900-\u0963])+)")
# Renderings so much less good than the best are not what the writer meant.
NEAR = 0.8
LEAST_LETTERS = {"ko": 2}
UNSPACED = frozenset(("zh", "ja", "th"))


def said_beside(site: Site, lang: str, target: str) -> str | None:
    """The word directly before or behind the run that says the same in the language of the text."""
    if lang in ("und", target) or " " in site.run.core or target in UNSPACED:
        return None
    if site.after.isalpha() or (site.before.isalpha() and site.run.script != "Han"):
        return None
    offered = words(site.run.core, lang, target, site.setting.lexicons)
    if not offered:
        return None
    meant = frozenset(word.lemma for word in offered if word.score > offered[0].score - NEAR)
    for found in (BEFORE_RE.search(site.head), BEHIND_RE.match(site.tail)):
        word = found[1].lower() if found else ""
        if len(word) >= LEAST_LETTERS.get(target, 3) and _bases(word, target) & meant:
            return word
    return None


@lru_cache(maxsize=4096)
def _bases(word: str, target: str) -> frozenset[str]:
    if target != "ru":
        return frozenset((word,))
    return frozenset((word, *(reading.lemma for reading in readings(word))))
