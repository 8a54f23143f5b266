"""Reads the inputs of a run and hands out their documents in batches.

One process reads, whatever the number of workers: what a reader says of a document may depend on
those before it (a name given twice, a close line), and reading is a hundred times as fast as
repairing.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from ingest.errors import IngestError
from ingest.model import Part
from ingest.parts import parts_of
from ingest.settings import Settings
from ingest.sources import expand, label

# Large enough that handing it over costs nothing, small enough that all workers end together.
BATCH = 128 << 10
EACH = 1 << 10  # what a document counts for beyond its bytes, so that empty ones fill a batch too
STDIN = "-"


class StaleError(IngestError):
    """An input is not what it was when the run began; the message says which, and how."""


@dataclass(frozen=True, slots=True)
class Item:
    """A part, what its source is called, and the dialect in which it was found."""

    part: Part
    where: str
    dialect: str


@dataclass(frozen=True, slots=True)
class Place:
    """How far one input has been read. `size` is in bytes, `modified` in nanoseconds; both -1
    for what has neither, and for what could not be read at all."""

    path: str
    size: int
    modified: int
    documents: int = 0
    finished: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents in their order. `places` are the inputs they are from, `until` the bytes
    of all inputs up to here."""

    items: tuple[Item, ...]
    size: int
    places: tuple[Place, ...]
    until: int

    def __str__(self) -> str:
        if not self.items:
            return "no document"
        first, last = self.items[0], self.items[-1]
        until = f"byte {last.part.offset}"
        if first.where != last.where:
            until = f"{last.where}, {until}"
        if first is last:
            return f"{first.where}, byte {first.part.offset}"
        return f"{first.where}, byte {first.part.offset}, to {until}"


class Batches:
    """The inputs of a run, once through; `failed` counts those that could not be read.

    `tell` gets a line for each of these. `done` is what an earlier run has read of them, `own`
    the run's own files (device and inode), which are left out of folders. Raises StaleError
    when the inputs do not fit `done`.
    """

    def __init__(
        self,
        paths: Sequence[str],
        settings: Settings,
        tell: Callable[[str], None],
        *,
        done: Sequence[Place] = (),
        own: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._tell = tell
        self._done = done
        self._own = own
        self._number = 0  # of the input
        self._items: list[Item] = []
        self._size = 0
        self._places: dict[int, Place] = {}
        self._before = self._until = 0
        self.failed = 0

    def __iter__(self) -> Iterator[Batch]:
        for path in self._paths:
            try:
                for item in _sources(path):
                    if self._is_own(item):
                        self._tell(f"ingest: {label(item)} is an output of this run: not read")
                        continue
                    yield from self._input(item)
            except (IngestError, OSError) as error:
                if isinstance(error, StaleError):
                    raise
                self._missing(path, error)
        if self._number < len(self._done):
            raise StaleError(f"{self._done[self._number].path} was an input, and is none now")
        if self._items or self._places:
            yield self._batch()

    def _input(self, source: Path | BinaryIO) -> Iterator[Batch]:
        path = label(source)
        seen = _stamp(path)
        before = self._earlier(seen)
        if before and before.finished:
            self._number += 1
            self.failed += before.failed
            self._before += max(0, before.size)
            return
        count = before.documents if before else 0
        failed = False
        try:
            parts = islice(parts_of(source, self._settings), count, None)
            for part, dialect in parts:
                count += 1
                self._items.append(Item(part, path, dialect))
                self._size += EACH + len(part.data) + len(part.raw or b"")
                reached = part.offset + (part.length or 0)
                del part  # else it would be held until the next one has been read
                if self._size >= BATCH:
                    self._places[self._number] = _at(seen, count)
                    self._until = self._before + min(max(0, seen.size), reached)
                    yield self._batch()
            if change := _change(seen, _stamp(path)):
                failed = True
                self._tell(f"ingest: {path}: changed while it was read: {change}")
        except (IngestError, OSError, ValueError) as error:
            failed = True
            self._report(path, error)
        self.failed += failed
        self._places[self._number] = _at(seen, count, finished=True, failed=failed)
        self._before += max(0, seen.size)
        self._until = self._before
        self._number += 1

    def _missing(self, path: str, error: Exception) -> None:
        """An input that could not even be found."""
        gone = Place(path, -1, -1, 0, finished=True, failed=True)
        if not self._earlier(gone):
            self._report(path, error)
        self._places[self._number] = gone
        self._number += 1
        self.failed += 1

    def _report(self, path: str, error: Exception) -> None:
        if isinstance(error, OSError):
            self._tell(f"ingest: {path}: cannot be read: {error.strerror or error}")
        else:
            place = "" if str(error).startswith(path) else f"{path}: "
            self._tell(f"ingest: {place}{error}")

    def _earlier(self, now: Place) -> Place | None:
        """What was read of this input before."""
        if self._number >= len(self._done):
            return None
        then = self._done[self._number]
        if then.path != now.path:
            raise StaleError(f"{then.path} was read at this place, now {now.path} stands there")
        # What was not there then stays left out: its documents would come at another place.
        if then.size >= 0 and (change := _change(then, now)):
            raise StaleError(f"{now.path} has changed since it was read: {change}")
        return then

    def _batch(self) -> Batch:
        places = tuple(place for _, place in sorted(self._places.items()))
        batch = Batch(tuple(self._items), self._size, places, self._until)
        self._items, self._size, self._places = [], 0, {}
        return batch

    def _is_own(self, source: Path | BinaryIO) -> bool:
        if not self._own or not isinstance(source, Path):
            return False
        try:
            status = source.stat()
        except OSError:
            return False
        return (status.st_dev, status.st_ino) in self._own


def total(paths: Sequence[str]) -> int:
    """The bytes of all inputs together; 0 for what cannot be told."""
    size = 0
    for path in paths:
        try:
            size += sum(max(0, _stamp(label(item)).size) for item in _sources(path))
        except (IngestError, OSError):
            continue
    return size


def _sources(path: str) -> Iterator[Path | BinaryIO]:
    if path == STDIN:
        yield sys.stdin.buffer
        return
    for item in expand(path):
        assert not isinstance(item, bytes)
        yield item


def _stamp(path: str) -> Place:
    """What tells whether a file is the one it was; nothing does for a stream."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return Place(path, -1, -1)
    if path == STDIN or not stat.S_ISREG(status.st_mode):
        return Place(path, -1, -1)
    return Place(path, status.st_size, status.st_mtime_ns)


def _change(then: Place, now: Place) -> str:
    """What differs between two looks at a file, in words; empty when nothing does."""
    if now.size != then.size:
        return f"{then.size} bytes, then {now.size}" if now.size >= 0 else "it is gone"
    return "it was written to" if now.modified != then.modified else ""


def _at(seen: Place, documents: int, *, finished: bool = False, failed: bool = False) -> Place:
    return Place(seen.path, seen.size, seen.modified, documents, finished, failed)
