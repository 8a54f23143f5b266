"""Foreign letters inside a Russian word: a word with a Russian ending, or a word spelt in part."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.stray.romanize import romanize
from ingest.stray.targets.pivot import Word
from ingest.stray.targets.russian.morphology import all_forms, is_word

# Adjectives that a noun may give: the noun's end, the adjective's.
DERIVED = (
    ("ика", "ический"),
    ("ия", "ический"),
    ("ство", "ственный"),
    ("ость", "остный"),
    ("а", "ный"),
    ("", "ный"),
    ("", "овый"),
    ("", "ский"),
)
CYRILLIC = {
    "shch": "щ", "sch": "ш", "tch": "ч", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "ya": "я",
    "yu": "ю", "yo": "ё", "ye": "е", "ph": "ф", "th": "т", "qu": "кв", "ck": "к", "oo": "у", "ee": "и",
    "x": "кс", "a": "а",
    "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "дж", "k": "к", "l": "л",
    "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в",
    "y": "й", "z": "з",
}  # fmt: skip


def with_ending(found: list[Word], ending: str) -> str | None:
    """The form of the best word that ends in the letters given."""
    best: tuple[float, str] | None = None
    for word in found:
        if " " in word.lemma:
            continue
        for cost, form in _forms(word):
            if len(form) > len(ending) and form.endswith(ending):
                score = word.score - cost
                if best is None or score > best[0]:
                    best = (score, form)
    return None if best is None else best[1]


def _forms(word: Word) -> Iterator[tuple[float, str]]:
    for form in all_forms(word.lemma, word.pos):
        yield 0.0, form
    if word.pos == "noun":
        for end, other in DERIVED:
            adjective = word.lemma.removesuffix(end) + other
            if word.lemma.endswith(end) and is_word(adjective):
                for form in all_forms(adjective, "adj"):
                    yield 0.4, form


def cyrillic(text: str, lang: str = "en") -> str | None:
    """Letters of another script in Cyrillic, by their sound; None where that is not known."""
    latin = text if text.isascii() else romanize(text, lang)
    if latin is None or not latin.isascii():
        return None
    out, rest = "", latin.lower()
    while rest:
        piece = next((p for p in CYRILLIC if rest.startswith(p)), None)
        if piece is None:
            return None
        out, rest = out + CYRILLIC[piece], rest[len(piece) :]
    return out


def spelled(core: str, before: str, behind: str) -> str | None:
    """The whole word in Cyrillic; None where the result is neither a word nor a name."""
    middle = cyrillic(core)
    if middle is None:
        return None
    for whole in (before + middle + behind, before + middle.removesuffix("е") + behind):
        if is_word(whole):
            return whole
    # A name begins with a capital letter; nobody has a list of them all.
    if before[:1].isupper() and core.isascii() and len(core) > 2:
        return before + middle + behind
    return None
