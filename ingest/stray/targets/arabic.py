"""Arabic text: words by the lists, with the article where the neighbours ask for it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.lexicon.lookup import entries
from ingest.stray.model import Rendering, Site
from ingest.stray.romanize import romanize
from ingest.stray.targets.arabic_verbs import PREFIXES, SUFFIXES, imperfect
from ingest.stray.targets.pivot import words
from ingest.stray.targets.plain import plain

ARTICLE = "ال"
FEMININE = "ة"
LETTERS = "[\u0620-\u064a\u0671-\u06d3]"
# Particles and the article, written on to the next word: `ال教育`.
WRITTEN_ON_RE = re.compile(f"(?<!{LETTERS})(?:و|ف)?(?:ب|ك|ل)?(?:{ARTICLE}|لل)?$")
WORD_BEFORE_RE = re.compile(f"({LETTERS}+) ?$")
WORD_BEHIND_RE = re.compile(f" ?({LETTERS}+)")
# Prepositions before a noun that is mostly a known one.
PREPOSITIONS = frozenset(
    "في على من إلى عن قبل بعد خلال أثناء حول ضد بعض كل جميع إن أن لأن بأن".split()
)
# The prefix of a verb by itself, with the particles that stand before it: `وي发出`.
VERB_RE = re.compile(f"(?<!{LETTERS})((?:و|ف)?(?:س|ل)?)([{PREFIXES}])$")
PREDICATE_RE = re.compile(
    rf"(?<!{LETTERS})[وف]?(?:كان|كانت|أصبح|أصبحت|ظل|ظلت|ليس|ليست|بات|باتت|صار|صارت|س?[يت]كون|س?[يت]صبح)"
    rf" {ARTICLE}{LETTERS}+ ?$"
)
# Before these several are meant.
SEVERAL = frozenset(
    "بعض عدة جميع مختلف كافة معظم أهم أحد إحدى أغلب غالبية آلاف ملايين مئات عشرات".split()
)
LETTERS_BEHIND_RE = re.compile(f"{LETTERS}+")
LETTERS_BEFORE_RE = re.compile(f"{LETTERS}+$")
PARTICLES = ("في", "لي", "لن")  # words of their own
RELATED = ("ي", "ية")  # what makes an adjective of a noun
BY_VERB, BY_SOUND = 0.75, 0.7
LONGEST_SOUND = 6
ROOTED = 4
# Latin letters in Arabic ones; short vowels are not written.
SOUNDS = {
    "eu": "", "sh": "ش", "ch": "تش", "kh": "خ", "gh": "غ", "th": "ث", "dh": "ذ", "ts": "تس", "ya": "يا", "yu": "يو",
    "a": "ا", "b": "ب", "c": "ك", "d": "د", "e": "ي", "f": "ف", "g": "غ", "h": "ه", "i": "ي", "j": "ج", "k": "ك",
    "l": "ل", "m": "م", "n": "ن", "o": "و", "p": "ب", "q": "ق", "r": "ر", "s": "س", "t": "ت", "u": "و", "v": "ف",
    "w": "و", "x": "كس", "y": "ي", "z": "ز",
}  # fmt: skip
by_lists = plain("ar")


def render(site: Site, lang: str) -> Rendering | None:
    """The run in Arabic; a noun is definite behind a preposition or a noun without the article, and
    before an adjective that has it."""
    inside = _verb(site, lang) or _related(site, lang) or _spelled(site, lang)
    if inside is not None:
        return inside
    before = WRITTEN_ON_RE.search(site.head)
    if before is not None and before[0] and site.run.script == "Han":
        # `plain` takes such letters for the first part of a word: look at the run by itself.
        return _noun(site, lang)
    written_on = LETTERS_BEFORE_RE.search(site.head)
    if written_on is not None and written_on[0] in PREPOSITIONS:
        site = replace(site, head=site.head + " ")  # a word of its own: the space is missing
    found = by_lists(site, lang)
    if found is not None and found.how.startswith("adj"):
        return replace(found, text=_agreeing(site, found.text))
    if found is None or not found.how.startswith("noun") or found.text.startswith(ARTICLE):
        return found
    if _many(site, lang, found.text):
        plural = next(iter(entries("ar>ar", found.text)), None)
        text = plural.glosses[0] if plural else found.text
        if plural is None and found.text.endswith(FEMININE):
            text = found.text.removesuffix(FEMININE) + "ات"
        elif plural is None and found.text.startswith("م") and len(found.text) == ROOTED:
            text = found.text + "ات"  # `منتج`, `مشروب`: a participle is mostly regular
        found = replace(found, text=text)
    return replace(found, text=ARTICLE + found.text) if _definite(site) else found


def _many(site: Site, lang: str, text: str) -> bool:
    """Whether several are meant: the foreign form says so, the word before the run, or a feminine
    adjective behind a masculine noun."""
    best = next(iter(words(site.run.core, lang, "ar", site.setting.lexicons)), None)
    if best is not None and best.form == "NNS":
        return True
    before, behind = WORD_BEFORE_RE.search(site.head), WORD_BEHIND_RE.match(site.tail)
    if before is not None and before[1] in SEVERAL:
        return True
    if behind is None or text.endswith((FEMININE, "اء", "ى")):
        return False
    stem = behind[1].removeprefix(ARTICLE)
    rows = entries("ar", stem)
    return stem.endswith(FEMININE) and bool(rows) and rows[0].pos == "adj"


def _agreeing(site: Site, text: str) -> str:
    """An adjective with the ending and the article of the noun before it."""
    before = WORD_BEFORE_RE.search(site.head)
    if before is None or " " in text or not _is_noun(before[1].removeprefix(ARTICLE)):
        return text
    if PREDICATE_RE.search(site.head):
        # `كان الجو X`: said of the noun, in the accusative without the article.
        if before[1].endswith(FEMININE):
            return text if text.endswith((FEMININE, "ى", "اء")) else text + FEMININE
        return text if text.endswith((FEMININE, "ى", "اء")) else text + "ا"
    if before[1].endswith(FEMININE) and not text.endswith((FEMININE, "ى", "اء")):
        text += FEMININE
    return ARTICLE + text if before[1].startswith(ARTICLE) else text


def _noun(site: Site, lang: str) -> Rendering | None:
    """What stands behind a preposition or the article: a noun, or what is used as one."""
    found = words(site.run.core, lang, "ar", site.setting.lexicons) if lang != "ar" else ()
    fitting = [word for word in found if word.pos in ("noun", "name") and " " not in word.lemma]
    if not fitting and site.head.endswith(ARTICLE):
        fitting = [word for word in found if word.pos == "adj" and " " not in word.lemma]
    if not fitting:
        return None
    text = fitting[0].lemma.removeprefix(ARTICLE)
    how = f"{fitting[0].pos} in the word list, by way of English"
    return Rendering(text, "mixed", how, BY_VERB, spaced=False)


def _verb(site: Site, lang: str) -> Rendering | None:
    """`ي告诉ني`: a verb between its prefix and a pronoun."""
    before = VERB_RE.search(site.head)
    if before is None or before[0] in PARTICLES or lang in ("und", "ar"):
        return None
    behind = LETTERS_BEHIND_RE.match(site.tail)
    suffix = behind[0] if behind else ""
    if suffix and suffix not in SUFFIXES:
        return None
    for word in words(site.run.core, lang, "ar", site.setting.lexicons):
        formed = imperfect(word.lemma, before[2], suffix) if word.pos == "verb" else None
        if formed is not None:
            return Rendering(
                before[1] + formed, "mixed", "verb of the list with the letters beside it", BY_VERB,
                start=site.run.start - len(before[0]), end=site.run.end + len(suffix), spaced=False,
            )  # fmt: skip
    return None


def _related(site: Site, lang: str) -> Rendering | None:
    """`文学ي`: an adjective, of which the last letters are there."""
    behind = LETTERS_BEHIND_RE.match(site.tail)
    if behind is None or behind[0] not in RELATED or lang in ("und", "ar"):
        return None
    found = words(site.run.core, lang, "ar", site.setting.lexicons)
    related = (w.lemma for w in found if w.pos == "adj" and w.lemma.endswith(RELATED[0]))
    lemma = next(related, None)
    if lemma is None or " " in lemma:
        return None
    text = lemma[:-1] + behind[0]
    definite = re.search(rf"(?<!{LETTERS})[وفبك]?{ARTICLE}{LETTERS}+ ?$", site.head)
    return Rendering(
        ARTICLE + text if definite else text, "mixed", "adjective of the list with its ending", BY_VERB,
        end=site.run.end + len(behind[0]),
    )  # fmt: skip


def _spelled(site: Site, lang: str) -> Rendering | None:
    """Letters of another alphabet inside an Arabic word, by their sound: `سي스코`."""
    before, behind = LETTERS_BEFORE_RE.search(site.head), LETTERS_BEHIND_RE.match(site.tail)
    if site.run.script in ("Han", "Latin") or " " in site.run.core or (before or behind) is None:
        return None
    latin = (romanize(site.run.core, lang) or "").lower()
    if not latin.isascii() or not latin.isalpha() or len(latin) > LONGEST_SOUND:
        return None
    around = (before[0] if before else "") + (behind[0] if behind else "")
    if before is not None and WRITTEN_ON_RE.fullmatch(before[0]) and not behind:
        return None  # particles before a whole word
    if len(around) < 2:
        return None
    if site.run.script == "Devanagari":
        latin = latin.replace("aa", "\0").replace("a", "").replace("\0", "a")  # it is in the letter
    text = re.sub("|".join(SOUNDS), lambda match: SOUNDS[match[0]], latin)
    return Rendering(text, "mixed", "letters of the word, by their sound", BY_SOUND, spaced=False)


def _definite(site: Site) -> bool:
    behind = WORD_BEHIND_RE.match(site.tail)
    if behind is not None:
        rows = entries("ar", behind[1].removeprefix(ARTICLE))
        if rows and rows[0].pos == "noun":
            return False  # what belongs to a noun makes it definite: `حماية البيئة`
        if behind[1].startswith(ARTICLE):
            return True
        if rows[:1] and rows[0].pos == "adj":
            return False  # `منتجات جديدة`: the adjective would have the article too
    before = WORD_BEFORE_RE.search(site.head)
    if before is None:
        return False
    word = before[1]
    return word in PREPOSITIONS or _is_noun(word)


def _is_noun(word: str) -> bool:
    """A noun of the list without an article: what follows is whose it is."""
    return any(row.pos == "noun" for row in entries("ar", word)[:1])
