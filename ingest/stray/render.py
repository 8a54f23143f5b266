"""What a run should say: look-alike, name, twin of its neighbour, word or phrase."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.stray import letters, names, phrases
from ingest.stray.gloss import Candidate, bare_plural, candidates, choose
from ingest.stray.join import sounds_vowel
from ingest.stray.language import NAMES
from ingest.stray.model import Rendering, Site
from ingest.stray.slot_table import BE
from ingest.stray.slots import Slot, bare, slots
from ingest.stray.suggest import nearness, suggest
from ingest.stray.targets import TARGETS
from ingest.stray.targets.said import said_beside
from ingest.stray.twins import twin

# How sure a rendering is, by where it came from.
AUTHORED, DICTIONARY, PHRASE, LISTED_NAME, RULED_NAME, TWIN = (
    0.92,
    0.8,
    0.72,
    0.95,
    0.88,
    0.92,
)
CURRENCIES = {
    "dollar": "$", "US dollar": "$", "U.S. dollar": "$", "dollars": "$", "euro": "\N{EURO SIGN}",
    "pound": "\N{POUND SIGN}", "pound sterling": "\N{POUND SIGN}", "yen": "\N{YEN SIGN}",
    "Japanese yen": "\N{YEN SIGN}",
}  # fmt: skip
# Languages whose nouns do not tell one from many: the English sentence has to.
NUMBERLESS = frozenset(("zh", "ja", "ko", "th"))
# Sources of the shipped lists; another source is the name of a user's dictionary.
SHIPPED = frozenset(("authored", "cedict", "cldr"))
LONGEST_PHRASE = 12
# What it is worth that a word begins as the article before it says: `an` is rarer and says more.
ARTICLE_GAIN = {"an": 1.2, "a": 0.5}
DOUBT = 0.8
# How sure the nearest word in meaning has to be, to stand in the place of a name by rule, of a phrase
# that is doubtful. Of 174 names none but a listed one has a word as near.
NEARER_THAN_NAME, NEARER_THAN_PHRASE = 0.7, 0.5
# A doubtful phrase that is no nearer to the run than any two words are says something else: of 99
# such phrases none was right, of the nearer ones one in six.
FAR = 0.86
# The Chinese sign of the passive.
PASSIVE = "被"
SHARED = ("in", "on", "at", "to", "of", "for", "by", "as", "with")


def render(site: Site, lang: str, target: str) -> Rendering | None:
    """The rendering of a run in the language of the text, or None when nothing is known for it.

    Words are rendered into English and the languages of `TARGETS`; names into any text in Latin
    letters.
    """
    run = site.run
    english = target == "en"
    if target in TARGETS and site.block.main == site.setting.main:
        same = said_beside(site, lang, target)
        if same is not None:
            return Rendering("", "duplicate", f"`{same}` beside it says the same", TWIN)
        return TARGETS[target](site, lang)
    if site.block.main != "Latin":
        return None
    if english and not run.suffix:
        look_alike = letters.whole(site)
        if look_alike is not None:
            return look_alike
    if len(run.core) == 1 and run.script != "Han" and _inside_word(site):
        return None  # a letter of a word, not a word
    if english and run.core == PASSIVE and site.left in BE and site.right.endswith("ed"):
        return Rendering("", "duplicate", "the passive is said already", TWIN)
    beside = None if run.suffix else twin(site)
    if beside is not None:
        return Rendering("", "duplicate", f"`{beside}` beside it says the same", TWIN)
    name = None if run.suffix else _name(site, lang)
    if name is not None:
        ruled = english and name.confidence == RULED_NAME
        return (_nearest(site, lang, NEARER_THAN_NAME) if ruled else None) or name
    if not english or lang == "und":
        return None
    found = candidates(run.core, lang, site.setting.lexicons)
    return _currency(site, found) or _word(site, lang, found) or _phrase(site, lang)


def _name(site: Site, lang: str) -> Rendering | None:
    listed = names.listed(site.run, lang)
    if listed is not None:
        return Rendering(
            listed, "name", f"{NAMES.get(lang, lang)} name, as the lists have it", LISTED_NAME
        )
    own = names.listed_by_user(site.run, lang, site.setting.lexicons)
    if own is not None:
        how = f"{NAMES.get(lang, lang)} name, as the user's lexicon has it"
        return Rendering(own, "name", how, DICTIONARY)
    if not names.looks_like_name(site, lang):
        return None
    spelled = names.spelled(site.run, lang)
    if spelled is None:
        return None
    return Rendering(spelled, "name", f"{NAMES.get(lang, lang)} name, romanized", RULED_NAME)


def _word(site: Site, lang: str, found: list[Candidate]) -> Rendering | None:
    chosen = choose(_sounding(site, found), slots(site), site.run.suffix)
    if chosen is None:
        return None
    candidate, text = chosen
    # `In总之`: the preposition of the phrase stands there already.
    if site.left in SHARED and site.left_gap in ("", " ") and text.startswith(site.left + " "):
        text = text.removeprefix(site.left + " ")
    if lang in NUMBERLESS and bare(site):
        text = bare_plural(candidate, text)
    sure = AUTHORED if candidate.source == "authored" else DICTIONARY
    kind = "mixed" if site.run.suffix else "word"
    where = "the word list" if candidate.source in SHIPPED else candidate.source
    return Rendering(text, kind, f"{NAMES[lang]} {candidate.pos} in {where}", sure)


def _sounding(site: Site, found: list[Candidate]) -> list[Candidate]:
    """The article before the run was written for the word that is missing: `an X` begins with a vowel."""
    gain = ARTICLE_GAIN.get(site.left, 0.0) if site.left_gap in ("", " ") else 0.0
    if not gain:
        return found
    vowel = site.left == "an"
    return [
        replace(item, score=item.score + gain) if sounds_vowel(item.gloss) == vowel else item
        for item in found
    ]


def _currency(site: Site, found: list[Candidate]) -> Rendering | None:
    """`美元 11 billion`: English writes the sign, directly before the number."""
    if re.match(r" ?\d", site.tail) is None:
        return None
    sign = next((CURRENCIES[c.gloss] for c in found if c.gloss in CURRENCIES), None)
    if sign is None:
        return None
    end = site.run.end + (site.after == " ")
    return Rendering(sign, "word", "currency before a number", AUTHORED, end=end)


def _phrase(site: Site, lang: str) -> Rendering | None:
    core = site.run.core
    if " " in core:
        pieces = core.split(" ")
    elif lang == "zh":
        pieces = phrases.segment(core, site.setting.lexicons)
    else:
        return None
    if not 1 < len(pieces) <= LONGEST_PHRASE or site.run.suffix:
        return None
    name = names.chinese_person(pieces, lang)
    if name is not None:
        return _nearest(site, lang, NEARER_THAN_NAME) or Rendering(
            name, "name", "Chinese name, surname and given name", RULED_NAME
        )
    fits = _finite(pieces, slots(site)) if lang == "zh" else slots(site)
    text = phrases.render(pieces, lang, fits, site.setting.lexicons)
    if text is None:
        return None
    # A piece that only the dictionary has, or of one character, may mean many things.
    doubtful = sum(not phrases.well_known(piece, lang, site.setting.lexicons) for piece in pieces)
    sure = PHRASE * DOUBT**doubtful
    if doubtful and site.setting.semantic:
        nearest = _nearest(site, lang, NEARER_THAN_PHRASE)
        if nearest is not None or nearness(core, text) < FAR:
            return nearest
    return Rendering(text, "phrase", f"{NAMES[lang]} phrase, word by word", sure)


def _finite(pieces: list[str], fits: list[Slot]) -> list[Slot]:
    """The slots of a finite verb with its sign of what is done: `破坏了` is past."""
    if "了" not in pieces[1:]:
        return fits
    return [
        replace(slot, form="VBD") if slot.pos == "verb" and slot.form in ("VBZ", "VBP") else slot
        for slot in fits
    ]


def _nearest(site: Site, lang: str, least: float) -> Rendering | None:
    """The nearest word in meaning, if the caller wants such words and it is as sure as `least`."""
    found = suggest(site, lang, "en") if site.setting.semantic else []
    return found[0] if found and found[0].confidence >= least else None


def _inside_word(site: Site) -> bool:
    return site.before.isalpha() and site.after.isalpha()
