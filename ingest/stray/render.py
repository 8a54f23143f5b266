"""What a run should say: look-alike, name, twin of its neighbour, word or phrase."""

from __future__ import annotations

import re

from ingest.lexicon.lookup import entries, zipf
from ingest.stray import letters, names, phrases
from ingest.stray.gloss import Candidate, candidates, choose
from ingest.stray.language import NAMES
from ingest.stray.model import Rendering, Site
from ingest.stray.slots import slots

# How sure a rendering is, by where it came from.
AUTHORED, DICTIONARY, PHRASE, LISTED_NAME, RULED_NAME = 0.92, 0.8, 0.72, 0.95, 0.88
LONGEST_PHRASE = 12


def render(site: Site, lang: str, english: bool) -> Rendering | None:
    """The rendering of a run, or None when nothing is known for it.

    Words are rendered into English only; names into any text in Latin letters.
    """
    run = site.run
    if english and not run.suffix:
        look_alike = letters.whole(site)
        if look_alike is not None:
            return look_alike
    name = None if run.suffix else _name(site, lang)
    if name is not None:
        return _without_twin(site, name)
    if not english or lang == "und":
        return None
    found = candidates(run.core, lang)
    twin = _twin(site, [candidate.gloss for candidate in found])
    if twin is not None:
        return twin
    return _word(site, lang, found) or _phrase(site, lang)


def _name(site: Site, lang: str) -> Rendering | None:
    listed = names.listed(site.run, lang)
    if listed is not None:
        return Rendering(
            listed, "name", f"{NAMES.get(lang, lang)} name, as the lists have it", LISTED_NAME
        )
    if not names.looks_like_name(site, lang):
        return None
    spelled = names.spelled(site.run, lang)
    if spelled is None:
        return None
    return Rendering(spelled, "name", f"{NAMES.get(lang, lang)} name, romanized", RULED_NAME)


def _word(site: Site, lang: str, found: list[Candidate]) -> Rendering | None:
    chosen = choose(found, slots(site), site.run.suffix)
    if chosen is None:
        return None
    candidate, text = chosen
    sure = AUTHORED if candidate.source == "authored" else DICTIONARY
    kind = "mixed" if site.run.suffix else "word"
    return Rendering(text, kind, f"{NAMES[lang]} {candidate.pos} in the word list", sure)


def _phrase(site: Site, lang: str) -> Rendering | None:
    core = site.run.core
    if " " in core:
        pieces = core.split(" ")
    elif lang == "zh":
        pieces = phrases.segment(core)
    else:
        return None
    if not 1 < len(pieces) <= LONGEST_PHRASE:
        return None
    text = phrases.render(pieces, lang, slots(site))
    if text is None:
        return None
    if site.run.suffix:
        return None
    return Rendering(text, "phrase", f"{NAMES[lang]} phrase, word by word", PHRASE)


def _twin(site: Site, glosses: list[str]) -> Rendering | None:
    """The foreign word beside its own translation: `still真 real`, `fearful懼`."""
    for gloss in glosses:
        for neighbour, gap in ((site.left, site.left_gap), (site.right, site.right_gap)):
            if gap.strip() == "" and neighbour and neighbour == gloss and zipf(gloss) < 6.5:
                return Rendering(
                    "", "duplicate", f"its translation `{neighbour}` stands beside it", 0.9
                )
    return None


def _without_twin(site: Site, name: Rendering) -> Rendering:
    """`静岡 Shizuoka`: the name stands beside its spelling."""
    if site.right_gap == " ":
        ahead = re.match(r" ([\w'\u2019-]+)", site.tail)
        if ahead is not None and _plain(ahead[1]) == _plain(name.text):
            return Rendering("", "duplicate", f"its spelling `{ahead[1]}` stands beside it", 0.92)
    return name


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def is_known(site: Site, lang: str) -> bool:
    """Whether any list has the run."""
    return bool(entries(lang, site.run.core))
