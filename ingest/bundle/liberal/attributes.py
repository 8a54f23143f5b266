"""Reads what is said on a fence line beside the tag: attributes, roles, words, and the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from ingest.bundle.liberal.fence import Fields
from ingest.bundle.liberal.words import (
    CLOSE,
    DESCRIPTIVE_KEYS,
    FIELD_OF_KEY,
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
from ingest.bundle.strings import printable

QUOTED = r""" "(?:[^"\\]|\\.)*" | '[^']*' """
TOKEN_RE = re.compile(
    rf"""
    (?P<key>[A-Za-z][\w.-]*) \s* = \s* (?P<value>{QUOTED}|[^\s,;|]+)
    | (?P<colon_key>[A-Za-z][\w-]*) : \s* (?P<colon_value>{QUOTED}|[^\s,;|]+)
    | {QUOTED}
    | \S+
    """,
    re.VERBOSE,
)
SEGMENT_RE = re.compile(r"\s*[|;]\s*")
PAIR_RE = re.compile(r"([A-Za-z][\w.-]*)\s*[:=]\s*(.+)", re.DOTALL)
OBJECT_RE = re.compile(r"\{.*\}\Z", re.DOTALL)
ESCAPED_RE = re.compile(r"""\\(["'\\])""")
INDEX_RE = re.compile(r"[0-9]{1,12}")
UNITS = frozenset({"bytes", "chars", "characters", "kb", "lines", "words"})
BETWEEN = " \t:|,;=>-"  # what may stand between the tag and what is said
MOST_WORDS = 40  # that are looked at one by one
AROUND_LABEL = " :|-,\"'"
AROUND = ",;:()[]<>{}"  # what may stand around a word


def unquoted(value: str) -> str:
    r"""The value without the quotes around it.

    >>> unquoted('"a \\"b\\""')
    'a "b"'
    """
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return ESCAPED_RE.sub(r"\1", value[1:-1])
    return value


class Gathered:
    """Fields in the making, the roles found, and the words that are left over."""

    def __init__(self) -> None:
        self.is_enclosed = False
        self.values: dict[str, str] = {}
        self.attrs: dict[str, str] = {}
        self.roles: list[str] = []
        self.left: list[str] = []

    def set(self, kind: str, value: str) -> bool:
        """Fill a field, unless it is filled."""
        if self.values.get(kind):
            return False
        self.values[kind] = value
        return True

    def put(self, key: str, value: str) -> str | None:
        """Take in `key=value`; tells which field it filled, None if it became an attribute."""
        key = key.lower().strip("-_")
        kind = FIELD_OF_KEY.get(key)
        if kind == "index" and not INDEX_RE.fullmatch(value):
            kind = None
            if key == "doc":
                kind = "name" if is_file_name(value) else "id"
        if kind and self.set(kind, value):
            return kind
        self.attrs[key] = value
        return None

    def set_label(self) -> None:
        """Make a label of the words left over, unless they are mere signs such as arrows."""
        label = " ".join(self.left).strip(AROUND_LABEL)
        if any(char.isalnum() for char in label):
            self.set("label", label)

    def fields(self) -> Fields:
        """What was gathered."""
        values = {kind: printable(value) for kind, value in self.values.items() if value}
        attrs = {printable(key): printable(value) for key, value in self.attrs.items()}
        return Fields(**values, attrs=attrs)


def read_attributes(text: str, gathered: Gathered, *, enclosed: bool) -> None:
    """Account for what is said; `enclosed` if the line is closed, so that more is allowed."""
    gathered.is_enclosed = enclosed
    text = _without_object(text.strip(), gathered).lstrip(BETWEEN)
    segments = SEGMENT_RE.split(text)
    if len(segments) > 1:
        for segment in segments if len(segments) <= MOST_WORDS else [text]:
            pair = PAIR_RE.fullmatch(segment)
            if pair:
                gathered.put(pair[1], unquoted(pair[2]))
            else:
                read_words(segment.split(), gathered)
        return
    words: list[str] = []
    unfinished: Callable[[str], None] | None = None
    for token in TOKEN_RE.finditer(text):
        if token["key"]:
            gathered.put(token["key"], unquoted(token["value"]))
            unfinished = None
        elif token["colon_key"] and (enclosed or _is_known(token["colon_key"])):
            kind = gathered.put(token["colon_key"], unquoted(token["colon_value"]))
            # `name: my doc.txt` has no quotes to tell where the value ends.
            unfinished = _extender(gathered, kind, token["colon_key"]) if enclosed else None
        elif unfinished and not token["colon_key"]:
            unfinished(token[0])
        else:
            words.append(token[0])
            unfinished = None
    read_words(words, gathered)


def _is_known(key: str) -> bool:
    return key.lower() in FIELD_OF_KEY or key.lower() in DESCRIPTIVE_KEYS


def _extender(gathered: Gathered, kind: str | None, key: str) -> Callable[[str], None]:
    """What adds a further word to the value just read."""
    target = gathered.values if kind else gathered.attrs
    name = kind or key.lower().strip("-_")

    def extend(word: str) -> None:
        target[name] += " " + word

    return extend


def _without_object(text: str, gathered: Gathered) -> str:
    """Take in a JSON object at the end of the text."""
    found = OBJECT_RE.search(text)
    if not found:
        return text
    try:
        loaded = json.loads(found[0])
    except (ValueError, RecursionError):
        return text
    for key, value in loaded.items():
        gathered.put(key, value if isinstance(value, str) else json.dumps(value))
    return text[: found.start()].rstrip()


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
