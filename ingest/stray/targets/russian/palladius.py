"""Chinese names in Russian: the system of Palladius, from pinyin without tones."""

from __future__ import annotations

import re

INITIALS = {
    "zh": "чж", "ch": "ч", "sh": "ш", "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л",
    "g": "г", "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "r": "ж", "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip
# Finals behind an initial; those of j, q and x are soft, and their `u` is `ü`.
FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан",
    "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь",
    "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань",
    "un": "унь", "uang": "уан", "ue": "юэ",
}  # fmt: skip
# Behind these `i` is no vowel of its own.
BUZZING = ("zh", "ch", "sh", "r", "z", "c", "s")
SOFT = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
# Syllables without an initial, and those that the rules miss.
WHOLE = {
    "a": "а", "ai": "ай", "an": "ань", "ang": "ан", "ao": "ао", "e": "э", "en": "энь", "er": "эр", "o": "о", "ou": "оу",
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян", "ying": "ин",
    "yong": "юн",
    "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wu": "у", "wa": "ва", "wo": "во", "wai": "вай",
    "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "hui": "хуэй", "lü": "люй", "nü": "нюй",
}  # fmt: skip
SYLLABLE_RE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|iao|ian|ing|ang|eng|ong|uai|uan|ai|ei|ao|ou|an|en|er|"
    r"ia|ie|iu|in|ua|uo|ui|un|ue|\u00fc|a|o|e|i|u)(?![aeiou\u00fc])|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiou\u00fc]"
)


def palladius(pinyin: str) -> str | None:
    """A name in pinyin (`Wang Xiaoming`) in Russian; None where a part is no pinyin."""
    words = [_word(word.lower()) for word in pinyin.split(" ")]
    if None in words:
        return None
    return " ".join(word.capitalize() for word in words if word is not None)


def _word(word: str) -> str | None:
    text = ""
    for half in word.split("'"):
        syllables = SYLLABLE_RE.findall(half)
        parts = [part for part in map(_syllable, syllables) if part is not None]
        if "".join(syllables) != half or len(parts) != len(syllables):
            return None
        for part in parts:
            # The hard sign keeps Chang'an apart from Chan'gan.
            text += ("ъ" if text.endswith("н") and part[0] in "аэоуяею" else "") + part
    return text


def _syllable(syllable: str) -> str | None:
    if syllable in WHOLE:
        return WHOLE[syllable]
    initial = next((i for i in INITIALS if syllable.startswith(i)), None)
    if initial is None:
        return None
    final = syllable[len(initial) :]
    if initial in ("j", "q", "x") and final in SOFT:
        return INITIALS[initial] + SOFT[final]
    if final == "i" and initial in BUZZING:
        return INITIALS[initial] + "ы" if initial in ("z", "c", "s") else INITIALS[initial] + "и"
    return INITIALS[initial] + FINALS[final] if final in FINALS else None
