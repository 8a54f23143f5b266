"""Languages whose words are put in place as the lists have them, without inflection.

Only a word that stands by itself is replaced: letters written on to it ask for a form that this
does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.stray.model import Rendering, Site
from ingest.stray.phrases import SILENT
from ingest.stray.targets.hindi import hindi, makes_verb
from ingest.stray.targets.pivot import Word, words

SURE = 0.75
# A number in words belongs to the figure before it, and both have to be written anew.
NUMBER_RE = re.compile(r"\d ?$")
ATTACHED_RE = re.compile(r"[^\W\d_]+$")
FEWEST_OF_A_WORD = 3
# Words of these classes hardly change their form; nouns stand in the base form most often.
CLASS_COST = {"adv": 0.0, "conj": 0.0, "prep": 0.2, "noun": 0.2, "adj": 0.3, "det": 0.3, "num": 0.0}
# Hindi says most of what is done by a noun and `करना`, which stands there already.
CLASS_COST_VERB = 1.0
# A form that the foreign word is not in its base form asks for what cannot be given.
FORM_COST = 0.2
# A Chinese word of one syllable mostly stands in compounds and fixed phrases.
BOUND_COST = 0.5


def plain(
    target: str, spaced: bool = True, latin: bool = True
) -> Callable[[Site, str], Rendering | None]:
    """A `render` for texts in the language `target`; `spaced` when it divides words by spaces,
    `latin` when Latin words are rendered too."""

    def render(site: Site, lang: str) -> Rendering | None:
        run = site.run
        if lang in ("und", target) or " " in run.core or NUMBER_RE.search(site.head):
            return None
        if run.script == "Latin" and not latin:
            return None
        if run.core in SILENT or (len(run.core) == 1 and run.script not in ("Han", "Hangul")):
            return None
        if spaced and (site.after.isalpha() or _begun(site)):
            return None
        offered = words(run.core, lang, target, site.setting.lexicons)
        found = sorted(offered, key=lambda word: _cost(word, target))
        if target == "hi":
            found.sort(key=lambda word: not makes_verb(word.lemma, site.tail))
        text = _shared(site, found[0].lemma) if found else ""
        if target == "hi":
            text = hindi(text, site.tail)
        if not text or _doubled(site, text):
            return None
        how = _how(found[0])
        return Rendering(text, "word", how, SURE, spaced=spaced)

    return render


def _cost(word: Word, target: str) -> tuple[float, str]:
    cost = CLASS_COST.get(word.pos, 0.5) + FORM_COST * (word.form is not None) - word.score
    if target == "hi" and word.pos == "verb":
        return CLASS_COST_VERB - word.score, word.lemma
    bound = target == "zh" and len(word.lemma) == 1 and word.pos in ("noun", "adj", "adv", "verb")
    return cost + BOUND_COST * bound, word.lemma


def _how(word: Word) -> str:
    return f"{word.pos} in the word list" + ("" if word.direct else ", by way of English")


def _begun(site: Site) -> bool:
    """Whether letters before the run are the first part of its word: one or two always are; before
    Han, which writes no spaces, more of them are a word of their own."""
    written_on = ATTACHED_RE.search(site.head)
    if written_on is None:
        return False
    fewest = FEWEST_OF_A_WORD if site.block.main == "Arabic" else 1
    return site.run.script != "Han" or len(written_on[0]) < fewest


def _shared(site: Site, text: str) -> str:
    """Without the words of a phrase that stand beside the run already: `गाँव के 周圍`."""
    parts = text.split(" ")
    if len(parts) > 1 and site.head.rstrip().endswith(" " + parts[0]):
        parts = parts[1:]
    if len(parts) > 1 and site.tail.lstrip().startswith(parts[-1] + " "):
        parts = parts[:-1]
    return " ".join(parts)


def _doubled(site: Site, text: str) -> bool:
    """Whether the word stands beside the run already, in whole or in part."""
    return site.head.rstrip().endswith(text) or site.tail.lstrip().startswith(text)
