"""Writes documents to a folder: new files only, below that folder only, through no link."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ingest.bundle.names import default_name, safe_name
from ingest.model import Part

NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
NEW_FILE |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
# Without these (Windows), folders are checked by path: good against names, not against races.
RELATIVE = {os.open, os.mkdir} <= os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")

# A link in the way, or a name too long for this file system.
UNUSABLE = frozenset({errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL})


def extract(
    parts: Iterable[Part], folder: str | os.PathLike[str], *, keep_names: bool = False
) -> list[Path]:
    """Write each part to a file and return the paths, in the order of the parts.

    The default names are made of the place and the content. `keep_names` uses the names of
    the parts where they are safe and free. An existing file is never overwritten.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for index, part in enumerate(parts):
        name = (safe_name(part.name) if keep_names and part.name else None) or ""
        if not name or not _write_kept(target, name, part.data):
            name = default_name(index, part.data)
            _write(target, name, part.data)
        paths.append(target / name)
    return paths


def _write_kept(target: Path, name: str, data: bytes) -> bool:
    """Write under a name of the bundle's; False if the name is taken, or its folder is none."""
    try:
        _write(target, name, data)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        return False
    except OSError as error:
        if error.errno in UNUSABLE:
            return False
        raise
    return True


def _write(target: Path, name: str, data: bytes) -> None:
    with os.fdopen(_create(target, name.split("/")), "wb") as file:
        file.write(data)


def _create(target: Path, segments: list[str]) -> int:
    return _create_relative(target, segments) if RELATIVE else _create_by_path(target, segments)


def _create_relative(target: Path, segments: list[str]) -> int:
    """Open a new file, step by step from an open folder, so that no link can lead away."""
    folder = os.open(target, os.O_RDONLY)
    try:
        for segment in segments[:-1]:
            with suppress(FileExistsError):
                os.mkdir(segment, dir_fd=folder)
            inner = os.open(segment, FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(segments[-1], NEW_FILE, 0o666, dir_fd=folder)
    finally:
        os.close(folder)


def _create_by_path(target: Path, segments: list[str]) -> int:
    folder = target
    for segment in segments[:-1]:
        folder = folder / segment
        if folder.is_symlink():
            raise NotADirectoryError(f"a link stands in the way: {folder}")
        folder.mkdir(exist_ok=True)
    return os.open(folder / segments[-1], NEW_FILE, 0o666)
