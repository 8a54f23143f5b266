"""Look words up in lexicons of the user's own, which `ingest lexicon import` makes.

They are asked for what the shipped lists do not have. A user's dictionary was chosen by its user,
but general dictionaries put senses in an order for readers, not for one that has to stand in the
sentence: what was written for that goes first. The glossary is the means to overrule.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.errors import LexiconError
from ingest.lexicon.build import FORMAT
from ingest.lexicon.lookup import Entry, parsed


@dataclass(frozen=True, slots=True)
class UserLexicon:
    """A lexicon file as it was when it was looked at: one written anew is another."""

    path: str
    size: int
    changed: int


def known(paths: tuple[str, ...]) -> tuple[UserLexicon, ...]:
    """The files' states, in the order in which they are asked. Raises LexiconError."""
    return tuple(map(_state, paths))


def _state(path: str) -> UserLexicon:
    try:
        state = os.stat(path)
    except OSError as error:
        raise LexiconError(f"{path}: the lexicon cannot be read: {error.strerror}") from error
    if not stat.S_ISREG(state.st_mode):
        raise LexiconError(f"{path}: no file, and a lexicon is one")
    return UserLexicon(path, state.st_size, state.st_mtime_ns)


def check(paths: tuple[str, ...]) -> None:
    """Raise LexiconError unless each path is a lexicon."""
    for lexicon in known(paths):
        _base(lexicon, os.getpid())


@lru_cache(maxsize=16_384)
def entries(lexicons: tuple[UserLexicon, ...], lang: str, form: str) -> tuple[Entry, ...]:
    """The entries of a word form in the first lexicon that has it; none when none has."""
    for lexicon in lexicons:
        try:
            row = (
                _base(lexicon, os.getpid())
                .execute("SELECT rows FROM word WHERE lang = ? AND form = ?", (lang, form))
                .fetchone()
            )
            if row is not None:
                return tuple(parsed(row[0]))
        except (sqlite3.DatabaseError, ValueError) as error:
            raise LexiconError(f"{lexicon.path}: the lexicon is damaged ({error})") from error
    return ()


@lru_cache(maxsize=16)
def _base(lexicon: UserLexicon, process: int) -> sqlite3.Connection:
    # One connection a process: a fork must not share it. `immutable` spares all locking.
    uri = Path(lexicon.path).resolve().as_uri()
    try:
        base = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        version = base.execute("SELECT value FROM about WHERE key = 'format'").fetchone()
        base.execute("SELECT rows FROM word WHERE lang = '' AND form = ''").fetchone()
    except sqlite3.DatabaseError as error:
        raise LexiconError(
            f"{lexicon.path}: no lexicon ({error}); make one with: ingest lexicon import"
        ) from error
    if version != (FORMAT,):
        raise LexiconError(f"{lexicon.path}: a lexicon of another version; import it anew")
    return base


@lru_cache(maxsize=16)
def digest(lexicon: UserLexicon) -> str:
    """The SHA-256 of the file."""
    from hashlib import file_digest  # imported where it is used: it loads OpenSSL

    try:
        with open(lexicon.path, "rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise LexiconError(
            f"{lexicon.path}: the lexicon cannot be read: {error.strerror}"
        ) from error
