"""Read the authored lists again: python scripts/proofread.py LIST [LIST ...] [--most 40] [--vectors FOLDER]

A row is suspicious when the model knows an English word that is much nearer to the lemma than any of
the row's own, and that does not just sound like it, which the model takes for nearness too. Most of
those rows are right all the same: they are to be read, not changed.
Needs the extra `semantic`. A thousand words take some ten seconds; `--vectors` keeps them.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from ingest.semantic.embedder import SCALE, Vectors, embedder
from ingest.stray.romanize import romanize

CHUNK = 2000
# So many of the nearest words are looked at for one that sounds otherwise; how alike is too alike.
NEAREST, ALIKE = 20, 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list, with the line it stands on."""

    line: int
    lemma: str
    pos: str
    glosses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row, how near its best gloss is, and the English word that is nearer."""

    row: Row
    own: float
    nearest: str
    nearness: float


def rows(path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 3 or cells[1] in ("name", "part", "phrase"):
            continue
        yield Row(number, cells[0].split("|")[0], cells[1], tuple(cells[2].split("; ")))


class Memory:
    """Vectors of words, kept in a folder for the next time."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._known: dict[str, np.ndarray] = {}

    def of(self, words: list[str], name: str) -> Vectors:
        key = f"{name}-{zlib.crc32(chr(10).join(words).encode()):08x}.npy"
        file = None if self._folder is None else self._folder / key
        if file is not None and file.exists():
            return np.load(file)
        missing = [word for word in dict.fromkeys(words) if word not in self._known]
        for start in range(0, len(missing), CHUNK):
            some = missing[start : start + CHUNK]
            self._known.update(zip(some, embedder().vectors(some), strict=True))
        found = np.array([self._known[word] for word in words])
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            np.save(file, found)
        return found


def doubts(listed: list[Row], english: list[str], memory: Memory, name: str) -> list[Doubt]:
    """All rows, the most suspicious first."""
    lemmas = memory.of([row.lemma for row in listed], name).astype(np.float32)
    known = memory.of(english, "english").astype(np.float32)
    place = {word: at for at, word in enumerate(english)}
    found = []
    for start in range(0, len(listed), CHUNK):
        near = lemmas[start : start + CHUNK] @ known.T / SCALE**2
        for row, line in zip(listed[start : start + CHUNK], near, strict=True):
            spoken = romanize(row.lemma, name.partition("-")[0]) or ""
            best = sorted(np.argpartition(-line, NEAREST)[:NEAREST], key=lambda at: -line[at])
            other = next((at for at in best if not alike(spoken, english[at])), best[-1])
            own = max(float(line[place[gloss]]) for gloss in row.glosses)
            found.append(Doubt(row, own, english[other], float(line[other])))
    return sorted(found, key=lambda doubt: (doubt.own - doubt.nearness, doubt.row.line))


def alike(spoken: str, word: str) -> bool:
    """Whether an English word sounds like the romanized one: letters in common, in their order."""
    matcher = SequenceMatcher(None, spoken.lower(), word.lower(), autojunk=False)
    return matcher.ratio() >= ALIKE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("lists", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("--vectors", type=Path)
    given = parser.parse_args()
    read = {path: list(rows(path)) for path in given.lists}
    glosses = {gloss for listed in read.values() for row in listed for gloss in row.glosses}
    english = sorted(gloss for gloss in glosses if re.fullmatch(r"[A-Za-z' -]+", gloss))
    english += sorted(glosses - set(english))
    memory = Memory(given.vectors)
    for path, listed in read.items():
        print(
            f"# {path.name}: line, lemma, part of speech, English, nearness, nearer word, nearness"
        )
        for doubt in doubts(listed, english, memory, path.stem)[: given.most]:
            row = doubt.row
            print(row.line, row.lemma, row.pos, "; ".join(row.glosses), f"{doubt.own:.3f}",
                  doubt.nearest, f"{doubt.nearness:.3f}", sep="\t")  # fmt: skip


if __name__ == "__main__":
    main()
