"""An output file in the making, with a journal by which a later run can go on with it."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, BinaryIO

from ingest.errors import IngestError
from ingest.runs import journal
from ingest.runs.batches import Place, StaleError
from ingest.runs.journal import Progress
from ingest.runs.lock import locked
from ingest.runs.tally import Tally

# Seconds between two lines of the journal: what a crash costs at most. A line waits for the disk.
INTERVAL = 0.5


class BusyError(IngestError):
    """Another run is writing this output."""


class Partial:
    """`TARGET.part` grows beside `TARGET.journal`; both are replaced by TARGET when all is done.

    `progress` is what an earlier run has left, empty unless `resume`; `discarded` how many
    documents of one were thrown away. Raises BusyError, StaleError, or OSError.
    """

    def __init__(
        self, target: str, head: Mapping[str, Any], *, resume: bool, interval: float = INTERVAL
    ) -> None:
        self.target = os.path.realpath(target)
        self.path = f"{self.target}.part"
        self.journal_path = f"{self.target}.journal"
        self._interval = interval
        self._places: list[Place] = []
        self._tally = Tally()
        self._synced = time.monotonic()
        self._steady = True  # False while the counts below are brought up to what is written
        self._out: BinaryIO | None = None
        stream = locked(self.journal_path)
        if stream is None:
            raise BusyError(
                f"{target}: another run is writing it; wait for it, or choose another -o"
            )
        self._journal = stream
        try:
            self.progress, self.discarded = self._recover(head, resume)
            if not self.progress.complete:
                self._out = self._opened()
        except BaseException:
            stream.close()
            raise
        self.written = self.committed = self.progress.written

    def _recover(self, head: Mapping[str, Any], resume: bool) -> tuple[Progress, int]:
        data = self._journal.read()
        there = os.path.exists(self.path)
        size = os.path.getsize(self.path) if there else 0
        found, until, discarded = Progress(), 0, 0
        if resume:
            whole = journal.size_when_complete(data)
            if whole is not None and not there and _size(self.target) == whole:
                size = whole  # cut off between the last two steps
            try:
                found, until = journal.recovered(data, head, size)
            except (KeyError, TypeError, AttributeError) as error:
                raise StaleError(f"{self.journal_path} is damaged") from error
        elif there and data:
            with suppress(IngestError, KeyError, TypeError):
                earlier, _ = journal.recovered(data, _head_of(data), size)
                discarded = earlier.tally.documents
        self._journal.seek(until)
        self._journal.truncate()
        if not until:
            self._note(journal.line(head))
        return found, discarded

    def _opened(self) -> BinaryIO:
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        stream = os.fdopen(handle, "r+b", buffering=0)
        stream.truncate(self.progress.written)
        stream.seek(self.progress.written)
        return stream

    @property
    def own(self) -> frozenset[tuple[int, int]]:
        """What tells the files of this output from inputs."""
        return own_files((self.target, self.path, self.journal_path))

    def add(self, data: bytes, places: Iterable[Place], tally: Tally) -> None:
        """Write what came of the next documents. Raises OSError; what went before is safe."""
        assert self._out is not None
        _write(self._out, data)
        self._steady = False
        self.written += len(data)
        places = list(places)
        if places and self._places and not self._places[-1].finished:
            self._places.pop()
        self._places += places
        self._tally.add(tally)
        self._steady = True
        if time.monotonic() - self._synced >= self._interval:
            self._commit()

    def _commit(self) -> None:
        """Put down in the journal what is on the disk by then, in this order."""
        assert self._out is not None
        if self._places:
            os.fsync(self._out.fileno())
            self._steady = False
            self._note(journal.entry(self._places, self.written, self._tally))
            self.committed = self.written
            self._places, self._tally = [], Tally()
            self._steady = True
        self._synced = time.monotonic()

    def _note(self, entry: bytes) -> None:
        at = self._journal.tell()
        try:
            _write(self._journal, entry)
        except OSError:
            with suppress(OSError):  # nothing may follow half a line
                self._journal.truncate(at)
                self._journal.seek(at)
            raise

    def finish(self) -> None:
        """Give the whole output its name."""
        if self._out is not None:
            self._commit()
            os.fsync(self._out.fileno())
            self._out.close()
            self._note(journal.complete(self.written))
            os.fsync(self._journal.fileno())
        if os.path.exists(self.path):
            with suppress(FileNotFoundError):
                os.chmod(self.path, os.stat(self.target).st_mode & 0o777)
            os.replace(self.path, self.target)
        if sys.platform == "win32":  # where no open file can be removed
            self._journal.close()
        os.unlink(self.journal_path)
        self._journal.close()

    def keep(self) -> bool:
        """Leave what there is for a later run; False, and nothing is left, if there is nothing."""
        if self._out is not None and not self._out.closed:
            with suppress(OSError):  # the disk may be full: the last line stands
                if self._steady:
                    self._commit()
            self._out.close()
        if not self.committed:
            for path in (self.path, self.journal_path):
                with suppress(OSError):
                    os.unlink(path)
        self._journal.close()
        return self.committed > 0


def own_files(paths: Iterable[str]) -> frozenset[tuple[int, int]]:
    """Device and inode of those files that there are."""
    found = set()
    for path in paths:
        with suppress(OSError):
            status = os.stat(path)
            found.add((status.st_dev, status.st_ino))
    return frozenset(found)


def _write(stream: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:  # an unbuffered write may take only a part
        view = view[stream.write(view) :]


def _size(path: str) -> int | None:
    try:
        return os.path.getsize(path)
    except OSError:
        return None


def _head_of(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data.partition(b"\n")[0])
    return found
