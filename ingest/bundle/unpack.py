"""Unpacks gzip and Zstandard: several members, damage, padding, and bombs."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from ingest.bundle.codes import refusal
from ingest.bundle.content import BLOCK, Content
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options

GZIP = b"\x1f\x8b"
GZIP_MEMBER = GZIP + b"\x08"  # with the only method there is
GZIP_WINDOW = 31  # zlib.decompressobj: gzip header and trailer, largest window
# A frame, or a frame to be skipped as parallel compressors write them first: RFC 8878, 3.1
ZSTD_RE = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)
ZSTD_STEP = 1 << 10  # a frame may unpack 30,000-fold, and one step is unpacked at once


def unpacked(content: Content, options: Options, notices: Notices) -> Content:
    """The content without compression; itself if it has none."""
    layers = 0
    while True:
        head = content.head(4)
        if head.startswith(GZIP):
            unpack = gunzip
        elif ZSTD_RE.match(head):
            unpack = unzstd
        else:
            return content
        layers += 1
        if layers > options.limits.layers:
            raise refusal("too-many-layers", f"more than {options.limits.layers}")
        packed = _Counted(content.once())
        blocks = unpack(packed, options, notices)
        content = Content.streamed(_bounded(blocks, packed, options))


class _Counted:
    """Blocks, and how many bytes of them were taken."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        for block in self._blocks:
            self.taken += len(block)
            yield block


def _bounded(blocks: Iterable[bytes], packed: _Counted, options: Options) -> Iterator[bytes]:
    limits, total = options.limits, 0
    for block in blocks:
        total += len(block)
        inflated = total > limits.ratio_floor and total > limits.ratio * packed.taken
        if inflated or total > limits.total:
            raise refusal("compression-bomb", f"{total} bytes from {packed.taken}")
        yield block


def gunzip(packed: Iterable[bytes], options: Options, notices: Notices) -> Iterator[bytes]:
    """Unpack gzip members, RFC 1952."""
    source = _Source(packed)
    while True:
        start = source.at
        if not source.startswith(GZIP):
            if source.is_rest_nul():
                notices.add("gz-padding", offset=start)
            else:
                _complain("gz-trailing-garbage", "", start, options, notices)
            return
        try:
            yield from _member(source)
        except EOFError:
            _complain("gz-truncated", "member", start, options, notices)
            return
        except zlib.error as error:
            _complain("gz-corrupt", f"member: {error}", start, options, notices)
            # What follows must not stick to the line at which the damaged member broke off.
            yield b"\n"
            if not source.skip_to(GZIP_MEMBER):
                return
        if source.is_empty():
            return


def _member(source: _Source) -> Iterator[bytes]:
    """Unpack one member; EOFError if the source ends in it."""
    unpack = zlib.decompressobj(GZIP_WINDOW)
    while not unpack.eof:
        data = unpack.unconsumed_tail or source.take()
        if not data:
            raise EOFError
        yield unpack.decompress(data, BLOCK)
    source.give_back(unpack.unused_data)


def _complain(code: str, seen: str, at: int, options: Options, notices: Notices) -> None:
    if not options.salvage:
        raise refusal(code, seen, offset=at)
    notices.add(code, seen, offset=at)


class _Source:
    """Blocks with a place: what was taken too much can be given back."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._rest = b""
        self.at = 0  # of the rest

    def take(self) -> bytes:
        block = self._rest or next(self._blocks, b"")
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
        while len(self._rest) < len(prefix) and (block := next(self._blocks, b"")):
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


def unzstd(packed: Iterable[bytes], options: Options, notices: Notices) -> Iterator[bytes]:
    """Unpack Zstandard frames, RFC 8878."""
    try:
        import zstandard
    except ImportError:
        raise refusal("no-zstandard") from None
    source = _Source(packed)
    unpacker = zstandard.ZstdDecompressor()
    while not source.is_empty():
        start = source.at
        try:
            frame = unpacker.decompressobj()
            while not frame.eof:
                data = source.take()
                if not data:
                    raise zstandard.ZstdError("the data ends in a frame")
                source.give_back(data[ZSTD_STEP:])
                yield frame.decompress(data[:ZSTD_STEP])
            source.give_back(frame.unused_data)
        except zstandard.ZstdError as error:
            _complain("zst-corrupt", f"frame: {error}", start, options, notices)
            yield b"\n"
            if not source.skip_to(b"\x28\xb5\x2f\xfd"):
                return
