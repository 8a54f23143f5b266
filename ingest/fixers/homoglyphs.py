"""Look-alike letters of another script inside a word become letters of the word's script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.edits import Change
from ingest.places import Places
from ingest.unicode.lookalikes import FROM_LATIN, SOUNDS, fold
from ingest.unicode.scripts import script_of, scripts_in

# A Cyrillic or Greek letter beside a Latin one; most text has no such place.
OTHER = "\u0370-\u052f"
LATIN = "A-Za-z"
SEAM = f"[{OTHER}](?:[{LATIN}]|(?<=[{LATIN}].))"
# A text about look-alikes shows them.
TOPIC_RE = re.compile(
    r"homoglyph|homograph|phishing|cyrillic|look-?alike|confusable|punycode|spoof|typosquat|\bIDN\b",
    re.IGNORECASE,
)
# The rest of a domain name: an address is not a word.
ADDRESS_RE = re.compile(r"(?:[\w-]*\.)+(?:com|org|net|edu|gov|info|io|[a-z]{2})(?![\w-])")
# The letter that ends a placeholder belongs to the placeholder: `%(link)s` before a Cyrillic word.
WORD_RE = re.compile(r"[^\W_]+")
# A set of characters in a regular expression is no word: `[а-яA-Z]`, `^[yYдД]`.
SET_RE = re.compile(r"\[[^\[\]\s]{0,60}$")
SET_END_RE = re.compile(r"[^\[\]\s]{0,60}\]")
RANGE_RE = re.compile(r"\w-\w|\^\[")
PLACEHOLDER_RE = re.compile(r"%(?:\(\w{1,60}\))?[sdif]$")


@cache
def _seams() -> Places:
    return Places(SEAM, [(OTHER, LATIN, ""), (OTHER, "", LATIN)])


def find(text: str) -> Iterator[Change]:
    """Words of two scripts in which all letters of the rarer one look like the other's.

    The script with the letters that have no look-alike decides; where both could give way, the
    one with more letters; a tie is left to the sentence (the stray-script engine).
    """
    if text.isascii():
        return
    scripts = scripts_in(text)  # counted in any case, for the description of a text
    if "Latin" not in scripts or not scripts & FROM_LATIN.keys():
        return
    changes = list(_in_words(text))
    if changes and not TOPIC_RE.search(text):
        yield from changes


def _in_words(text: str) -> Iterator[Change]:
    for match in _mixed_words(text):
        word = match[0]
        if ADDRESS_RE.match(text, match.end()) or _in_placeholder(text, match.start()):
            continue
        script = _home(word)
        if script is None or _in_set(text, match.start(), match.end()):
            continue
        folded = fold(word, script)
        if folded is None:
            continue
        if script == "Latin":
            folded = _read(word, folded)
        for at, (before, after) in enumerate(zip(word, folded, strict=True)):
            if before != after:
                yield Change(
                    match.start() + at,
                    match.start() + at + 1,
                    after,
                    "homoglyph",
                    "homoglyphs",
                    f"{script_of(before)} look-alike inside a {script} word",
                    0.95,
                )


def _mixed_words(text: str) -> Iterator[re.Match[str]]:
    """The words in which two scripts meet."""
    first, at = _seams().first, 0
    while (at := first(text, at)) >= 0:
        start = at
        while start and text[start - 1].isalnum():
            start -= 1
        match = WORD_RE.match(text, start)
        if match is not None and match.end() > at:
            yield match
            at = match.end()
        else:
            at += 1  # a mark and no letter


def _in_placeholder(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return (
        before in (")", "%")
        and PLACEHOLDER_RE.search(text[max(0, start - 64) : start + 1]) is not None
    )


def _in_set(text: str, start: int, end: int) -> bool:
    opening = SET_RE.search(text, max(0, start - 64), start)
    closing = SET_END_RE.match(text, end) if opening else None
    if opening is None or closing is None:
        return False
    return RANGE_RE.search(text, max(0, opening.start() - 1), closing.end()) is not None


def _read(word: str, folded: str) -> str:
    """By sound instead of shape where only the sound makes an English word: `boрder`."""
    sounds = "".join(SOUNDS.get(char, shape) for char, shape in zip(word, folded, strict=True))
    if sounds != folded:
        # Imported here: only such a word needs the lexicon.
        from ingest.lexicon.lookup import zipf

        if zipf(folded) == 0 and zipf(sounds) > 0:
            return sounds
    return folded


def _home(word: str) -> str | None:
    counts: dict[str, int] = {}
    for char in word:
        script = script_of(char)
        if script != "Common":
            counts[script] = counts.get(script, 0) + 1
    if len(counts) != 2 or "Latin" not in counts:
        return None
    other = next(script for script in counts if script != "Latin")
    if other not in FROM_LATIN:
        return None
    to_latin = fold(word, "Latin") is not None
    to_other = fold(word, other) is not None
    if other == "Greek" and (counts["Greek"] > 1 or counts["Latin"] < 3):
        return None  # symbols of formulae stand beside Latin letters: a formula is not a word
    if to_latin and to_other:
        if counts["Latin"] == counts[other]:
            return None
        return "Latin" if counts["Latin"] > counts[other] else other
    if to_latin and (counts["Latin"] > 1 or not word[0].isupper()):
        return "Latin"
    return other if to_other and counts[other] > 1 else None
