"""Where a writer writes to: a file as it is, or gzip members or Zstandard frames of one size."""

from __future__ import annotations

import zlib
from typing import BinaryIO, Literal, Protocol

from ingest.bundle.codes import refusal

Pack = Literal["gz", "zst"]
PACKS = ("gz", "zst")
MEMBER = 512 << 10  # bytes of plain text: small enough to read one for one document
GZIP_WINDOW = 31  # zlib.compressobj: gzip header without name and time, largest window


class Sink(Protocol):
    """Takes the bytes of a bundle; a member may only end at a boundary."""

    def write(self, data: bytes) -> None:
        """Take some bytes."""

    def boundary(self) -> None:
        """Here a new member may start."""

    def finish(self) -> None:
        """Write what is left."""


def sink_for(out: BinaryIO, pack: str | None, member: int) -> Sink:
    """What writes to a file, packed or not."""
    if member < 1:
        raise ValueError(f"a member needs at least one byte, not {member}")
    if pack is None:
        return _Plain(out)
    if pack == "gz":
        return _Gzip(out, member)
    if pack == "zst":
        return _Zstandard(out, member)
    raise ValueError(f"unknown pack {pack!r}; there are: {', '.join(PACKS)}")


class _Plain:
    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, data: bytes) -> None:
        self._out.write(data)

    def boundary(self) -> None:
        pass

    def finish(self) -> None:
        pass


class _Gzip:
    def __init__(self, out: BinaryIO, member: int) -> None:
        self._out = out
        self._member = member
        self._begin()

    def _begin(self) -> None:
        self._size = 0
        self._compress = zlib.compressobj(wbits=GZIP_WINDOW)

    def write(self, data: bytes) -> None:
        self._size += len(data)
        self._out.write(self._compress.compress(data))

    def boundary(self) -> None:
        if self._size >= self._member:
            self._out.write(self._compress.flush())
            self._begin()

    def finish(self) -> None:
        self._out.write(self._compress.flush())


class _Zstandard:
    """Frames with content size and checksum: the size must be known first."""

    def __init__(self, out: BinaryIO, member: int) -> None:
        try:
            import zstandard
        except ImportError:
            raise refusal("no-zstandard") from None
        self._out = out
        self._member = member
        self._compress = zstandard.ZstdCompressor(write_checksum=True, write_content_size=True)
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> None:
        self._pieces.append(data)
        self._size += len(data)

    def boundary(self) -> None:
        if self._size >= self._member:
            self.finish()

    def finish(self) -> None:
        self._out.write(self._compress.compress(b"".join(self._pieces)))
        self._pieces, self._size = [], 0
