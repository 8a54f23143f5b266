"""Files by path or address: local ones as they are, those of object stores through fsspec."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from ingest.errors import MissingPackageError, SourceError
from ingest.sources import expand

ADDRESS_RE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
PATTERN_RE = re.compile(r"[*?\[]")


def files(path: str) -> Iterator[tuple[str, int]]:
    """The files of a path, folder, pattern or address, with their sizes in bytes, in the order
    of `ingest.read`: a folder gives its files recursively, without hidden ones.

    Raises SourceError when nothing is there, MissingPackageError without fsspec.
    """
    local = local_path(path)
    if local is None:
        yield from _remote_files(path)
        return
    found = [local]
    if PATTERN_RE.search(local) and not Path(local).exists():
        found = sorted(glob.glob(local, recursive=True), key=_order)
        if not found:
            raise SourceError(f"{path}: no file or folder matches")
    for item in found:
        for file in expand(item):
            assert isinstance(file, Path)
            try:
                yield str(file), file.stat().st_size
            except OSError:
                yield str(file), 0  # it has gone; who reads it will say so


def local_path(path: str) -> str | None:
    """The path of the local file that is meant; None for an address elsewhere."""
    if path.startswith("file:"):  # as Spark writes paths: file:/a and file:///a
        return unquote(urlsplit(path).path)
    return None if ADDRESS_RE.match(path) else path


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The file, open for reading and seekable. Raises what its file system raises."""
    local = local_path(path)
    if local is not None:
        with open(local, "rb") as stream:
            yield stream
        return
    system, name = _system(path)
    with system.open(name, "rb") as stream:
        yield stream


def _remote_files(path: str) -> Iterator[tuple[str, int]]:
    system, root = _system(path)
    try:
        roots = sorted(system.glob(root), key=_order) if PATTERN_RE.search(root) else [root]
        found = {
            name: info.get("size") or 0
            for start in roots
            for name, info in system.find(start, detail=True).items()
            if not _is_hidden(name, start)
        }
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: cannot be listed: {error}") from error
    if not found:
        raise SourceError(f"{path}: no file to read there; is the address right?")
    for name in sorted(found, key=_order):
        yield system.unstrip_protocol(name), found[name]


def _is_hidden(name: str, root: str) -> bool:
    inside = name[len(root) :] if name.startswith(root) else name
    return any(piece.startswith(".") for piece in inside.split("/"))


def _order(name: str) -> list[str]:
    return name.split("/")


def _system(path: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingPackageError(f"{path}: reading it", "fsspec", "remote") from error
    try:
        system, name = url_to_fs(path)
    except (ImportError, ValueError) as error:  # the store's own package, or no such store
        raise SourceError(f"{path}: {error}") from error
    return system, str(name)
