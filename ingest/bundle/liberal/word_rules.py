"""Accounts for bare words on a fence line: numbers, roles, names, ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.bundle.liberal.gathered import INDEX_RE, Gathered, unquoted
from ingest.bundle.liberal.words import (
    CLOSE,
    FIELD_OF_WORD,
    FILLERS,
    GLUED_NUMBER_RE,
    HEX_ID_RE,
    NUMBER_RE,
    OPEN,
    PATH_RE,
    ROLES,
    URL_RE,
    VERSION_RE,
    is_file_name,
)

UNITS = frozenset({"bytes", "chars", "characters", "kb", "lines", "words"})
MOST_WORDS = 40  # that are looked at one by one
AROUND = ",;:()[]<>{}"  # what may stand around a word

# Each rule looks at the first of the words and says how many of them it accounts for.
Rule = Callable[[Sequence[str], Gathered], int]


def read_words(words: Sequence[str], gathered: Gathered) -> None:
    """Account for bare words; fillers among words that are left over are part of a label."""
    if len(words) > MOST_WORDS:
        gathered.left += words
        return
    left = []
    unaccounted = False
    at = 0
    while at < len(words):
        taken = next(filter(None, (rule(words[at:], gathered) for rule in RULES)), 0)
        if not taken:
            left.append(words[at])
            unaccounted = unaccounted or _plain(words[at]).lower() not in FILLERS
        at += taken or 1
    if unaccounted:
        gathered.left += left


def _plain(word: str) -> str:
    """The word without the punctuation around it."""
    return word if is_file_name(word) else word.strip(AROUND).rstrip(".")


def _label(words: Sequence[str], gathered: Gathered) -> int:
    word = words[0]
    if len(word) < 2 or word[0] not in "\"'" or word[-1] != word[0]:
        return 0
    gathered.values["label"] = unquoted(word)
    return 1


def _measure(words: Sequence[str], gathered: Gathered) -> int:
    """`12 bytes`."""
    unit = _plain(words[1]).lower() if len(words) > 1 else ""
    if unit not in UNITS or not INDEX_RE.fullmatch(_plain(words[0])):
        return 0
    gathered.attrs.setdefault(unit, _plain(words[0]))
    return 2


def _number(words: Sequence[str], gathered: Gathered) -> int:
    """`3`, `#3`, `3/10`, `3 of 10`."""
    number = NUMBER_RE.fullmatch(_plain(words[0]))
    if not number or not gathered.set("index", number[1]):
        return 0
    if number[2]:
        gathered.set("total", number[2])
    elif len(words) > 2 and _plain(words[1]).lower() == "of":
        total = NUMBER_RE.fullmatch(_plain(words[2]))
        if total and not total[2]:
            gathered.set("total", total[1])
            return 3
    return 1


def _nothing(words: Sequence[str], gathered: Gathered) -> int:
    """Punctuation alone."""
    return 0 if _plain(words[0]) else 1


def _role(words: Sequence[str], gathered: Gathered) -> int:
    role = ROLES.get(_plain(words[0]).lower())
    if role:
        gathered.roles.append(role)
    return 1 if role else 0


def _announced(words: Sequence[str], gathered: Gathered) -> int:
    """`file a.txt`, `id 17`; the word before a number or a file name, which speaks for itself."""
    kind = FIELD_OF_WORD.get(_plain(words[0]).lower())
    if not kind or len(words) < 2:
        return 0
    following = words[1].strip(AROUND + "\"'")
    if kind == "index":
        return 1 if NUMBER_RE.fullmatch(following) or is_file_name(following) else 0
    if following.lower() in FILLERS | OPEN | CLOSE:
        return 0
    if kind == "name" and not gathered.is_enclosed and not _is_name(words[1]):
        return 0  # `q7x2 file formats` is prose
    gathered.set(kind, unquoted(words[1].strip(",;")))
    return 2


def _is_name(word: str) -> bool:
    return word[0] in "\"'" or is_file_name(_plain(word)) or bool(PATH_RE.fullmatch(_plain(word)))


def _glued_number(words: Sequence[str], gathered: Gathered) -> int:
    """`doc3`, `part-3`."""
    number = GLUED_NUMBER_RE.fullmatch(_plain(words[0]).lower())
    return 1 if number and gathered.set("index", number[1]) else 0


def _version(words: Sequence[str], gathered: Gathered) -> int:
    version = VERSION_RE.fullmatch(_plain(words[0]).lower())
    if version:
        gathered.attrs.setdefault("version", version[1])
    return 1 if version else 0


def _file_name(words: Sequence[str], gathered: Gathered) -> int:
    word = _plain(words[0])
    is_name = is_file_name(word) or (PATH_RE.fullmatch(word) and not NUMBER_RE.fullmatch(word))
    return 1 if is_name and gathered.set("name", word) else 0


def _url(words: Sequence[str], gathered: Gathered) -> int:
    word = _plain(words[0])
    if not URL_RE.fullmatch(word):
        return 0
    gathered.attrs.setdefault("url", word)
    return 1


def _hex_id(words: Sequence[str], gathered: Gathered) -> int:
    word = _plain(words[0])
    is_id = HEX_ID_RE.fullmatch(word) and not NUMBER_RE.fullmatch(word)
    return 1 if is_id and gathered.set("id", word) else 0


RULES: tuple[Rule, ...] = (
    _label,
    _measure,
    _number,  # before the words that announce one, and before hexadecimal ids
    _nothing,
    _role,  # before file names: `end.` is no file
    _announced,
    _glued_number,
    _version,
    _file_name,
    _url,
    _hex_id,
)
