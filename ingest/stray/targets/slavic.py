"""Slavic texts in Cyrillic other than Russian: words that do not change their form, and words of the
language itself that were written in Latin letters."""

from __future__ import annotations

from collections.abc import Callable

from ingest.stray.model import Rendering, Site
from ingest.stray.targets.pivot import known, words

# What the lists say of a word that does not change; a word of the language, letter for letter.
SURE, CONVERTED = 0.75, 0.9
UNCHANGING = frozenset(("adv", "conj", "prep", "part", "intj", "name", "phrase"))
# Serbian and Macedonian are written in both alphabets, letter for letter.
PAIRS = {"lj": "љ", "nj": "њ", "dž": "џ", "gj": "ѓ", "kj": "ќ"}
LETTERS = dict(zip("abvgdđežzijklmnoprstćufhcčšǵḱѕ", "абвгдђежзијклмнопрстћуфхцчшѓќѕ", strict=True))
LEAST_LETTERS = 3


def slavic(target: str) -> Callable[[Site, str], Rendering | None]:
    """A `render` for texts in the language `target`."""

    def render(site: Site, lang: str) -> Rendering | None:
        core = site.run.core
        if (site.before.isalpha() and site.run.script != "Han") or site.after.isalpha():
            return None
        if site.run.script == "Latin" and target in ("sr", "mk"):
            converted = cyrillic(core)
            if converted is not None and len(core) >= LEAST_LETTERS and known(target, converted):
                return Rendering(converted, "word", "the same word in Cyrillic letters", CONVERTED)
        found = (
            next(iter(words(core, lang, target, site.setting.lexicons)), None)
            if " " not in core
            else None
        )
        if found is None or found.pos not in UNCHANGING or found.form is not None:
            return None
        return Rendering(
            found.lemma, "word", f"{found.pos} in the word list, by way of English", SURE
        )

    return render


def cyrillic(text: str) -> str | None:
    """Latin letters in Serbian Cyrillic; None where a letter has no counterpart."""
    out, rest = "", text.lower()
    while rest:
        pair = PAIRS.get(rest[:2])
        letter = pair or LETTERS.get(rest[0])
        if letter is None:
            return None
        out, rest = out + letter, rest[2 if pair else 1 :]
    return out.capitalize() if text[:1].isupper() else out
