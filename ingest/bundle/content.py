"""The bytes of a source, which can be read again although the source may be a stream."""

from __future__ import annotations

import io
import re
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

BLOCK = 1 << 20  # large enough that the loop costs nothing, small enough to stay in the cache
GLANCE = 1 << 12  # where the first lines most often tell all
IN_MEMORY = 8 << 20  # of a stream, before a temporary file is used
NOT_BLANK_RE = re.compile(rb"[^ \t\r\n\xef]|\xef(?!\xbb\xbf)")


class Content:
    """Blocks of bytes from an origin on; offsets count from the start of the source.

    A seekable file is read where it stands. Of a stream, what has been read is kept in a
    temporary file, so that `blocks` can start again and `slice` can go anywhere.
    """

    def __init__(self, file: BinaryIO, pending: Iterator[bytes], origin: int = 0) -> None:
        self._file = file
        self._pending = pending
        self._base = file.tell() if file.seekable() else 0
        self.origin = origin

    @classmethod
    def of(cls, source: bytes | BinaryIO) -> Content:
        """The content of bytes, of a seekable file from where it stands, or of a stream."""
        if isinstance(source, bytes | bytearray | memoryview):
            return cls(io.BytesIO(source), iter(()))
        if isinstance(source, str) or not hasattr(source, "read"):
            raise TypeError(f"expected bytes or an open binary file, got {type(source).__name__}")
        if hasattr(source, "seekable") and source.seekable():
            return cls(source, iter(()))
        return cls.streamed(_full_blocks(source))

    @classmethod
    def streamed(cls, blocks: Iterable[bytes]) -> Content:
        """The content of a stream of blocks."""
        spool = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115
        content = cls(spool, (block for block in blocks if block))
        weakref.finalize(content, spool.close)
        return content

    def blocks(
        self, start: int | None = None, end: int | None = None, *, first: int = BLOCK
    ) -> Iterator[bytes]:
        """The bytes from `start` (or the origin) to `end`, in blocks.

        Blocks grow from the size of the `first` one, for those who expect to stop soon.
        """
        at = self.origin if start is None else start
        size = first
        while end is None or at < end:
            block = self._stored(at, size if end is None else min(size, end - at))
            if block:
                at += len(block)
                size = min(2 * size, BLOCK)
                yield block
            elif not self._pull():
                return

    def once(self) -> Iterator[bytes]:
        """The bytes from the origin on, without keeping what has not been read yet.

        Nothing else can be asked of the content of a stream afterwards.
        """
        at = self.origin
        while block := self._stored(at, BLOCK):
            at += len(block)
            yield block
        yield from self._pending

    def slice(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end`; fewer at the end of the source."""
        if start >= end:
            return b""
        data = self._stored(start, end - start)
        if len(data) == end - start:
            return data
        return data + b"".join(self.blocks(start + len(data), end))

    def head(self, size: int) -> bytes:
        """The first bytes from the origin on."""
        return self.slice(self.origin, self.origin + size)

    def size(self) -> int:
        """Where the source ends; reads a stream to its end."""
        while self._pull():
            pass
        return max(0, self._file.seek(0, io.SEEK_END) - self._base)

    def places_of(self, needle: bytes) -> Iterator[int]:
        """Where the needle, which is lower-case, stands in any case; counted from the origin."""
        carry, base = b"", 0
        for block in self.blocks():
            window = carry + block.lower()
            at = window.find(needle)
            while at >= 0:
                yield base + at
                at = window.find(needle, at + 1)
            carry = window[max(0, len(window) - len(needle) + 1) :]
            base += len(window) - len(carry)

    def is_blank(self, start: int, end: int) -> bool:
        """Whether only blanks, line ends and byte-order marks stand there."""
        carry = b""
        for block in self.blocks(start, end, first=GLANCE):
            text = carry + block
            found = NOT_BLANK_RE.search(text)
            if found and found.start() < len(text) - 2:
                return False
            # What was found in the last two bytes may be the start of a byte-order mark.
            carry = text[found.start() :] if found else b""
        return not carry

    def _stored(self, at: int, size: int) -> bytes:
        self._file.seek(self._base + at)
        return _checked(self._file.read(size))

    def _pull(self) -> bool:
        """Move one more block of the stream into the file."""
        block = next(self._pending, b"")
        if block:
            self._file.seek(0, io.SEEK_END)
            self._file.write(block)
        return bool(block)


def _full_blocks(source: BinaryIO) -> Iterator[bytes]:
    """Blocks of one size, however little a pipe gives at once, so that results are the same."""
    pieces: list[bytes] = []
    missing = BLOCK
    while piece := _checked(source.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
        if not missing:
            yield b"".join(pieces)
            pieces, missing = [], BLOCK
    yield b"".join(pieces)


def _checked(block: object) -> bytes:
    if isinstance(block, bytes):
        return block
    raise TypeError(f"expected a binary file, its read() gives {type(block).__name__}")
