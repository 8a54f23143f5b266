"""Kana by the Hepburn system without long marks, as newspapers write it."""

from __future__ import annotations

import unicodedata

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
KANA = {
    kana: row + vowel
    for row, line in _ROWS.items()
    for kana, vowel in zip(line, "aiueo", strict=True)
}
KANA |= {
    "し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu",
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "ゔ": "vu",
}  # fmt: skip
SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
SOKUON, LONG = "っ", "ー"


def romanize(text: str) -> str:
    """Hiragana and katakana to Latin letters; long vowels are written short (Tokyo, not Toukyou)."""
    out: list[str] = []
    doubled = False
    for char in _hiragana(text):
        if char == SOKUON:
            doubled = True
            continue
        if char in SMALL and out:
            out[-1] = _contracted(out[-1], SMALL[char])
            continue
        latin = KANA.get(char, "" if char == LONG else char)
        if doubled and latin:
            latin = ("t" if latin.startswith("ch") else latin[0]) + latin
            doubled = False
        out.append(latin)
    spelled = "".join(out)
    return spelled.replace("ou", "o").replace("oo", "o").replace("uu", "u")


def _hiragana(text: str) -> str:
    shifted = (chr(ord(c) - 0x60) if "\u30a1" <= c <= "\u30f6" else c for c in text)
    return unicodedata.normalize("NFC", "".join(shifted))


def _contracted(before: str, small: str) -> str:
    if small.startswith("y"):
        stem = before[:-1]
        return stem + (small[1:] if stem.endswith(("sh", "ch", "j")) else small)
    return before[:-1] + small
