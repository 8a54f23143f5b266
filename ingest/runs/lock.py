"""A lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO


def locked(path: str) -> BinaryIO | None:
    """The file, made if missing, open and locked; None while another process holds it.

    Raises OSError when it cannot be opened.
    """
    while True:
        stream = open(path, "r+b", buffering=0, opener=_opener)  # noqa: SIM115
        if not _lock(stream.fileno()):
            stream.close()
            return None
        try:
            if os.path.samestat(os.fstat(stream.fileno()), os.stat(path)):
                return stream
        except FileNotFoundError:
            pass
        # Its owner finished and removed it between the two steps: there is a new one to lock.
        stream.close()


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CREAT, 0o666)


def _lock(handle: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system that has no locks
        return True
    return True
