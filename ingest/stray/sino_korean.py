"""Han characters read in Korean, and the Korean words they are part of."""

from __future__ import annotations

from ingest.lexicon.lookup import entries, han

# Common characters of their own as well as simplified ones.
BOTH = "干于丑"


def reading(word: str, inside: bool = False) -> str | None:
    """The Sino-Korean reading, by the law of initial sounds; None where a character has none.

    `inside` says that the word goes on from letters before it.
    """
    syllables = [_syllable(char) for char in word]
    if not all(syllables):
        return None
    for at, syllable in enumerate(syllables):
        if at == 0 and not inside:
            syllables[0] = _initial(syllable)
        elif syllable in "렬률" and at and final_sound(syllables[at - 1]) in (0, 4):
            syllables[at] = {"렬": "열", "률": "율"}[syllable]
    return "".join(syllables)


def _syllable(char: str) -> str:
    """As the traditional form is read: `机` is a rare character of its own, and stands for another."""
    known = han(char)
    whole = han(known.traditional).hangul if char not in BOTH else ""
    return whole or known.hangul


def _initial(syllable: str) -> str:
    code = ord(syllable) - 0xAC00
    onset, vowel, final = code // 588, code // 28 % 21, code % 28
    soft = vowel in (2, 3, 6, 7, 12, 17, 20)
    if onset == 5:
        onset = 11 if soft else 2
    elif onset == 2 and soft:
        onset = 11
    return chr(0xAC00 + onset * 588 + vowel * 28 + final)


def final_sound(syllable: str) -> int:
    """The final consonant of a syllable as Unicode numbers them, 0 for none."""
    return (ord(syllable) - 0xAC00) % 28


def is_word(word: str) -> bool:
    """Whether the list has the word, as it stands or as the stem of a verb."""
    forms = [word, word + "하다", word + "되다"]
    if len(word) > 2 and word[-1] in "적화성자력":
        forms.append(word[:-1])
    return any(entries("ko", form) for form in forms)


def whole_word(core: str, before: str, behind: str) -> str | None:
    """The word of the list that a Han run makes with the Hangul it is written on to: `화石`."""
    inside, alone = reading(core, inside=True), reading(core)
    if inside is None or alone is None:
        return None
    for length in range(min(4, len(before)), 0, -1):
        for more in (behind[:1], ""):
            if is_word(before[-length:] + inside + more):
                return before[-length:] + inside + more
    for length in (2, 1):
        if len(core) == 1 and len(behind) >= length and is_word(alone + behind[:length]):
            return alone + behind[:length]
    return None
