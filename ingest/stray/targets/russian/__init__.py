"""Russian text: a stray word by the lists, in the form that its place asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.lexicon.user import UserLexicon
from ingest.stray import names
from ingest.stray.language import NAMES
from ingest.stray.model import Rendering, Site
from ingest.stray.phrases import SILENT, segment
from ingest.stray.targets.pivot import Word, words
from ingest.stray.targets.russian.attached import spelled, with_ending
from ingest.stray.targets.russian.classes import COUNTING, LABILE, MANY, UPON
from ingest.stray.targets.russian.context import context
from ingest.stray.targets.russian.morphology import (
    Form,
    adverb_of,
    cyrillic_only,
    ending_readings,
    gender_of,
    inflected,
    is_animate,
    is_perfective,
    is_plural_only,
    is_word,
)
from ingest.stray.targets.russian.palladius import palladius
from ingest.stray.targets.russian.phrase import phrases
from ingest.stray.targets.russian.place import Place
from ingest.stray.targets.russian.places import places

# How sure a rendering is: from the Chinese-Russian list, by way of English, with its ending given, of
# several words, by its sound.
DIRECT, PIVOT, ENDING, PHRASE, SPELLED = 0.85, 0.75, 0.88, 0.65, 0.8
LETTERS_BEHIND_RE = re.compile("[а-яё]+", re.IGNORECASE)
LETTERS_BEFORE_RE = re.compile("[а-яё]+$", re.IGNORECASE)
PARTICLES = ("的", "の")
ASPECT = ("着", "了", "过")
# A noun of another gender than the words beside it ask for.
WRONG_GENDER = 1.2
# Letters of so many are rather a word than an ending.
LONGEST_ENDING = 6
REFLEXIVE, IMPERFECTIVE, ASPECT_COST = 0.5, 0.6, 0.7
MOST_PIECES = 3
# Chinese prepositions behind a verb, and marks of tense that Russian puts into the verb's form.
BEHIND = {"在": "в", "于": "в", "到": "до", "给": "для"}
DROPPED = dict.fromkeys(("将", "会", "正在", "正"), " ")
FORMS = {"VBD": "past", "VBN": "past", "VBZ": "pres"}
# An adverb that the list does not have, made of the adjective.
FROM_ADJECTIVE = 0.6
# A finite form of the foreign word where the place would have an infinitive.
FINITE = 0.8


def render(site: Site, lang: str) -> Rendering | None:
    """The run in Russian, with the letters written on to it."""
    if lang in ("und", "ru", "uk", "bg", "be", "sr", "mk"):
        return None
    run = site.run
    before = LETTERS_BEFORE_RE.search(site.head)
    behind = LETTERS_BEHIND_RE.match(site.tail)
    ending = behind[0] if behind else ""
    if before is not None and not (
        is_word(before[0]) and (len(before[0]) > 3 or run.script == "Han")
    ):
        return _spelled(site, before[0], ending)
    core = run.core
    if core in SILENT or (len(core) == 1 and run.script not in ("Han", "Hangul")):
        return None
    found = list(_candidates(core, lang, site.setting.lexicons))
    if ending and not (len(ending) > LONGEST_ENDING and is_word(ending)):
        fitted = with_ending(found, ending.lower())
        if fitted is not None:
            return Rendering(fitted, "mixed", "word of the list with the ending beside it", ENDING,
                             end=run.end + len(ending))  # fmt: skip
        fitted = _by_ending(found, ending.lower())
        if fitted is not None:
            return Rendering(fitted, "mixed", "word of the list in the form of the ending", PHRASE,
                             end=run.end + len(ending))  # fmt: skip
        if not is_word(ending) or len(ending) < 3:
            return None
    asked = places(context(site, run.start, run.end))
    led = _led(core, lang, asked) if not any(word.direct for word in found) else None
    if led is not None:
        return Rendering(led, "phrase", "phrase, word by word", PHRASE)
    chosen = _choose(found, asked)
    if chosen is None:
        return _name(site, lang, asked)
    word, text = chosen
    if word.pos == "verb" and word.lemma in UPON and _object_follows(site):
        text += " на"
    how = f"{word.pos} in the word list" + ("" if word.direct else ", by way of English")
    sure = PHRASE if word.form == "phrase" else DIRECT if word.direct else PIVOT
    return Rendering(text, "word", how, sure)


def _object_follows(site: Site) -> bool:
    """Whether a noun or an adjective of it stands behind the run, with no preposition between."""
    ahead = context(site, site.run.start, site.run.end).behind(0)
    return ahead.has("NOUN", "ADJF", "NPRO") and not ahead.has("PREP", "CONJ")


def _candidates(core: str, lang: str, lexicons: tuple[UserLexicon, ...]) -> Iterator[Word]:
    whole = words(core, lang, "ru", lexicons)
    yield from whole
    for word in whole:
        if word.pos == "verb" and word.lemma in LABILE:
            yield Word(word.lemma + "ся", "verb", word.score - 0.1, word.form, word.direct)
    if core[-1:] in ASPECT and len(core) > 1 and lang == "zh":
        yield from (word for word in words(core[:-1], lang, "ru") if word.pos == "verb")
    if core[-1:] in PARTICLES and len(core) > 1:
        for word in words(core[:-1], lang, "ru"):
            # What the particle makes of a word is an attribute.
            yield Word(
                word.lemma, word.pos, word.score - 0.6 * (word.pos != "adj"), word.form, word.direct
            )
    if not any(word.direct for word in whole):
        yield from phrases(core, lang)


def _by_ending(found: list[Word], ending: str) -> str | None:
    """The best word in the form that the ending has on other words: `implementировали`."""
    for reading in ending_readings(ending):
        form = Form(reading.case or None, reading.number or None, reading.gender or None,
                    verb="past" if reading.tense == "past" else "infn" if reading.pos == "INFN" else "pres",
                    person=reading.person or None)  # fmt: skip
        for word in found:
            if OPENCORPORA_CLASS.get(reading.pos) == CLASSES.get(word.pos, word.pos):
                formed = inflected(word.lemma, word.pos, form)
                if formed is not None and cyrillic_only(formed):
                    return formed
    return None


def _led(core: str, lang: str, asked: list[Place]) -> str | None:
    """An adverb before a word, a preposition behind a verb: `更适合`, `出现在`."""
    pieces = segment(core) if lang == "zh" else []
    if not 1 < len(pieces) <= MOST_PIECES:
        return None
    lead, tail = "", ""
    if pieces[-1] in BEHIND:
        tail = " " + BEHIND[pieces.pop()]
    last = next((word.pos for word in words(pieces[-1], lang, "ru")), "")
    while len(pieces) > 1:
        adverb = DROPPED.get(pieces[0]) or _adverb(pieces[0], lang, last)
        if adverb is None:
            break
        lead += adverb + " " if adverb.strip() else ""
        pieces = pieces[1:]
    if len(pieces) != 1 or not (lead or tail or core != pieces[0]):
        return None
    asked = [place for place in asked if place.pos == "verb" or not (tail or place.pos == "noun")]
    chosen = _choose(list(words(pieces[0], lang, "ru")), asked)
    return None if chosen is None else lead + chosen[1] + tail


def _adverb(piece: str, lang: str, last: str) -> str | None:
    offered = words(piece, lang, "ru")
    if last != "prep":
        offered = offered[:1]  # `广泛应用`: what may be an adjective is one
    best = next((word for word in offered if word.pos in ("adv", "part") and word.direct), None)
    return None if best is None else best.lemma


def _choose(found: list[Word], asked: list[Place]) -> tuple[Word, str] | None:
    best: tuple[float, Word, str] | None = None
    for word in found:
        for place in asked:
            score = word.score + place.weight
            if best is not None and score <= best[0]:
                continue
            formed = _formed(word, place)
            if formed is None:
                continue
            score -= formed[1]
            if best is None or score > best[0]:
                best = (score, word, formed[0])
    return None if best is None else (best[1], best[2])


OPENCORPORA_CLASS = {"NOUN": "noun", "ADJF": "adj", "PRTF": "adj", "VERB": "verb", "INFN": "verb"}
CLASSES = {"name": "noun", "det": "adj", "num": "adj"}


def _formed(word: Word, place: Place) -> tuple[str, float] | None:
    """The word in the form of the place, and what the fit costs; None where it does not fit."""
    pos = CLASSES.get(word.pos, word.pos)
    if word.lemma in COUNTING:
        pos = "num"
    if word.pos == "pron":
        pos = "noun" if place.pos == "noun" else "adj"
    if (pos, place.pos) == ("adj", "adv"):
        made = adverb_of(word.lemma)
        return None if made is None else (made, FROM_ADJECTIVE)
    if pos != place.pos:
        return None
    form, cost = place.form, 0.0
    if place.pos == "noun":
        gender = gender_of(word.lemma)
        plural = is_plural_only(word.lemma) or form.number == "plur" or word.form == "NNS"
        plural |= form.number is None and word.form is None and word.lemma in MANY
        if form.animate is not None and form.animate != is_animate(word.lemma):
            return None
        if place.strict and form.gender and not plural and gender != form.gender:
            cost = WRONG_GENDER
        if place.strict and form.number == "sing" and is_plural_only(word.lemma):
            cost = WRONG_GENDER
        form = Form(form.case, "plur" if plural else "sing", animate=is_animate(word.lemma),
                    after_preposition=form.after_preposition)  # fmt: skip
    elif place.pos == "adj":
        form = Form(form.case, form.number or "sing", form.gender, form.animate, short=form.short,
                    degree=word.form)  # fmt: skip
    elif place.pos == "verb":
        verb = form.verb
        cost = _reflexive_cost(word.lemma, place)
        # A command asks for the whole of an action.
        if place.perfective is not None:
            cost += ASPECT_COST * (place.perfective != is_perfective(word.lemma))
        cost += IMPERFECTIVE * (verb == "impr" and not is_perfective(word.lemma))
        cost += FINITE * (verb == "infn" and word.form in FORMS)
        cost += ASPECT_COST * (word.form == "VBZ" and is_perfective(word.lemma))
        if verb in ("past", "pres"):
            verb = FORMS.get(word.form or "", verb)
            verb = "past" if verb == "pres" and is_perfective(word.lemma) else verb
        form = Form(number=form.number, gender=form.gender, verb=verb, person=form.person)
    text = inflected(word.lemma, word.pos, form)
    if text is None or not cyrillic_only(text.replace("-", "")):
        return None
    return text, cost


def _reflexive_cost(lemma: str, place: Place) -> float:
    """A verb without an object is rather reflexive, one with an object rather not."""
    reflexive = lemma.split(" ")[0].endswith(("ся", "сь"))
    return REFLEXIVE if place.objectless is not None and reflexive != place.objectless else 0.0


def _name(site: Site, lang: str, asked: list[Place]) -> Rendering | None:
    """A name that the lists know in English only: by its Russian name, or letter by letter."""
    listed = names.listed(site.run, lang)
    if listed is None:
        return None
    known = next((w.lemma for w in words(listed.lower(), "en", "ru") if w.pos == "name"), None)
    text = known or (palladius(listed) if lang == "zh" else None)
    how = f"{NAMES[lang]} name" + ("" if known else ", by the system of Palladius")
    if text is None:
        return None
    formed = _choose([Word(text, "name", 1.0, None, True)], asked) if is_word(text) else None
    return Rendering(formed[1] if formed else text, "name", how, SPELLED)


def _spelled(site: Site, before: str, ending: str) -> Rendering | None:
    """A foreign stretch inside a Russian word: its letters in Cyrillic, if that makes a word."""
    text = spelled(site.run.core, before, ending)
    if text is None:
        return None
    run = site.run
    return Rendering(text, "mixed", "letters of the word, in Cyrillic", SPELLED,
                     start=run.start - len(before), end=run.end + len(ending))  # fmt: skip
