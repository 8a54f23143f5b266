"""Text in a legacy encoding that was read as another one is read again with the right one.

This is the mojibake that ftfy leaves on purpose, since only the language tells: Russian in
KOI8-R read as Windows-1251, Chinese in GBK read as Latin-1, UTF-8 read as GBK.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.edits import Change
from ingest.encodings import suspicion
from ingest.encodings.certainty import LATIN
from ingest.encodings.misreadings import LOST, Misreading, misreadings
from ingest.encodings.reread import best, layers
from ingest.encodings.tokens import Reread, Token, tokens, words
from ingest.expressions import any_of
from ingest.ftfy_twin.mojibake import bad_lines, fix_encoding
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


def find(text: str) -> Iterator[Change]:
    """Words that are certain to make sense in another encoding, and only there."""
    if text.isascii():
        return
    suspected = suspicion.lines(text)
    if not suspected or SUBJECT_RE.search(text):
        return
    gained: dict[Misreading, float] = {}
    known: Misreading | None = None
    protected: Protected | None = None
    for start, end in _in_turn(text, suspected, gained):
        line = text[start:end]
        if not _promising(line, known):
            continue
        found = tokens(line, start)
        whole = _whole(found, line) if known is None else None
        changes, gains = whole or _changes(found, line, known)
        if not changes or is_code(line) or _topic(text, start, end):
            continue
        # Only now: finding what is protected takes longer than all the rest.
        protected = protected or Protected(text)
        free = [token for token in found if token.start not in protected]
        if len(free) < len(found):
            changes, gains = _changes(free, line, known)
        yield from changes
        for how, gain in gains:
            gained[how] = gained.get(how, 0.0) + gain
        known = _known(gained)


def _promising(line: str, known: Misreading | None) -> bool:
    """Whether there is any way to read a line: that which is known, or one that it shows signs of."""
    found = words(line)
    if known is not None and any(
        after not in (None, word) for after, word in zip(known.undo_all(found), found, strict=True)
    ):
        return True
    return any(suspicion.suspects(" ".join(found)))


def _whole(
    found: list[Token], line: str
) -> tuple[list[Change], list[tuple[Misreading, float]]] | None:
    """The changes of a line that is UTF-8 throughout, so much of it that it cannot be by chance, and
    what undoing that gains; None where it is not. Where only the next fixer knows how, there are no
    changes."""
    fixed = fix_encoding(line)
    if len(line) - len(fixed) < LEAST_UNDONE or fixed.count(LOST) > line.count(LOST):
        return None
    if bad_lines().first(fixed) >= 0 or suspicion.lines(fixed):
        return None
    before, after = [token.text for token in found], words(fixed)
    for name in suspicion.suspects(line):
        for how in misreadings()[name]:
            if how.written != "UTF-8" or how.undo_all(before) != after:
                continue
            if how.shown == OTHERS[1]:
                return [], []
            reason = f"{how.written} read as {how.shown}"
            changes = [
                _change(token, text, reason)
                for token, text in zip(found, after, strict=True)
                if token.text != text
            ]
            return changes, [(how, BITS_UNDONE * (len(line) - len(fixed)))]
    return [], []


def _in_turn(
    text: str, suspected: list[tuple[int, int]], gained: dict[Misreading, float]
) -> Iterator[tuple[int, int]]:
    """The suspected lines; the others too, once these have told how to read them again."""
    yield from suspected
    if _known(gained) is None:
        return
    passed, start = set(suspected), 0
    for line in text.split("\n"):
        place = start, start + len(line)
        start = place[1] + 1
        if not line.isascii() and place not in passed:
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


def _changes(
    found: list[Token], line: str, known: Misreading | None
) -> tuple[list[Change], list[tuple[Misreading, float]]]:
    """The changes of a line's tokens, and how they were read again for what gain."""
    around = " ".join(word for word in line[:LONGEST_AROUND].split() if word.isascii())
    current = list(found)
    reasons: dict[int, str] = {}
    gains: list[tuple[Misreading, float]] = []
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
    changes = [
        _change(before, token.text, reasons.get(token.start, "UTF-8 read twice"))
        for before, token in zip(found, current, strict=True)
        if before.text != token.text
    ]
    return changes, gains


def _solved(
    found: list[Token], around: str, known: Misreading | None, deep: int
) -> tuple[list[Token], Reread] | None:
    """The tokens under layers that had to go first, and what is certain of them then."""
    shown = list(suspicion.suspects(" ".join(token.text for token in found)))
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


def _change(before: Token, text: str, reason: str) -> Change:
    """The change of one token, without the ASCII around it that stays."""
    old = before.text
    most = min(len(old), len(text))
    head = tail = 0
    while head < most and old[head] == text[head] and old[head] < "\x80":
        head += 1
    while tail < most - head and old[-1 - tail] == text[-1 - tail] and old[-1 - tail] < "\x80":
        tail += 1
    return Change(
        before.start + head,
        before.start + len(old) - tail,
        text[head : len(text) - tail],
        "mojibake",
        "legacy_mojibake",
        reason,
        0.95,
    )
