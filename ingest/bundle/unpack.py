"""Unpacks gzip and Zstandard: several members, damage, padding, and bombs."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol

from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options

GZIP = b"\x1f\x8b"
GZIP_MEMBER = GZIP + b"\x08"  # with the only method there is
GZIP_WINDOW = 31  # zlib.decompressobj: gzip header and trailer, largest window
# A frame, or a frame to be skipped as parallel compressors write them first: RFC 8878, 3.1
ZSTD_RE = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
ZSTD_FRAME = b"\x28\xb5\x2f\xfd"
ZSTD_STEP = 1 << 10  # bytes unpacked at once: a frame may unpack 30,000-fold
GZIP_STEP = 1 << 15  # bytes; what is left over of a step is copied
PIECE = 1 << 18  # bytes unpacked at once; as much may be lost before a wrong checksum
BREAK = b"\n"  # what follows damage must not stick to the line at which it broke off


def pack_of(head: bytes) -> str | None:
    """How a file is packed that starts with these bytes: "gz", "zst", or not."""
    if head.startswith(GZIP):
        return "gz"
    return "zst" if ZSTD_RE.match(head) else None


def unpacked(
    content: Content,
    options: Options,
    notices: Notices,
    members: list[tuple[int, int]] | None = None,
) -> Content:
    """The content without compression; itself if it has none.

    `members` takes the offsets of the members or frames, packed and plain, as they are read.
    """
    layers = 0
    while pack := pack_of(content.head(4)):
        layers += 1
        if layers > options.limits.layers:
            raise refusal("too-many-layers", f"more than {options.limits.layers}")
        work = _Work(_Source(content.once()), options, notices, members)
        blocks = gunzip(work) if pack == "gz" else unzstd(work)
        content = Content.streamed(_bounded(blocks, work))
    return content


class _Work:
    """What unpacking needs to know, and how far it has come."""

    def __init__(
        self,
        source: _Source,
        options: Options,
        notices: Notices,
        members: list[tuple[int, int]] | None,
    ) -> None:
        self.source = source
        self.given = 0
        self.limits = options.limits
        self._salvage = options.salvage
        self._notices = notices
        self._members = members

    def begin(self) -> int:
        """Here a member starts."""
        if self._members is not None:
            self._members.append((self.source.at, self.given))
        return self.source.at

    def note(self, code: str, at: int) -> None:
        """Warn about something harmless."""
        self._notices.add(code, offset=at)

    def complain(self, code: str, seen: str, at: int) -> None:
        """Refuse damage, or warn about it in salvage mode."""
        if not self._salvage:
            raise refusal(code, seen, offset=at) from None
        self._notices.add(code, seen, offset=at)


def _bounded(blocks: Iterable[bytes], work: _Work) -> Iterator[bytes]:
    limits = work.limits
    for block in blocks:
        work.given += len(block)
        most = limits.ratio * work.source.read
        if work.given > limits.total or (work.given > limits.ratio_floor and work.given > most):
            raise refusal("compression-bomb", f"{work.given} bytes from {work.source.read}")
        yield block


def gunzip(work: _Work) -> Iterator[bytes]:
    """Unpack gzip members, RFC 1952."""
    source = work.source
    while not source.is_empty():
        start = work.begin()
        if not source.startswith(GZIP):
            if source.is_rest_nul():
                work.note("gz-padding", start)
            else:
                work.complain("gz-trailing-garbage", "", start)
            return
        member = zlib.decompressobj(GZIP_WINDOW)
        try:
            yield from _one(source, member, partial(_inflated, member), GZIP_STEP)
        except (EOFError, zlib.error) as error:
            code = "gz-truncated" if isinstance(error, EOFError) else "gz-corrupt"
            work.complain(code, str(error), start)
            yield BREAK
            source.skip_to(GZIP_MEMBER)


def _inflated(member: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while True:
        piece = member.decompress(data, PIECE)
        yield piece
        data = member.unconsumed_tail
        # A full piece may leave output behind even when all input was taken.
        if member.eof or not (data or len(piece) == PIECE):
            return


def unzstd(work: _Work) -> Iterator[bytes]:
    """Unpack Zstandard frames, RFC 8878."""
    try:
        import zstandard
    except ImportError:
        raise refusal("no-zstandard") from None
    source = work.source
    unpacker = zstandard.ZstdDecompressor()
    while not source.is_empty():
        start = work.begin()
        frame = unpacker.decompressobj()
        try:
            yield from _one(source, frame, partial(_at_once, frame.decompress), ZSTD_STEP)
        except (EOFError, zstandard.ZstdError) as error:
            work.complain("zst-corrupt", str(error), start)
            yield BREAK
            source.skip_to(ZSTD_FRAME)


def _at_once(decompress: Callable[[bytes], bytes], data: bytes) -> Iterator[bytes]:
    yield decompress(data)


class _Unpacker(Protocol):
    """What zlib and zstandard have in common."""

    @property
    def eof(self) -> bool:
        """Whether the end of the member or frame was reached."""

    @property
    def unused_data(self) -> bytes:
        """What follows the end."""


def _one(
    source: _Source,
    unpacker: _Unpacker,
    unpack: Callable[[bytes], Iterable[bytes]],
    step: int,
) -> Iterator[bytes]:
    """Unpack one member or frame, and give back what follows it, or what follows the damage."""
    while not unpacker.eof:
        block = source.take()
        if not block:
            raise EOFError("the data is cut off")
        for at in range(0, len(block), step):
            try:
                yield from unpack(block[at : at + step])
            except Exception:
                source.give_back(block[max(at, 1) :])  # not the start of this member again
                raise
            if unpacker.eof:
                source.give_back(unpacker.unused_data + block[at + step :])
                break


class _Source:
    """Blocks with a place: what was taken too much can be given back."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._rest = b""
        self.at = 0  # of the rest
        self.read = 0

    def _next(self) -> bytes:
        block = next(self._blocks, b"")
        self.read += len(block)
        return block

    def take(self) -> bytes:
        block = self._rest or self._next()
        self._rest = b""
        self.at += len(block)
        return block

    def give_back(self, data: bytes) -> None:
        self._rest = data + self._rest
        self.at -= len(data)

    def is_empty(self) -> bool:
        self.give_back(self.take())
        return not self._rest

    def startswith(self, prefix: bytes) -> bool:
        while len(self._rest) < len(prefix) and (block := self._next()):
            self._rest += block
        return self._rest.startswith(prefix)

    def is_rest_nul(self) -> bool:
        while block := self.take():
            if block.strip(b"\0"):
                return False
        return True

    def skip_to(self, mark: bytes) -> bool:
        """Go to the next mark; False if there is none."""
        while not self.startswith(mark):
            window = self.take() + self.take()
            if len(window) < len(mark):
                return False
            found = window.find(mark)
            self.give_back(window[found if found >= 0 else 1 - len(mark) :])
        return True
