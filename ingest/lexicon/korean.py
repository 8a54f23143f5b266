"""Korean base forms: particles cut off, endings undone down to the syllable."""

from __future__ import annotations

from collections.abc import Iterator

Base = tuple[str, str | None]  # (base form, English Penn tag or None)

# Particles, the longest first; what is left may be a noun or a stem.
PARTICLES = (
    "에서는 으로는 에게서 이라고 이라는 에서 으로 에게 까지 부터 처럼 보다 이나 하고 이다 들이 들은 들을 들의 들 "
    "은 는 이 가 을 를 의 에 와 과 도 로 만"
).split()
# Endings of verbs of action and of adjectives, with their base.
ENDINGS = (
    ("하는", "하다"), ("하고", "하다"), ("하며", "하다"), ("하기", "하다"), ("했다", "하다"), ("한다", "하다"),
    ("하여", "하다"), ("해서", "하다"), ("하게", "하다"), ("할", "하다"), ("한", "하다"), ("함", "하다"),
    ("된", "되다"),
    ("되는", "되다"), ("되어", "되다"), ("적인", "적"), ("적으로", "적"), ("스러운", "스럽다"), ("로운", "롭다"),
    ("는", "다"), ("은", "다"), ("고", "다"), ("기", "다"), ("지", "다"), ("게", "다"),
)  # fmt: skip
# Endings written on to the stem of any verb.
VERBAL = (
    "습니다 으면서 으니까 으려고 으세요 는데요 지만 면서 니까 려고 도록 거나 는데 네요 세요 어요 아요 어서 아서 "
    "는지 는다 으면 던 면 며 자 죠 지요 나 네 어 아 음 을 니다 다 요 서"
).split()
# The last vowel of a contracted past (갔, 봤, 줬, 졌, 했, 됐), and what it was.
PAST = {0: (0,), 4: (4, 18), 1: (0,), 6: (20, 6), 9: (8,), 14: (13,), 10: (11,), 5: (4, 5)}
NUN, RIEUL, MIEUM, PIEUP, SSANG = 4, 8, 16, 17, 20


def bases(word: str) -> Iterator[Base]:
    """Possible base forms, the likeliest first, the word itself left out."""
    # A noun of action does the verb's work where English needs a verb.
    yield word + "하다", None
    for ending, base in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            yield word[: -len(ending)] + base, None
            if base == "하다":
                yield word[: -len(ending)], None
    for particle in PARTICLES:
        if word.endswith(particle) and len(word) > len(particle):
            yield word[: -len(particle)], "NNS" if particle.startswith("들") else None
    for stem in (word, *(word[: -len(e)] for e in VERBAL if word.endswith(e) and word != e)):
        yield stem + "다", None
        yield from _contracted(stem)


def _contracted(stem: str) -> Iterator[Base]:
    """A stem whose last syllable holds the ending: `갔` -> 가다, `합` -> 하다."""
    code = ord(stem[-1]) - 0xAC00
    if not 0 <= code < 11172:
        return
    onset, vowel, final = code // 588, code // 28 % 21, code % 28
    if final in (NUN, RIEUL, MIEUM, PIEUP):
        yield stem[:-1] + _syllable(onset, vowel, 0) + "다", None
        yield stem[:-1] + _syllable(onset, vowel, RIEUL) + "다", None
    if final in (SSANG, 0):
        for full in PAST.get(vowel, ()):
            yield stem[:-1] + _syllable(onset, full, 0) + "다", "VBD" if final else None


def _syllable(onset: int, vowel: int, final: int) -> str:
    return chr(0xAC00 + onset * 588 + vowel * 28 + final)
