"""Revised Romanization of Korean (2000), with the sound changes between syllables."""

from __future__ import annotations

INITIALS = "g kk n d tt r m b pp s ss _ j jj ch k t p h".split()
MEDIALS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
# The final consonant as it sounds at the end of a word, and what moves over before a vowel.
FINALS: tuple[tuple[str, str, str], ...] = (
    ("", "", ""), ("k", "", "g"), ("k", "", "kk"), ("k", "k", "s"), ("n", "", "n"),
    ("n", "n", "j"), ("n", "n", "h"), ("t", "", "d"), ("l", "", "r"), ("k", "l", "g"),
    ("m", "l", "m"), ("l", "l", "b"), ("l", "l", "s"), ("l", "l", "t"), ("p", "l", "p"),
    ("l", "l", "h"), ("m", "", "m"), ("p", "", "b"), ("p", "p", "s"), ("t", "", "s"),
    ("t", "", "ss"), ("ng", "ng", "_"), ("t", "", "j"), ("t", "", "ch"), ("k", "", "k"),
    ("t", "", "t"), ("p", "", "p"), ("t", "", "h"),
)  # fmt: skip
# (final, initial) -> what the two sound as; the rules of the National Institute of Korean Language.
ASSIMILATED = {
    ("k", "n"): "ngn", ("k", "m"): "ngm", ("k", "r"): "ngn",
    ("t", "n"): "nn", ("t", "m"): "nm", ("t", "r"): "nn",
    ("p", "n"): "mn", ("p", "m"): "mm", ("p", "r"): "mn",
    ("n", "r"): "ll", ("l", "n"): "ll", ("l", "r"): "ll",
    ("m", "r"): "mn", ("ng", "r"): "ngn",
}  # fmt: skip
ASPIRATED = {"g": "k", "d": "t", "j": "ch", "b": "p"}
FIRST, LAST = 0xAC00, 0xD7A3


def romanize(text: str) -> str:
    """Syllables to Latin letters; a capital at the start of each word is the caller's to give."""
    out: list[str] = []
    carried: tuple[str, str, str] | None = None  # the final of the syllable before
    for char in text:
        code = ord(char)
        if not FIRST <= code <= LAST:
            out.append((carried[0] if carried else "") + char)
            carried = None
            continue
        index = code - FIRST
        initial = INITIALS[index // 588]
        out.append(_joint(carried, initial) + MEDIALS[index % 588 // 28])
        carried = FINALS[index % 28]
    return "".join(out) + (carried[0] if carried else "")


def _joint(final: tuple[str, str, str] | None, initial: str) -> str:
    if final is None or not final[0]:
        return "" if initial == "_" else initial
    alone, stays, moves = final
    if initial == "_":
        return stays + ("" if moves in ("_", "h") else moves)
    if moves == "h" and initial in ASPIRATED:
        return stays + ASPIRATED[initial]
    return ASSIMILATED.get((alone, initial), alone + initial)
