"""Text in a legacy encoding that was read as another one is read again with the right one.

This is the mojibake that ftfy leaves on purpose, since only the language tells: Russian in
KOI8-R read as Windows-1251, Chinese in GBK read as Latin-1, UTF-8 read as GBK.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ingest.edits import Change
from ingest.encodings import suspicion
from ingest.encodings.certainty import LATIN
from ingest.encodings.misreadings import LOST, Misreading, misreadings, signs
from ingest.encodings.reread import best, layers
from ingest.encodings.tokens import Reread, Token, tokens, words
from ingest.expressions import any_of
from ingest.ftfy_twin import lines
from ingest.ftfy_twin.mojibake import bad_lines
from ingest.protect import Protected, is_code

# A text about mojibake shows it.
SUBJECT_RE = any_of(
    "mojibake кракозябр крокозябр абракадабр бнопня 乱码 亂碼 文字化け 锟斤拷".split()
)
# Lines about encodings may show what they do, there and in the lines beside them.
TOPIC_RE = any_of(
    [
        *(
            r"\bencod(?:ed?|ing|er)s?\b",
            r"\bdecod(?:ed?|ing|er)s?\b",
            r"\btranscod(?:ed?|ing|er)s?\b",
        ),
        *(r"\bchar(?:acter)?[ -]?sets?\b", r"\bcode[ -]?pages?\b", r"\bbytes?\b"),
        *(r"utf-?\d", r"windows-?\d{3}", r"\bcp-?\d{3}", "koi8", r"latin-?\d", r"iso[ -]?8859"),
        *(r"gb(?:k|2312|18030)\b", r"\bbig-?5\b", r"shift[-_ ]?jis", r"\beuc\b", "unicode"),
        *("garbled", "double-encoded", "gibberish"),
        *("кодировк", "кодуванн", r"кодов\w+\s+страниц"),
        *("编码", "編碼", "字符集", "文字コード", "인코딩", r"\bkodowani"),
    ]
)
BESIDE = 2
# UTF-8 read as Windows-1252 is ftfy's, which knows more of what befalls it.
OTHERS = ("UTF-8", "Windows-1252")
MOST_LAYERS = 4
# The beginning of a line tells its language.
LONGEST_AROUND = 2_000
# Characters less, since each of UTF-8 was shown as two or more.
LEAST_UNDONE = 8
BITS_UNDONE = 8.0  # what each is worth
# A way that has gained so many bits in a text is known to be right for its other lines.
KNOWN = 100.0

# A way and what it gains in bits; a token, what it becomes and for what reason.
Gain = tuple[Misreading, float]
Rewritten = tuple[Token, str, str]


def find(text: str) -> Iterator[Change]:
    """Words that are certain to make sense in another encoding, and only there."""
    if text.isascii():
        return
    gained: dict[Misreading, float] = {}
    known: Misreading | None = None
    protected: Protected | None = None
    for start, end in _in_turn(text, suspicion.lines(text), gained):
        line = text[start:end]
        applies = known is not None and _applies(known, line)
        gains = None if applies else _mended(line, known)
        if gains is None:
            rewritten, gains = _of_line(line, known)
            if not rewritten or is_code(line) or _topic(text, start, end):
                continue
            if protected is None:
                # Only now: this takes longer than most of the rest.
                if SUBJECT_RE.search(text):
                    return
                protected = Protected(text)
            own = tokens(line)
            free = [token for token in own if start + token.start not in protected]
            if len(free) < len(own):
                rewritten, gains = _rewritten(free, line, known)
            yield from (_change(start, *one) for one in rewritten)
        for how, gain in gains:
            gained[how] = gained.get(how, 0.0) + gain
        known = _known(gained)


def _applies(known: Misreading, line: str) -> bool:
    """Whether a way that is known could read any word of a line."""
    sign_re = signs(known)
    if sign_re is not None and not sign_re.search(line):
        return False
    found = words(line)
    return any(
        after not in (None, word) for after, word in zip(known.undo_all(found), found, strict=True)
    )


def _mended(line: str, known: Misreading | None) -> list[Gain] | None:
    """How a line of UTF-8 was read and what undoing that gains, if the next fixer, which undoes
    UTF-8 alone, makes such good text of it that nothing in it is left to do here."""
    fixed = lines.fix(line)
    if fixed == line or fixed.count(LOST) > line.count(LOST):
        return None
    if bad_lines().first(fixed) >= 0 or suspicion.lines(fixed):
        return None
    ways = list(_ways(line, fixed))
    if any((how.written, how.shown) == OTHERS for how in ways):
        return []
    less = len(line) - len(fixed)
    # A few letters can be UTF-8 by chance; and a way that is known here is told by its name.
    if less < LEAST_UNDONE or known is not None:
        return None
    return [(how, BITS_UNDONE * less) for how in ways]


def _ways(line: str, fixed: str) -> Iterator[Misreading]:
    """How a line of UTF-8 was read."""
    before, after = words(line), words(fixed)
    for name in suspicion.suspects(" ".join(before)):
        for how in misreadings()[name]:
            if how.written == "UTF-8" and how.undo_all(before) == after:
                yield how


def _in_turn(
    text: str, suspected: list[tuple[int, int]], gained: dict[Misreading, float]
) -> Iterator[tuple[int, int]]:
    """The suspected lines; those of the others too that can be read as these have told."""
    yield from suspected
    if _known(gained) is None:
        return
    passed, start = set(suspected), 0
    for line in text.split("\n"):
        place = start, start + len(line)
        start = place[1] + 1
        if not line.isascii() and place not in passed:
            known = _known(gained)
            if known is not None and _applies(known, line):
                yield place


def _topic(text: str, start: int, end: int) -> bool:
    """Whether a line or those beside it are about encodings."""
    for _ in range(BESIDE):
        start = text.rfind("\n", 0, max(0, start - 1)) + 1
        behind = text.find("\n", end + 1)
        end = behind if behind >= 0 else len(text)
    return TOPIC_RE.search(text, start, end) is not None


def _known(gained: dict[Misreading, float]) -> Misreading | None:
    """What most of the text so far was read again as. Latin text is none of it: each of its lines
    has to show its language, or one mistake would spread."""
    ways = {how: gain for how, gain in gained.items() if how.written not in LATIN}
    how = max(ways, key=lambda how: ways[how], default=None)
    return how if how is not None and ways[how] >= KNOWN else None


# A text is looked at again once something in it was repaired, and most lines are as they were.
@lru_cache(maxsize=8)
def _of_line(line: str, known: Misreading | None) -> tuple[list[Rewritten], list[Gain]]:
    return _rewritten(tokens(line), line, known)


def _rewritten(
    found: list[Token], line: str, known: Misreading | None
) -> tuple[list[Rewritten], list[Gain]]:
    """The tokens of a line that change, and how they were read again for what gain."""
    around = " ".join(word for word in line[:LONGEST_AROUND].split() if word.isascii())
    current = list(found)
    reasons: dict[int, str] = {}
    gains: list[Gain] = []
    for _ in range(MOST_LAYERS):
        solved = _solved(current, around, known, MOST_LAYERS)
        if solved is None or (solved[1].how.written, solved[1].how.shown) == OTHERS:
            break
        current, result = solved
        gains.append((result.how, result.gain))
        after = {token.start: text for token, text in result.tokens}
        for at, token in enumerate(current):
            if token.start in after:
                current[at] = Token.of(token.start, after[token.start])
                reasons.setdefault(token.start, f"{result.how.written} read as {result.how.shown}")
    changed = [
        (before, token.text, reasons.get(token.start, "UTF-8 read twice"))
        for before, token in zip(found, current, strict=True)
        if before.text != token.text
    ]
    return changed, gains


def _solved(
    found: list[Token], around: str, known: Misreading | None, deep: int
) -> tuple[list[Token], Reread] | None:
    """The tokens under layers that had to go first, and what is certain of them then."""
    shown = suspicion.suspects(" ".join([token.text for token in found]))
    ways = [how for name in shown for how in misreadings()[name]]
    # Of the outermost layer, what is another fixer's is as good as nothing.
    moot = next((how for how in ways if (how.written, how.shown) == OTHERS), None)
    result = best(found, ways, known, around, moot if deep == MOST_LAYERS else None)
    others = result is not None and (result.how.written, result.how.shown) == OTHERS
    if result is not None and not others:
        return found, result
    if deep:
        for under in layers(found, ways):
            solved = _solved(under, around, None, deep - 1)
            if solved is not None:
                return solved
    return None if result is None else (found, result)


def _change(start: int, before: Token, text: str, reason: str) -> Change:
    """The change of one token of a line that starts there, without the ASCII around it that stays."""
    old = before.text
    most = min(len(old), len(text))
    head = tail = 0
    while head < most and old[head] == text[head] and old[head] < "\x80":
        head += 1
    while tail < most - head and old[-1 - tail] == text[-1 - tail] and old[-1 - tail] < "\x80":
        tail += 1
    return Change(
        start + before.start + head,
        start + before.start + len(old) - tail,
        text[head : len(text) - tail],
        "mojibake",
        "legacy_mojibake",
        reason,
        0.95,
    )
