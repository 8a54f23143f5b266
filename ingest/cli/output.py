"""Where a command writes: whole files or none, streams as they come."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def writing(target: str | None) -> Iterator[BinaryIO]:
    """A binary stream to a path, or to standard output for None and `-`.

    A regular file appears under its name only when it is whole: it is written beside it, synced
    and renamed, and removed on any error. (click's own atomic files replace the old file also
    after an error.) What is not a regular file, such as a pipe, is written as it is.
    """
    if target is None or target == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    # Tested before links are resolved: /dev/stdout resolves to a name that may not exist.
    if os.path.exists(target) and not os.path.isfile(target):
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
