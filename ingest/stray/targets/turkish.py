"""Turkish text: words by the list, with the endings that are written on to the run made to fit."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.stray.model import Rendering, Site
from ingest.stray.targets.plain import plain

VOWELS = "aıoueiöü"
BACK, ROUND = "aıou", "ouöü"
# Letters behind which an ending begins with its hard consonant.
HARD = "fstkçşhp"
ENDING_RE = re.compile("['\u2019]?([a-zçğıöşü]{1,8})(?![\\w])")
# Endings by their consonants: A is a or e, I is ı, i, u or ü, D is d or t; a letter in brackets stands
# behind a vowel only.
ENDINGS = (
    "DIr", "lAr", "DA", "DAn", "(y)A", "(y)I", "(n)In", "(y)lA", "lI", "lIk", "sIz", "lArI", "lArIn", "lArA",
    "lArDA", "lArDAn", "(s)I", "(s)InA", "(s)InI", "(s)InDA", "(s)InDAn", "(s)InIn", "ki", "CA",
)  # fmt: skip
SHAPES = {"A": "[ae]", "I": "[ıiuü]", "D": "[dt]", "C": "[cç]"}
by_lists = plain("tr")


def render(site: Site, lang: str) -> Rendering | None:
    """The run in Turkish."""
    behind = ENDING_RE.match(site.tail)
    if behind is None:
        return by_lists(site, lang)
    tail = site.tail[behind.end() :]
    alone = replace(site, text=site.text[: site.run.end] + " " + tail, tail=" " + tail)
    found = by_lists(alone, lang)
    ending = next((pattern for pattern in ENDINGS if _matches(pattern, behind[1])), None)
    if found is None or ending is None or not found.how.startswith("noun"):
        return None
    text = found.text + fitted(found.text, ending)
    return replace(found, text=text, kind="mixed", end=site.run.end + behind.end())


def fitted(word: str, ending: str) -> str:
    """An ending in the sounds that the word asks for.

    >>> fitted("yön", "DIr"), fitted("bölüm", "(s)InA"), fitted("konu", "DA")
    ('dür', 'üne', 'da')
    """
    out = ""
    for char in re.sub(r"\((.)\)", r"\1" if word[-1] in VOWELS else "", ending):
        sofar = word + out
        vowel = next((letter for letter in reversed(sofar) if letter in VOWELS), "e")
        if char == "A":
            out += "a" if vowel in BACK else "e"
        elif char == "I":
            out += {(True, True): "u", (True, False): "ı", (False, True): "ü", (False, False): "i"}[
                vowel in BACK, vowel in ROUND
            ]
        elif char in "DC":
            hard = sofar[-1] in HARD
            out += {"D": "dt", "C": "cç"}[char][hard]
        else:
            out += char
    return out


def _matches(pattern: str, ending: str) -> bool:
    loose = "".join(SHAPES.get(char, char) for char in re.sub(r"\((.)\)", r"\1?", pattern))
    return re.fullmatch(loose, ending) is not None
