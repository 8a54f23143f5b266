"""Korean text: Han words by their Sino-Korean reading where that is a word, others by the lists."""

from __future__ import annotations

import re

from ingest.lexicon.lookup import entries
from ingest.stray.model import Rendering, Site
from ingest.stray.romanize.chinese import romanize
from ingest.stray.sino_korean import final_sound, is_word, reading, whole_word
from ingest.stray.targets.pivot import words

HANGUL = r"[\uac00-\ud7a3]"
ATTACHED_RE = re.compile(rf"{HANGUL}+$")
FOLLOWING_RE = re.compile(rf"{HANGUL}+")
HAN_RE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
# A reading that is a word of the lists; one that only the readings give, which is as likely no word
# at all; a word by its meaning.
READ, SPELLED, MEANT = 0.95, 0.45, 0.8
# A noun that does a verb's work has to be close to what the verb means.
LEAST_NOUN = 0.4
# Chinese and Japanese particles written on to the word: what does their work in Korean.
PARTICLES = {"的": "", "の": "의", "地": "", "之": "의"}
# Endings of a noun of action or of an adjective: what follows the stem of a verb in -hada.
VERBAL_RE = re.compile("[하했한할합해함된되됐될됩돼]|스럽|시키|시킨|시켜")
# After these the word before is complete: a particle or an ending.
COMPLETE_RE = re.compile(
    "(?:[을를은는의에로와과도]|에서|까지|부터|하고|하게|하는|하며|적|적인|되는|한|할|운|던|중)$"
)
# The particle that fits a final consonant, the one that fits a vowel.
PAIRS = (
    ("을", "를"),
    ("은", "는"),
    ("과", "와"),
    ("이나", "나"),
    ("으로", "로"),
    ("이라", "라"),
    ("이", "가"),
)
# What makes an adverb of the word: `규칙적으로`, `신속하게`.
ADVERBIAL = ("적으로", "하게")
NOUN_LIKE = ("noun", "name", "num", "pron", "det", "adv")


def render(site: Site, lang: str) -> Rendering | None:
    """The run in Hangul, with the particle behind it made to fit."""
    core, joint = site.run.core, ""
    if len(core) > 1 and core[-1] in PARTICLES:
        core, joint = core[:-1], PARTICLES[core[-1]]
    elif core in ("の", "的"):
        return Rendering("의", "word", "possessive particle", READ, spaced=False)
    if len(core) == 1 and HAN_RE.fullmatch(core) is None:
        return None  # a letter of a word, not a word
    head = ATTACHED_RE.search(site.head)
    tail = FOLLOWING_RE.match(site.tail)
    before = head[0] if head else ""
    after = tail[0] if tail else ""
    found = _read(core, before, after) if HAN_RE.fullmatch(core) else None
    if found is None or found[2] < MEANT:
        found = _meant(site, core, lang, after) or found
    if found is None:
        return None
    text, how, sure = found
    if site.run.core.endswith("地") and core != site.run.core:
        adverb = next((text + end for end in ADVERBIAL if entries("ko", text + end[:1])), None)
        if adverb is None:
            return None
        text, joint = adverb, ""
    elif core != site.run.core and not joint:
        joint = _attribute(text)
    text += joint
    end = None
    if after and not joint:
        fitted = _fitted(text, after)
        if fitted != after:
            text, end = text + fitted, site.run.end + len(after)
    if _divided(core, text, before):
        text = " " + text
    if site.tail[:1].isalnum() and not after:
        text += " "
    return Rendering(text, "mixed" if before or after else "word", how, sure, end=end, spaced=False)


def _attribute(text: str) -> str:
    """What makes a word the attribute of the next one."""
    if text.endswith("적"):
        return "인"
    return "한" if any(row.pos == "adj" for row in entries("ko", text + "하다")) else "의"


def _read(core: str, before: str, after: str) -> tuple[str, str, float] | None:
    alone, inside = reading(core), reading(core, inside=True)
    if alone is None or inside is None:
        return None
    how = "Sino-Korean reading"
    if whole_word(core, before, after) is not None:
        return (inside if before else alone), how, READ
    if len(core) > 1 and is_word(alone):
        return alone, how, READ
    if len(core) == 1 and before and not after[:1].strip("은는이가을를에의와과도로면"):
        return inside, how + " of a suffix", MEANT
    names = [row for row in entries("zh", core) if row.pos == "name"]
    if len(core) > 1 and any("person" in row.tags for row in names):
        # Of others the characters give the sound, and only in Chinese: `\u5eb7\u5fb7`, Kant.
        sounds = _letters(romanize(core))
        is_east_asian = any(_letters(gloss) == sounds for row in names for gloss in row.glosses)
        return (alone, how + " of a name", MEANT) if is_east_asian else None
    return alone, how, SPELLED * (len(core) > 1)


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name)).lower()


def _meant(site: Site, core: str, lang: str, after: str) -> tuple[str, str, float] | None:
    """By its meaning: the word whose form goes on with the ending that stands there."""
    verbal = VERBAL_RE.match(after) is not None
    found = words(core, lang, "ko", site.setting.lexicons)
    if after and not verbal:
        # What takes a particle is a noun, if there is one: `一些는`.
        found = tuple(sorted(found, key=lambda word: word.pos not in ("noun", "pron", "name")))
    for word in found:
        how = f"{word.pos} in the word list"
        if " " in word.lemma and not word.direct:
            continue
        if verbal and word.pos in ("verb", "adj"):
            for ending in ("하다", "되다", "시키다"):
                if word.lemma.endswith(ending) and word.lemma != ending:
                    return word.lemma.removesuffix(ending), how, MEANT
            if word.lemma.endswith("적") and after[:1] == "한":
                return word.lemma + "인", how, MEANT  # with its own ending: see `_fitted`
        elif (
            verbal
            and word.pos == "noun"
            and word.score > LEAST_NOUN
            and entries("ko", word.lemma + "하다")
        ) or (not verbal and word.pos in NOUN_LIKE and not word.lemma.endswith("다")):
            return word.lemma, how, MEANT
        elif (
            not (verbal or after)
            and word.pos == "adj"
            and len(word.lemma) > 2
            and word.lemma.endswith("하다")
        ):
            return word.lemma.removesuffix("하다") + "한", how, MEANT
    return None


def _fitted(text: str, after: str) -> str:
    """The letters behind the word, with the particle in the shape that the word's last sound asks."""
    if text.endswith("적인") and after.startswith("한"):
        return after[1:]
    last = text[-1]
    if not "\uac00" <= last <= "\ud7a3":
        return after
    final = final_sound(last)
    for closed, opened in PAIRS:
        for shape in (closed, opened):
            rest = after[len(shape) :]
            if after.startswith(shape) and (not rest or rest in ("는", "도", "만", "의")):
                if shape in ("으로", "로"):
                    return ("로" if final in (0, 8) else "으로") + rest
                return (closed if final else opened) + rest
    return after


def _divided(core: str, text: str, before: str) -> bool:
    """Whether a space is missing before the word: suffixes of one character are written on."""
    if not before:
        return False
    if COMPLETE_RE.search(before) and not is_word(before[-2:] + text[:1]):
        return True
    return len(core) > 1 and not any(is_word(before[-n:] + text) for n in (1, 2, 3, 4))
