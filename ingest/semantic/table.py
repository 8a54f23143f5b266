"""The vectors of the English words: computed once, then read from the user's cache folder."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ingest.errors import SettingError
from ingest.lexicon import lookup
from ingest.semantic.embedder import SCALE, Embedder, embedder
from ingest.semantic.vocabulary import Meaning, vocabulary


@dataclass(frozen=True, slots=True)
class Table:
    """The meanings, word by word: a row of `vectors` for each of `words`."""

    words: tuple[str, ...]
    meanings: dict[str, tuple[Meaning, ...]]
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Near:
    """A word of the table, and how near it is: 1 for the same, some 0.8 for any two words."""

    word: str
    nearness: float


@lru_cache(maxsize=1)
def table() -> Table:
    """The table of the shipped lexicon and the installed model; a minute or two at the first time.

    Raises SettingError when the model is missing, or the cache folder cannot be written.
    """
    model = embedder()
    file = folder() / f"nearest-{model.name}-{_digest(lookup.PATH)}.npz"
    if (known := _read(file)) is None:
        known = compute(vocabulary(lookup.authored()), model)
        _write(file, known)
    return known


def compute(meanings: list[Meaning], model: Embedder) -> Table:
    """The table of these meanings."""
    by_word: dict[str, tuple[Meaning, ...]] = {}
    for meaning in meanings:
        by_word[meaning.word] = (*by_word.get(meaning.word, ()), meaning)
    words = tuple(by_word)
    return Table(words, by_word, model.vectors(words).astype(np.float32))


def nearest(text: str, most: int, known: Table, model: Embedder) -> list[Near]:
    """The words of the table that are nearest to the text, the nearest first; of two that are as
    near as each other, the first of the alphabet."""
    products = known.vectors @ model.vectors([text])[0].astype(np.float32)
    best = np.argsort(-products, kind="stable")[:most]
    return [Near(known.words[at], round(float(products[at]) / SCALE**2, 4)) for at in best]


@lru_cache(maxsize=4_096)
def neighbours(text: str, most: int) -> tuple[tuple[Near, tuple[Meaning, ...]], ...]:
    """The nearest words of the shipped table and their meanings. Raises SettingError."""
    known = table()
    return tuple(
        (near, known.meanings[near.word]) for near in nearest(text, most, known, embedder())
    )


@lru_cache(maxsize=4_096)
def between(one: str, other: str) -> float:
    """How near two texts are. Raises SettingError."""
    first, second = embedder().vectors([one, other]).astype(np.float32)
    return round(float(first @ second) / SCALE**2, 4)


def folder() -> Path:
    """Where caches of this program go: below XDG_CACHE_HOME, or where the system keeps them."""
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given) / "ingest"
    caches = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path.home() / caches / "ingest"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while some := file.read(1 << 20):
            digest.update(some)
    return digest.hexdigest()[:16]


def _read(file: Path) -> Table | None:
    """The table as it was written; None where there is none, or a damaged one."""
    try:
        with np.load(file, allow_pickle=False) as kept:
            rows = [line.split("\t") for line in bytes(kept["meanings"]).decode().split("\n")]
            vectors = kept["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    meanings = [
        Meaning(word, pos, float(share), frozenset(filter(None, tags.split(","))))
        for word, pos, share, tags in rows
    ]
    by_word: dict[str, tuple[Meaning, ...]] = {}
    for meaning in meanings:
        by_word[meaning.word] = (*by_word.get(meaning.word, ()), meaning)
    return Table(tuple(by_word), by_word, vectors) if len(by_word) == len(vectors) else None


def _write(file: Path, known: Table) -> None:
    """Under its name only when it is whole: processes may share the folder."""
    lines = "\n".join(
        f"{m.word}\t{m.pos}\t{m.share}\t{','.join(sorted(m.tags))}"
        for word in known.words
        for m in known.meanings[word]
    )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".nearest-", suffix=".npz")
        try:
            with os.fdopen(handle, "wb") as out:
                np.savez(
                    out,
                    meanings=np.frombuffer(lines.encode(), np.uint8),
                    vectors=known.vectors.astype(np.int16),
                )
            os.replace(temporary, file)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise SettingError(
            f"{file.parent}: the table of nearest words cannot be kept: {error.strerror};"
            " XDG_CACHE_HOME names another folder"
        ) from error
