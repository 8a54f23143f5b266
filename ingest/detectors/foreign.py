"""Where in a text another language than its own stands.

The text is cut into sentences, those where the script changes, and these into windows of about four
words. A detector ranks the languages of each window, and the cheapest path through the windows is
taken: a window costs what its language is unlikely, a change of language costs less at the end of a
line or a sentence than within one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import log
from operator import itemgetter

from ingest.detectors.prose import UNSPACED, plain, without_fences, without_markup
from ingest.detectors.script import LETTERS, dominant
from ingest.model import LanguageSpan
from ingest.unicode.scripts import script_counts

WORDS = 4
LONGEST = 60  # words in what is taken for a sentence: lists and tables have none
# A sentence of a script without blanks is one token.
MARK = "\u3001\u3002\uff01\uff0c\uff1f"
TOKEN_RE = re.compile(rf"(?:(?![{MARK}])[{UNSPACED}]){{1,60}}[{MARK}]*|[^\s{UNSPACED}]{{1,60}}")
# A part ends with these marks, and with closing brackets and quotation marks; another begins with
# opening ones: foreign words often stand in them.
END_RE = re.compile(
    r"[.!?:;\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"')\]\u00bb\u201d\u2019]*$"
    r"|[\")\]\u00bb\u201d][,.]?$"
)
BEGIN_RE = re.compile(r"[\"(\[\u00ab\u201c\u201e]")
# What a change of language costs before a line, a sentence and a window: logarithms of odds.
LINE, SENTENCE, WINDOW = 2.0, 2.5, 3.5
# No language is less likely than this: one odd window decides nothing.
FLOOR = 7.0
# Words in another script than the language's. Latin ones are in texts of all languages.
LATIN, ALIEN = 3.0, 20.0
# Languages that only their letters tell have windows without such a letter: in a text of theirs no
# other language of the script can be told.
LETTERED = 1.0
# A language comes into question when a sentence of so many letters is so likely in it.
ENOUGH, LIKELY = 15, 0.9
# A stretch of fewer letters is a name or a brand; a character of these scripts is worth several.
FEWEST = 12
DENSE = {"Han": 4, "Hiragana": 4, "Hangul": 3}

Ranking = list[tuple[str, float]]
Rank = Callable[[list[str], str], Ranking]


@dataclass(frozen=True, slots=True)
class Window:
    """Some words of one sentence and script, and what a change of language before them costs."""

    start: int
    end: int
    words: list[str]
    script: str
    change: float

    @property
    def letters(self) -> int:
        return sum(map(len, self.words)) * DENSE.get(self.script, 1)


def find(text: str, main: str, rank: Rank) -> tuple[LanguageSpan, ...]:
    """The stretches (code points) that are in another language than `main`."""
    sentences = list(_sentences(without_markup(without_fences(text))))
    known = {main} | {code for sentence in sentences for code in _sure(_whole(sentence), rank)}
    if known == {main}:
        return ()
    windows = [window for sentence in sentences for window in _windows(sentence)]
    path = _path([_costs(window, known, main, rank) for window in windows], windows)
    return tuple(_joined(windows, path, main))


Token = tuple[int, int, str, str, float]  # start, end, words, script, cost of a change before it


def _tokens(text: str) -> Iterator[Token]:
    at, change = 0, LINE
    for match in TOKEN_RE.finditer(text):
        if text.find("\n", at, match.start()) >= 0:
            change = LINE
        if BEGIN_RE.match(match[0]):
            change = min(change, SENTENCE)
        words, script = _read(match[0])
        if words:
            yield match.start(), match.end(), words, script, change
            change = WINDOW
        if END_RE.search(match[0]):
            change = min(change, SENTENCE)
        at = match.end()


@lru_cache(maxsize=16_384)
def _read(token: str) -> tuple[str, str]:
    words = " ".join(plain(token).split())
    counts = script_counts(words)
    return (words, dominant(counts)[0]) if counts else ("", "")


def _sentences(text: str) -> Iterator[list[Token]]:
    """The words of a sentence that are in one script."""
    held: list[Token] = []
    for token in _tokens(text):
        if held and (token[4] < WINDOW or token[3] != held[-1][3] or len(held) == LONGEST):
            yield held
            held = []
        held.append(token)
    if held:
        yield held


def _whole(tokens: list[Token]) -> Window:
    words = " ".join(token[2] for token in tokens).split()
    return Window(tokens[0][0], tokens[-1][1], words, tokens[0][3], tokens[0][4])


def _windows(sentence: list[Token]) -> Iterator[Window]:
    """The sentence in even parts of about four words."""
    count = -(-len(sentence) // WORDS)
    for part in range(count):
        yield _whole(sentence[part * len(sentence) // count : (part + 1) * len(sentence) // count])


def _sure(window: Window, rank: Rank) -> set[str]:
    if window.letters < ENOUGH:
        return set()
    ranking = rank(window.words, window.script)
    return {code for code, share in ranking[:1] if share >= LIKELY}


def _costs(window: Window, known: set[str], main: str, rank: Rank) -> dict[str, float]:
    """What it costs to take the window for each language."""
    ranking = dict(rank(window.words, window.script))
    if not ranking:
        return dict.fromkeys(known, 0.0)
    lettered = {rule[0] for rule in LETTERS.get(window.script, ())}
    alien = LATIN if window.script == "Latin" else ALIEN

    def cost(code: str) -> float:
        if code == main and code in lettered:
            return 0.0
        if code in ranking:
            return min(FLOOR, -log(max(ranking[code], 1e-9)))
        return LETTERED if code in lettered else alien

    return {code: cost(code) for code in known}


def _path(costs: list[dict[str, float]], windows: list[Window]) -> list[str]:
    """The cheapest language for each window (Viterbi)."""
    if not costs:
        return []
    codes = sorted(costs[0])
    total = dict(costs[0])
    back: list[dict[str, str]] = []
    for window, here in zip(windows[1:], costs[1:], strict=True):
        best = min(codes, key=lambda code: total[code])
        came = {
            code: code if total[code] <= total[best] + window.change else best for code in codes
        }
        total = {
            code: here[code] + total[came[code]] + (window.change if came[code] != code else 0)
            for code in codes
        }
        back.append(came)
    path = [min(codes, key=lambda code: total[code])]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _joined(windows: list[Window], path: list[str], main: str) -> Iterator[LanguageSpan]:
    """Neighbours of one language as one stretch; what is too short to tell is left out."""
    for code, group in groupby(zip(windows, path, strict=True), key=itemgetter(1)):
        held = [window for window, _ in group]
        if code != main and sum(window.letters for window in held) >= FEWEST:
            yield LanguageSpan(held[0].start, held[-1].end, code)
