"""langdetect's language profiles, evaluated whole: no sampling, so no seed and no chance.

A text's score in a language is the sum of the weights of its runs of one to three characters. The
weights of a run in all languages of a script are kept as one integer, a lane of bits a language,
so that one addition adds them all.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import exp
from pathlib import Path

from ingest.errors import LexiconError

TABLE = Path(__file__).parent / "profiles.bin"
# Weights are bytes, so three bytes hold the sum of more than 60,000 of them.
LANE = 3
SCALE = 31
# Each letter is counted in a run of one, of two and of three characters: the evidence is a third
# of what it seems. With it the confidence is the share of right answers.
OVERLAP = 3
# Letters that the profiles write otherwise: Vietnamese ones as one, Romanian ones with a cedilla.
FOLDED = dict.fromkeys(range(0x1EA0, 0x1F00), "\u1ec3") | {
    ord("\N{LATIN SMALL LETTER S WITH COMMA BELOW}"): "\N{LATIN SMALL LETTER S WITH CEDILLA}",
    ord("\N{LATIN SMALL LETTER T WITH COMMA BELOW}"): "\N{LATIN SMALL LETTER T WITH CEDILLA}",
    ord("\N{ARABIC LETTER FARSI YEH}"): "\N{ARABIC LETTER YEH}",
}

FIRST = chr(min(FOLDED))  # a guard: translating costs more than all else about a word
FOLDING = ("Latin", "Arabic")


@dataclass(frozen=True, slots=True)
class Profiles:
    """The languages that share a script, and the weights of each run in them."""

    languages: tuple[str, ...]
    weights: dict[str, int]


@lru_cache(maxsize=1)
def _file() -> tuple[str, dict[str, tuple[dict[str, float], bytes]]]:
    try:
        head, _, blocks = TABLE.read_bytes().partition(b"\n")
    except OSError as error:
        raise LexiconError(
            f"no language profiles ({error}); build them: python ingest/detectors/build.py"
        ) from error
    about = json.loads(head)
    found, at = {}, 0
    for entry in about["scripts"]:
        found[entry["script"]] = (entry["languages"], blocks[at : at + entry["bytes"]])
        at += entry["bytes"]
    return about["source"], found


def source() -> str:
    """Name and version of the package that the profiles are of."""
    return _file()[0]


def typical() -> dict[str, dict[str, float]]:
    """For each script its languages, and what a letter of an ordinary text in one weighs."""
    return {script: weights for script, (weights, _) in _file()[1].items()}


def table(script: str) -> tuple[tuple[str, ...], list[str], bytes]:
    """The languages of a script, the runs, and their weights: for each run a byte a language."""
    weights, block = _file()[1][script]
    joined, _, flat = zlib.decompress(block).partition(b"\0")
    return tuple(weights), joined.decode().split("\n"), flat


@lru_cache(maxsize=8)
def load(script: str) -> Profiles:
    """The profiles of a script's languages."""
    codes, runs, flat = table(script)
    size = LANE * len(codes)
    lanes = bytearray(LANE * len(flat))
    lanes[::LANE] = flat
    packed = (int.from_bytes(lanes[at : at + size], "little") for at in range(0, len(lanes), size))
    return Profiles(codes, dict(zip(runs, packed, strict=True)))


@lru_cache(maxsize=16_384)
def weigh(script: str, word: str) -> int:
    """The weights of a word's runs, added up: a lane a language."""
    weights = load(script).weights.get
    if script in FOLDING and max(word) >= FIRST:
        word = word.translate(FOLDED)
    padded = f" {word} "
    last = len(padded) - 1
    runs = [padded[at : at + 3] for at in range(last - 1)]
    runs += [padded[at : at + 2] for at in range(last)]
    runs += padded[1:last]
    return sum(filter(None, map(weights, runs)))


def scores(script: str, words: Iterable[str]) -> dict[str, float]:
    """Each language's score: the sum of the logarithms of how much likelier the words' runs are
    there than runs never seen. Words are in lower case."""
    codes = load(script).languages
    return {code: score / SCALE for code, score in zip(codes, lanes(script, words), strict=True)}


def lanes(script: str, words: Iterable[str]) -> list[int]:
    """The sums of the weights of the words' runs, for each language of `load(script)`."""
    number = len(load(script).languages)
    total = sum(map(weigh, repeat(script), words))
    raw = total.to_bytes(LANE * number + 8, "little")
    return [int.from_bytes(raw[at : at + LANE], "little") for at in range(0, LANE * number, LANE)]


def shares(scores: dict[str, float]) -> list[tuple[str, float]]:
    """The languages and their probabilities, the likeliest first."""
    most = max(scores.values())
    likely = [(code, exp((score - most) / OVERLAP)) for code, score in scores.items()]
    total = sum(share for _, share in likely)
    return sorted(((code, share / total) for code, share in likely), key=lambda x: (-x[1], x[0]))
