"""Several processes at work on batches, their results in the order of the batches.

Each worker has a pipe of its own. So it is known what a worker was at when it died, and a worker
whose parent is killed reads the end of its pipe and ends too.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import connection, get_context
from queue import SimpleQueue
from threading import Thread
from typing import Any

from ingest.runs.batches import Batch
from ingest.runs.work import Job, Result, WorkError, work

WORTH = 0.3  # seconds of work from which on processes, which take as long to start, pay
AHEAD = 2  # batches that a worker has at most: the next one is there when it is done with one
SWITCH = 0.0005  # seconds after which a worker looks whether the next batch has come
WINDOW = 16 << 20  # bytes that are handed out and not yet returned in order
Outcome = tuple[Batch, Result]


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def results(batches: Iterable[Batch], job: Job, jobs: int) -> Iterator[Outcome]:
    """Each batch with its result. Other processes are started when the work turns out to be
    worth it. Raises WorkError when a batch cannot be worked on."""
    spent = 0.0
    source = iter(batches)
    for batch in source:
        if jobs > 1 and spent > WORTH:
            # Two batches at least, or there is nothing to share out.
            following = next(source, None)
            if following is not None:
                yield from _shared(chain((batch, following), source), job, jobs)
                return
        begun = time.monotonic()
        result = work(batch, job)
        spent += time.monotonic() - begun
        yield batch, result
        del batch, result


@dataclass(slots=True)
class _Worker:
    """A process, and the batches it was given and has not returned, with their numbers."""

    process: Any
    pipe: connection.Connection[Any, Any]
    held: deque[tuple[int, Batch]] = field(default_factory=deque)


def _shared(batches: Iterable[Batch], job: Job, jobs: int) -> Iterator[Outcome]:
    workers: list[_Worker] = []
    done: dict[int, Outcome] = {}
    given = returned = out = 0  # batches handed out, batches returned in order, bytes in between
    source = iter(batches)
    try:
        try:
            with _no_interrupt():
                workers += (_start(job) for _ in range(jobs))
        except OSError as error:
            raise WorkError(f"{jobs} processes cannot be started: {error.strerror}") from error
        held = next(source, None)
        while held is not None or returned < given:
            for worker in sorted(workers, key=lambda worker: len(worker.held)):
                if held is None or (out and out + held.size > max(WINDOW, jobs * held.size)):
                    break
                if len(worker.held) < AHEAD:
                    worker.held.append((given, held))
                    given += 1
                    out += held.size
                    _send(worker, held)
                    held = next(source, None)  # read while the workers work
            for worker in _answering(workers):
                number, batch = worker.held[0]
                done[number] = (batch, _receive(worker, batch))
                worker.held.popleft()
            while returned in done:
                batch, result = done.pop(returned)
                returned += 1
                out -= batch.size
                yield batch, result
                del batch, result
    except BaseException:
        for worker in workers:
            worker.process.terminate()
        raise
    finally:
        for worker in workers:
            worker.pipe.close()
        for worker in workers:
            worker.process.join()


def _start(job: Job) -> _Worker:
    # Not by fork: the same on every system, and no lock is copied while it is held.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, job), daemon=True)
    process.start()
    theirs.close()  # or its end would never be read here
    return _Worker(process, ours)


def serve(pipe: connection.Connection[Any, Any], job: Job) -> None:
    """Work on the batches that come through the pipe, until it ends."""
    # Taken by a thread of its own: whoever sends one must not wait, least of all for the answer to
    # the one before, which it is then itself too busy to take.
    sys.setswitchinterval(SWITCH)
    batches: SimpleQueue[Batch | None] = SimpleQueue()
    Thread(target=_take, args=(pipe, batches), daemon=True).start()
    while (batch := batches.get()) is not None:
        answer: Result | str
        try:
            answer = work(batch, job)
        except Exception as error:
            answer = str(error) if isinstance(error, WorkError) else f"{batch}: {error!r}"
        with suppress(OSError):
            pipe.send(answer)


def _take(pipe: Any, batches: SimpleQueue[Batch | None]) -> None:
    with suppress(EOFError, OSError):
        while True:
            batches.put(pipe.recv())
    batches.put(None)


def _send(worker: _Worker, batch: Batch) -> None:
    try:
        worker.pipe.send(batch)
    except OSError as error:
        raise _died(worker, worker.held[0][1]) from error


def _answering(workers: list[_Worker]) -> list[_Worker]:
    busy = {worker.pipe: worker for worker in workers if worker.held}
    return [busy[pipe] for pipe in connection.wait(list(busy))]  # type: ignore[index]


def _receive(worker: _Worker, batch: Batch) -> Result:
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError) as error:
        raise _died(worker, batch) from error
    if isinstance(answer, str):
        raise WorkError(answer)
    result: Result = answer
    return result


def _died(worker: _Worker, batch: Batch) -> WorkError:
    worker.process.join(1)
    code = worker.process.exitcode
    how = f"by signal {-code}" if code is not None and code < 0 else f"with code {code}"
    return WorkError(f"{batch}: the worker process ended {how} (too little memory?)")


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold back Ctrl-C: what is started meanwhile never gets it, and this process ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker  # not to be had where signals have no mask

    resource_tracker.ensure_running()  # it would unblock the signal when it is first needed
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
