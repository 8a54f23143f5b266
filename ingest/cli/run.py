"""One run of `ingest clean`: inputs to output, with its progress, its counts and its end."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence

import click

from ingest.cli import show
from ingest.cli.output import is_replaceable, writing
from ingest.cli.progress import Progress, counted, summary
from ingest.cli.reading import UNREADABLE
from ingest.cli.target import Target
from ingest.errors import IngestError
from ingest.model import Document
from ingest.runs import journal
from ingest.runs.batches import STDIN, Batch, Batches, Place, StaleError, total
from ingest.runs.partial import BusyError, Partial, own_files
from ingest.runs.pool import cores, results
from ingest.runs.tally import Tally
from ingest.runs.work import Job, Result, WorkError
from ingest.settings import Settings
from ingest.sinks import PIECES
from ingest.version import __version__

FAILED = 1
USAGE = 2
INTERRUPTED = 130


class Run:
    """What was asked for, and how far it has come."""

    def __init__(
        self,
        paths: Sequence[str],
        settings: Settings,
        goal: Target,
        jobs: int,
        stats: str | None,
        quiet: bool,
        verbose: bool,
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._goal = goal
        self._output = goal.path
        self._sink = goal.sink
        self._jobs = jobs or cores()
        self._stats = stats
        self._quiet = quiet
        self._verbose = verbose
        self._tally = Tally()
        self._progress = Progress(shown=False)
        self._batches = Batches((), settings, self._tell)
        self._taken_up = 0  # documents of an earlier run
        self._advice = ""

    def resumed(self) -> int:
        """Take up a run that was cut off, and return the exit code."""
        if not self._goal.in_pieces:
            known = ", ".join(PIECES)
            raise click.UsageError(
                f"--resume: only for one file, not packed, edits inline, in the format {known}"
            )
        if self._output is None or not is_replaceable(self._output):
            raise click.UsageError("--resume: say with -o which file the run was writing")
        streams = [path for path in self._paths if _is_stream(path)]
        if streams:
            raise click.UsageError(f"--resume: {streams[0]} cannot be read a second time")
        return self._ended(lambda: self._journaled(self._output or "", resume=True))

    def anew(self) -> int:
        """Run from the beginning, and return the exit code."""
        output = self._output
        if output is None or not self._goal.in_pieces or not is_replaceable(output):
            return self._ended(self._streamed)
        return self._ended(lambda: self._journaled(output, resume=False))

    def _ended(self, body: Callable[[], None]) -> int:
        """Run the body; whatever ends it is one line for the person and an exit code."""
        try:
            body()
        except BrokenPipeError:
            raise
        except (StaleError, BusyError) as error:
            return self._stop(str(error), USAGE)
        except WorkError as error:
            return self._stop(str(error), FAILED)
        except IngestError as error:
            return self._stop(str(error), FAILED)
        except OSError as error:
            where = self._output or "standard output"
            return self._stop(f"{where}: cannot be written: {error.strerror}", FAILED)
        except KeyboardInterrupt:
            return self._stop("interrupted", INTERRUPTED)
        self._progress.clear()
        if not self._quiet:
            self._tell(summary(self._tally, self._output, self._progress.seconds))
        if not self._write_stats():
            return FAILED
        if self._batches.failed:
            return UNREADABLE
        return FAILED if self._tally.failed else 0

    def _stop(self, message: str, code: int) -> int:
        self._tell(f"ingest: {message}{self._advice}")
        return code

    def _journaled(self, output: str, *, resume: bool) -> None:
        try:
            self._write(output, resume)
        except StaleError as error:
            advice = "put that back, or leave out --resume to begin anew"
            raise StaleError(f"{output}: cannot be taken up: {error}; {advice}") from error

    def _write(self, output: str, resume: bool) -> None:
        head = journal.head(self._settings, self._sink, self._paths)
        partial = Partial(output, head, resume=resume)
        if partial.discarded:
            kept = counted(partial.discarded, "document")
            self._tell(f"ingest: {output}: begun anew; --resume would have kept {kept}")
        self._tally.add(partial.progress.tally)
        self._taken_up = self._tally.documents
        try:
            self._open(partial.progress.places, partial.own)
            if partial.progress.complete:
                self._batches.failed = sum(place.failed for place in partial.progress.places)
            else:
                for batch, result in self._results():
                    partial.add(self._encoded(result), batch.places, result.tally)
            partial.finish()
        except BaseException as error:
            if partial.keep() and not isinstance(error, StaleError):
                self._advice = f"; {partial.path} is kept: --resume goes on with it"
            raise

    def _streamed(self) -> None:
        self._open((), own_files(() if self._output is None else (self._output,)))
        if not self._goal.in_pieces:
            self._goal.write(self._documents())
            return
        with writing(self._output) as out:
            for _, result in self._results():
                out.write(self._encoded(result))
                out.flush()

    def _open(self, done: Sequence[Place], own: frozenset[tuple[int, int]]) -> None:
        self._batches = Batches(self._paths, self._settings, self._tell, done=done, own=own)
        if not self._quiet and STDIN not in self._paths and sys.stderr.isatty():
            before = sum(max(0, place.size) for place in done if place.finished)
            self._progress = Progress(True, total(self._paths), before)

    def _results(self) -> Iterator[tuple[Batch, Result]]:
        """The results, counted and shown as they go by."""
        wants_documents = self._verbose or not self._goal.in_pieces
        job = Job(self._settings, None if wants_documents else self._sink)
        for batch, result in results(self._batches, job, self._jobs):
            yield batch, result
            self._tally.add(result.tally)
            for failure in result.failures:
                self._tell(f"ingest: {failure}")
            if self._verbose:
                for document in result.documents:
                    for line in show.everything(document):
                        self._tell(line)
            self._progress.show(self._tally, batch.until)

    def _documents(self) -> Iterator[Document]:
        for _, result in self._results():
            yield from result.documents

    def _encoded(self, result: Result) -> bytes:
        pieces = (PIECES[self._sink](document) for document in result.documents)
        return result.data + b"".join(pieces)

    def _write_stats(self) -> bool:
        """Write the counts; False when that failed. What differs from run to run has a key of
        its own, `run`: the rest is the same bytes for the same input."""
        if self._stats is None:
            return True
        seconds = self._progress.seconds
        fresh = self._tally.documents - self._taken_up
        record = self._tally.record() | {
            "unreadable": self._batches.failed,
            "ingest_version": __version__,
            "config_hash": self._settings.digest,
            "run": {
                "jobs": self._jobs,
                "seconds": round(seconds, 3),
                "documents_per_second": round(fresh / max(seconds, 0.001), 1),
                "taken_up": self._taken_up,
            },
        }
        try:
            with writing(self._stats) as out:
                out.write(json.dumps(record, indent=2, ensure_ascii=False).encode() + b"\n")
        except OSError as error:
            self._tell(f"ingest: {self._stats}: cannot be written: {error.strerror}")
            return False
        return True

    def _tell(self, message: str) -> None:
        self._progress.tell(message)


def _is_stream(path: str) -> bool:
    return path == STDIN or (
        os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path))
    )
