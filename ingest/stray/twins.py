"""A foreign word and its own translation, or a name and its spelling, side by side."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.lexicon import user
from ingest.lexicon.lemmas import lemmas
from ingest.lexicon.lookup import entries, inflected, zipf
from ingest.lexicon.user import UserLexicon
from ingest.stray.language import language
from ingest.stray.model import Run, Site
from ingest.stray.romanize import romanize

# Words more frequent than this say nothing by standing beside (Zipf scale).
COMMONEST = 6.6
WORD = r"[\w'\u2019-]+"
BEHIND_RE = re.compile(rf"^ ?({WORD})(?: ({WORD}))?")
BEFORE_RE = re.compile(rf"(?:({WORD}) )?({WORD}) ?$")


def meanings(run: Run, lexicons: tuple[UserLexicon, ...] = ()) -> frozenset[str]:
    """All that the lists and the romanization rules offer for a run, in lower case, with plurals."""
    return _meanings(run.core, language(run), lexicons)


@lru_cache(maxsize=4096)
def _meanings(core: str, lang: str, lexicons: tuple[UserLexicon, ...]) -> frozenset[str]:
    found = set()
    forms = (core, *(lemma.text for lemma in lemmas(core, lang)))
    rows = [entries(lang, form) for form in forms]
    if lexicons and not any(rows):
        rows = [user.entries(lexicons, lang, form) for form in forms]
    for listed in rows:
        for row in listed:
            for gloss in row.glosses:
                found.add(gloss.lower())
                if row.pos == "noun":
                    found.add(inflected(gloss, "NNS").lower())
    if not found or core[:1].isupper():
        latin = romanize(core, lang)
        if latin:
            found.add(latin.lower())
    return frozenset(word for word in found if zipf(word) < COMMONEST)


def twin(site: Site) -> str | None:
    """The neighbouring word or pair of words that says the same; None where there is none."""
    offered = meanings(site.run, site.setting.lexicons)
    if not offered:
        return None
    behind = BEHIND_RE.match(site.tail)
    if behind is not None and site.right_gap in ("", " "):
        for words in ((behind[1], behind[2]), (behind[1],)):
            if None not in words and " ".join(words).lower() in offered:
                # `番号を NUMBER`: a placeholder names what stands there.
                return None if behind[1].isupper() and len(behind[1]) > 2 else " ".join(words)
    before = BEFORE_RE.search(site.head)
    if before is not None and site.left_gap in ("", " "):
        for words in ((before[1], before[2]), (before[2],)):
            if None not in words and " ".join(words).lower() in offered:
                return None if _verb_before_clause(site, words[-1]) else " ".join(words)
    return None


def _verb_before_clause(site: Site, beside: str | None) -> bool:
    """`the evidence证明 that he was there`: a verb in its place, whose noun happens to stand before it."""
    rows = entries(language(site.run), site.run.core)
    if site.right != "that" or not rows or rows[0].pos != "verb":
        return False
    return beside is None or beside.lower() not in rows[0].glosses
