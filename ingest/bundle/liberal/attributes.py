"""Reads what is said on a fence line beside the tag: attributes first, then words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from ingest.bundle.liberal.gathered import Gathered, unquoted
from ingest.bundle.liberal.word_rules import MOST_WORDS, read_words
from ingest.bundle.liberal.words import DESCRIPTIVE_KEYS, FIELD_OF_KEY

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
BETWEEN = " \t:|,;=>-"  # what may stand between the tag and what is said


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
