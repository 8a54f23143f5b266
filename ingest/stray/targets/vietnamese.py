"""Vietnamese text: Han words by the word in use, else by their Sino-Vietnamese reading."""

from __future__ import annotations

import re

from ingest.lexicon.lookup import entries, han
from ingest.stray import names
from ingest.stray.model import Rendering, Site
from ingest.stray.targets.pivot import words

# A listed word, one by way of English, a reading that makes a word with its neighbour; a reading that
# no list has is as likely no word at all.
LISTED, MEANT, READ, SPELLED = 0.88, 0.75, 0.8, 0.45
LAST_SYLLABLE_RE = re.compile(r"([^\W\d_]+)\s?$")
FIRST_SYLLABLE_RE = re.compile(r"\s?([^\W\d_]+)")
PARTICLES = "的地得"


def render(site: Site, lang: str) -> Rendering | None:
    """The run in Vietnamese."""
    core = site.run.core
    if site.run.script != "Han":
        return _meant(site, core, lang) if " " not in core and len(core) > 1 else None
    bare = core.rstrip(PARTICLES) or core
    joined = _joined(site, bare)
    if joined is not None:
        return joined
    for form in (core, bare):
        listed = next((w for w in words(form, lang, "vi") if w.direct), None)
        if listed is not None:
            return _placed(site, listed.lemma, "word in the word list", LISTED)
    meant = _meant(site, bare, lang)
    if meant is not None:
        return _placed(site, meant.text, meant.how, meant.confidence)
    named = names.listed(site.run, lang) if lang == "zh" and len(bare) > 1 else None
    if named is not None:
        return Rendering(named, "name", "name, as the lists have it", READ)
    spoken = reading(bare)
    if spoken is None:
        return None
    return _placed(site, spoken, "Sino-Vietnamese reading", SPELLED)


def reading(word: str) -> str | None:
    """The Sino-Vietnamese reading, syllable by syllable; None where a character has none."""
    syllables = [_syllable(char) for char in word]
    return None if None in syllables else " ".join(s for s in syllables if s is not None)


def _syllable(char: str) -> str | None:
    rows = entries("han>vi", char)
    return rows[0].glosses[0] if rows else han(char).vietnamese or None


def _joined(site: Site, core: str) -> Rendering | None:
    """A character that makes a word of the list with the syllable beside it: `trực接`, `兴 phấn`."""
    spoken = reading(core)
    if spoken is None:
        return None
    before, behind = LAST_SYLLABLE_RE.search(site.head), FIRST_SYLLABLE_RE.match(site.tail)
    for word in (
        f"{before[1]} {spoken}".lower() if before else "",
        f"{spoken} {behind[1]}".lower() if behind else "",
    ):
        if word and (entries("vi", word) or entries("vi>zh", word)):
            return Rendering(spoken, "mixed", f"Sino-Vietnamese reading: {word}", READ)
    return None


def _meant(site: Site, core: str, lang: str) -> Rendering | None:
    found = words(core, lang, "vi", site.setting.lexicons)
    if not found:
        return None
    how = f"{found[0].pos} in the word list, by way of English"
    return Rendering(found[0].lemma, "word", how, MEANT)


def _placed(site: Site, text: str, how: str, sure: float) -> Rendering:
    """Without a first syllable that stands before the run already: `phức复杂`."""
    before = LAST_SYLLABLE_RE.search(site.head)
    first, _, rest = text.partition(" ")
    if before is not None and rest and before[1].lower() == first:
        text = rest
    return Rendering(text, "word", how, sure)
