"""A job as tasks for any engine's workers: files in byte ranges, packed to a size, and their rows.

A task depends on nothing but itself and the settings, so it can be run anywhere and again.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from ingest import bundle, remote
from ingest.bundle.content import Content
from ingest.compression import pack_of
from ingest.errors import BundleError, IngestError, SourceError
from ingest.failures import failed
from ingest.model import Defect, Document, Part
from ingest.parts import parts_of
from ingest.pipeline import of_part
from ingest.settings import DEFAULT, Settings

# Bytes of a task: enough that starting it costs nothing beside it, so few that none is late.
SMALLEST = 1 << 20
LARGEST = 128 << 20
# So many tasks keep a large cluster busy; an engine's driver holds some tens of thousands.
TASKS = 2_000
# What opening a file costs, in bytes that could have been cleaned meanwhile.
OPENING = 4 << 10
# A document over the limit is passed over by starting again behind its doc line.
DOC_LINE = 64


@dataclass(frozen=True, slots=True)
class Piece:
    """A byte range of a file of `size` bytes. The documents that start in it belong to it."""

    path: str
    start: int
    end: int
    size: int

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the file."""
        return self.start == 0 and self.end >= self.size


Task = tuple[Piece, ...]


def plan(
    paths: str | Iterable[str],
    settings: Settings = DEFAULT,
    *,
    split_bytes: int | None = None,
    tasks: int | None = None,
) -> list[Task]:
    """The tasks that together read all files of these paths, in order.

    `split_bytes` is the size of a task; without it the size follows from that of the input and
    the number of `tasks` wished for. Only the file system's listing is read. Raises SourceError
    when there is nothing to read.
    """
    if split_bytes is not None and split_bytes < 1:
        raise SourceError(f"split_bytes needs at least one byte, not {split_bytes}")
    names = [paths] if isinstance(paths, str) else list(paths)
    found = [file for name in names for file in remote.files(name)]
    if split_bytes is None:
        total = sum(size for _, size in found)
        split_bytes = min(max(total // (tasks or TASKS), SMALLEST), LARGEST)
    return list(_packed(_pieces(found, split_bytes, settings), split_bytes))


def _pieces(found: Iterable[tuple[str, int]], size: int, settings: Settings) -> Iterator[Piece]:
    for path, length in found:
        if length <= size or not _may_be_cut(path, settings):
            yield Piece(path, 0, length, length)
            continue
        for start in range(0, length, size):
            yield Piece(path, start, min(start + size, length), length)


def _may_be_cut(path: str, settings: Settings) -> bool:
    """Whether ranges can give what the whole gives: not of packed files, nor with settings that
    concern the whole file. The worker looks into the file."""
    return (
        not pack_of(path)
        and not settings.strict
        and settings.boundary is None
        and settings.tag == "q7x2"
        and settings.expect != "plain"
    )


def _packed(pieces: Iterable[Piece], size: int) -> Iterator[Task]:
    held: list[Piece] = []
    weight = 0
    for piece in pieces:
        more = piece.end - piece.start + OPENING
        if held and weight + more > size + OPENING:
            yield tuple(held)
            held, weight = [], 0
        held.append(piece)
        weight += more
    if held:
        yield tuple(held)


def documents(task: Task, settings: Settings = DEFAULT) -> Iterator[Document]:
    """The documents of a task, in order.

    A file that cannot be read, or no further, gives one document with a defect that says why;
    with `Settings(strict=True)` the error is raised, naming file and offset.
    """
    for piece in task:
        yield from _documents(piece, settings)


def _documents(piece: Piece, settings: Settings) -> Iterator[Document]:
    at = piece.start
    try:
        with closing(_parts(piece, settings)) as parts:
            for part, dialect in parts:
                at = part.offset
                yield _document(part, piece, dialect, settings)
    except Exception as error:
        # An exception would end the whole job for one file.
        offset = error.offset if isinstance(error, BundleError) and error.offset else at
        if settings.strict:
            raise _named(error, piece, offset) from error
        yield _failed(piece, offset, _defect(error, piece, offset), settings)


def _document(part: Part, piece: Piece, dialect: str, settings: Settings) -> Document:
    where = _where(piece)
    try:
        return of_part(part, where, dialect, settings)
    except Exception as error:
        # Likewise for one document.
        if settings.strict:
            raise
        defect = Defect("failed", part.offset, f"{type(error).__name__}: {error}")
        return _failed(piece, part.offset, defect, settings, part)


def _parts(piece: Piece, settings: Settings) -> Generator[tuple[Part, str], None, None]:
    with remote.opened(piece.path) as file:
        if piece.is_whole:
            yield from parts_of(file, settings)
        elif bundle.is_divisible(Content.of(file)):
            yield from _range(file, piece, settings)
        elif piece.start == 0:
            file.seek(0)
            yield from parts_of(file, settings)


def _range(file: BinaryIO, piece: Piece, settings: Settings) -> Iterator[tuple[Part, str]]:
    start = piece.start
    while start < piece.end:
        try:
            for part in bundle.read_range(file, start, piece.end):
                yield part, "q7x2/1"
            return
        except BundleError as error:
            if error.code != "too-large" or error.offset is None or error.offset < start:
                raise
            # The others of the range are not to blame.
            defect = Defect(error.code, error.offset, error.detail)
            name = f"{PurePosixPath(piece.path).name}@{error.offset}"
            yield Part(b"", id=name, offset=error.offset, length=0, defects=(defect,)), "none"
            start = error.offset + DOC_LINE


def _where(piece: Piece) -> str:
    return remote.local_path(piece.path) or piece.path


def _defect(error: Exception, piece: Piece, offset: int) -> Defect:
    if isinstance(error, BundleError):
        return Defect(error.code, offset, f"{piece.path}: {error.detail}")
    code = "unreadable" if isinstance(error, (OSError, IngestError)) else "failed"
    return Defect(code, offset, f"{piece.path}: {_said(error)}")


def _named(error: Exception, piece: Piece, offset: int) -> IngestError:
    return SourceError(f"{piece.path}, byte {offset}: {_said(error)}")


def _said(error: Exception) -> str:
    words = error.strerror if isinstance(error, OSError) else None
    return f"{type(error).__name__}: {words or error}"


def _failed(
    piece: Piece, offset: int, defect: Defect, settings: Settings, part: Part | None = None
) -> Document:
    where = _where(piece)
    name = f"{PurePosixPath(piece.path).name}@{offset}"
    return failed(
        name if part is None or part.id is None else part.id,
        defect,
        settings,
        text=(part.text or "") if part is not None else "",
        source=where,
        path=where,
        offset=offset,
    )
