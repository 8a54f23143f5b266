"""Proper names: is a run one, and how do newspapers spell it?"""

from __future__ import annotations

import re

from ingest.lexicon import user
from ingest.lexicon.lemmas import lemmas, russian, russian_nominative
from ingest.lexicon.lookup import entries
from ingest.lexicon.user import UserLexicon
from ingest.stray.language import foreign_word_is_known
from ingest.stray.model import Run, Site
from ingest.stray.romanize import romanize

PREFIXING = frozenset(("ar", "he"))
CASED = frozenset(("Cyrillic", "Greek", "Armenian", "Latin"))
SENTENCE_END_RE = re.compile(
    r"(?:^|[.!?\u2026:]['\"\u201d\u2019)]*\s+|^[\s#>*\-\d.]+)['\"\u201c\u2018(]*$"
)


def listed(run: Run, lang: str) -> str | None:
    """The conventional English of a name that the lists have, as it stands or in its base form."""
    if lang in PREFIXING and _is_ordinary(run.core, lang):
        return None
    found = _listed_form(run.core, run, lang)
    for lemma in lemmas(run.core, lang):
        if found is not None:
            break
        if lang in PREFIXING and not run.core.endswith(lemma.text):
            continue  # a name takes a preposition before it, and no ending behind it
        found = _listed_form(lemma.text, run, lang)
        if lemma.name:
            break  # the likeliest name it can be: less likely ones would be another's
    return found


def listed_by_user(run: Run, lang: str, lexicons: tuple[UserLexicon, ...]) -> str | None:
    """The English of a name that a user's lexicon has, of a word that the lists do not have."""
    if not lexicons or foreign_word_is_known(run):
        return None
    for form in (run.core, *(lemma.text for lemma in lemmas(run.core, lang))):
        capital = form.capitalize() if run.script in CASED and run.core[:1].isupper() else form
        for spelling in dict.fromkeys((form, capital)):
            rows = user.entries(lexicons, lang, spelling)
            if rows and rows[0].pos == "name":
                return rows[0].glosses[0]
    return None


def _is_ordinary(word: str, lang: str) -> bool:
    """A word of the list that is no name: what is left without its ending may be another's name."""
    rows = entries(lang, word)
    return bool(rows) and not any(row.pos == "name" for row in rows)


def _listed_form(word: str, run: Run, lang: str) -> str | None:
    forms = [word]
    if run.script in CASED and run.core[:1].isupper():
        forms.append(word.capitalize())
    for form in forms:
        rows = entries(lang, form)
        if rows and (rows[0].pos == "name" or form != word):
            return next((row.glosses[0] for row in rows if row.pos == "name"), None)
    return None


def looks_like_name(site: Site, lang: str) -> bool:
    """A capital inside the sentence, or one at its start on a word that no list has."""
    run = site.run
    if run.script not in CASED:
        return False
    words = [word for word in re.split(r"[\s-]", run.core) if word]
    if not words or not all(word[:1].isupper() for word in words):
        return False
    if lang == "ru" and len(words) == 1 and not site.left and russian(run.core):
        return russian(run.core)[0].name
    if SENTENCE_END_RE.search(site.head) is None:
        return True
    if any(entries(lang, lemma.text) for lemma in lemmas(run.core, lang)):
        return False
    own = site.setting.lexicons
    forms = (run.core.lower(), *(lemma.text for lemma in lemmas(run.core, lang))) if own else ()
    return not any(user.entries(own, lang, form) for form in forms)


def spelled(run: Run, lang: str) -> str | None:
    """The newsroom spelling of a name by the rules of its language; None where there are none."""
    core = run.core
    if lang == "ru":
        core = re.sub(
            r"[^\s-]+", lambda m: russian_nominative(m[0]) if len(m[0]) > 2 else m[0], core
        )
    parts = re.split(r"([\s-])", core)
    spelt = []
    for part in parts:
        if part in (" ", "-", ""):
            spelt.append(part)
            continue
        known = next((row.glosses[0] for row in entries(lang, part) if row.pos == "name"), None)
        latin = known or romanize(part, lang)
        if latin is None or not _is_latin(latin):
            return None
        spelt.append(latin)
    return "".join(spelt)


def _is_latin(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z\u00c0-\u024f'\u2019 .-]+", text) is not None


def chinese_person(pieces: list[str], lang: str) -> str | None:
    """Surname and given name of one or two characters that make no word: `Wei Fenghe`."""
    whole = "".join(pieces)
    if lang != "zh" or not 2 <= len(whole) <= 3 or any(len(piece) > 1 for piece in pieces):
        return None
    surname = next((r for r in entries("zh", whole[0]) if "surname" in r.tags), None)
    if surname is None:
        return None
    given = romanize(whole[1:], "zh")
    return f"{surname.glosses[0]} {given}" if given else None
