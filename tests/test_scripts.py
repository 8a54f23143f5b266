"""Scripts are counted by blocks, and as if character by character."""

from __future__ import annotations

import random
from collections import Counter

from ingest.unicode.scripts import COMMON, script_counts, script_of, scripts_in


def slowly(text: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for char in text:
        counts[script_of(char)] += 1
    del counts[COMMON]
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def test_every_character() -> None:
    for start in range(0, 0x110000, 256):
        text = "".join(map(chr, range(start, start + 256)))
        assert list(script_counts(text).items()) == list(slowly(text).items())


def test_mixed_texts() -> None:
    chance = random.Random(3)
    ranges = [
        (0, 0x80),
        (0x80, 0x250),
        (0x370, 0x530),
        (0x590, 0x700),
        (0x900, 0xA00),
        (0x2000, 0x2100),
    ]
    ranges += [
        (0x3000, 0x3100),
        (0x4E00, 0x9FFF),
        (0xAC00, 0xD7A4),
        (0xD7F0, 0xE000),
        (0x10000, 0x20000),
    ]
    for _ in range(800):
        some = chance.sample(ranges, chance.randint(1, 4))
        length = chance.choice((3, 59, 60, 200, 700))
        text = "".join(chr(chance.randrange(*chance.choice(some))) for _ in range(length))
        assert list(script_counts(text).items()) == list(slowly(text).items())
        assert scripts_in(text) == set(slowly(text))


def test_texts_without_a_letter() -> None:
    assert script_counts("") == {}
    assert script_counts("1, 2 \u2014 3\u2026" * 30) == {}
