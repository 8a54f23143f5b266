"""Where a command writes: whole files or none, streams as they come."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

# Opened by name, standard output that goes to a file would be cut to nothing, or replaced.
STDOUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def is_replaceable(target: str | None) -> bool:
    """Whether a regular file is written, which may appear only when it is whole."""
    if target is None or target in STDOUT or target.startswith("/dev/"):
        return False
    return not os.path.exists(target) or os.path.isfile(target)


@contextmanager
def writing(target: str | None) -> Iterator[BinaryIO]:
    """A binary stream to a path, or to standard output for None and `-`.

    A regular file appears under its name only when it is whole: it is written beside it, synced
    and renamed, and removed on any error. (click's own atomic files replace the old file also
    after an error.) What is not a regular file, such as a pipe, is written as it is.
    """
    if target is None or target in STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    # Tested before links are resolved: /dev/fd/3 resolves to a name that may not exist.
    if not is_replaceable(target):
        with open(target, "wb") as stream:
            yield stream
        return
    path = Path(os.path.realpath(target))
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".ingest-")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
