"""Paths, folders, bytes and streams, as named binary streams."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from ingest.errors import SourceError

SMALL = 1 << 20  # bytes of a file that is held in memory

Source = str | os.PathLike[str] | bytes | BinaryIO


def expand(source: Source) -> Iterator[Path | bytes | BinaryIO]:
    """The readable things a source stands for: a folder gives its files, sorted by path,
    recursively, without those whose name begins with a dot.

    Raises SourceError for a path that is missing, or a folder without a file to read.
    """
    if isinstance(source, bytes):
        yield source
        return
    if not isinstance(source, (str, os.PathLike)):
        yield source
        return
    path = Path(source)
    if path.is_dir():
        found = False
        for file in _files(path):
            found = True
            yield file
        if not found:
            raise SourceError(f"{path}: no file to read in this folder (hidden files are skipped)")
        return
    if not path.exists():
        raise SourceError(f"{path}: no such file or folder; is the path right?")
    yield path


def _files(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(f"{folder}: cannot be listed: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        # The listing itself tells what is what, but for links.
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path)
        elif path.is_file() if entry.is_symlink() else entry.is_file(follow_symlinks=False):
            yield path


def label(item: Path | bytes | BinaryIO) -> str:
    """What a source is called in records and messages: its path as given, or `-`."""
    if isinstance(item, Path):
        return str(item)
    if isinstance(item, bytes):
        return "-"
    name = getattr(item, "name", None)
    return name if isinstance(name, str) and not name.startswith("<") else "-"


def opened(item: Path | bytes | BinaryIO) -> AbstractContextManager[BinaryIO]:
    """A binary stream over the item, for `with`; what this function opens is closed at its end.

    Raises SourceError when a file cannot be opened.
    """
    if isinstance(item, bytes):
        return io.BytesIO(item)
    if isinstance(item, Path):
        return _opened(item)
    return nullcontext(item)


def _opened(path: Path) -> BinaryIO:
    """The file; if it is small its content, read once, whatever of it is looked at and how often."""
    try:
        raw = path.open("rb", buffering=0)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from error
    status = os.fstat(raw.fileno())
    if not stat.S_ISREG(status.st_mode) or not 0 < status.st_size <= SMALL:
        return io.BufferedReader(raw)
    with raw:
        return io.BytesIO(raw.readall())
