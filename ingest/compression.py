"""gzip and Zstandard for whole files, chosen by the end of the file's name."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from ingest.errors import MissingPackageError, SourceError

PACKS = (".gz", ".zst")
ZSTD_LEVEL = 3  # the library's own default


def pack_of(name: str) -> str:
    """`.gz`, `.zst`, or nothing."""
    return next((pack for pack in PACKS if name.lower().endswith(pack)), "")


def bare(name: str) -> str:
    """The name without `.gz` or `.zst`."""
    pack = pack_of(name)
    return name[: len(name) - len(pack)]


@contextmanager
def packing(out: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """A stream that packs what is written to it as the name asks for; `out` stays open.

    Raises MissingPackageError when `.zst` is asked for without zstandard.
    """
    pack = pack_of(name)
    if pack == ".gz":
        # Without name and time: the same documents give the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as stream:
            yield cast(BinaryIO, stream)
    elif pack == ".zst":
        compressor = _zstandard().ZstdCompressor(level=ZSTD_LEVEL)
        with compressor.stream_writer(out, closefd=False) as stream:
            yield stream
    else:
        yield out


@contextmanager
def unpacking(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """A stream of what is in the file. Raises MissingPackageError as `packing`, and SourceError
    where the file is damaged."""
    pack = pack_of(name)
    if not pack:
        yield file
    elif pack == ".gz":
        try:
            with gzip.GzipFile(fileobj=file) as stream:
                yield cast(BinaryIO, stream)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise SourceError(f"{name}: damaged: {error}") from error
    else:
        zstandard = _zstandard()
        try:
            reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
            with io.BufferedReader(reader) as buffered:
                yield cast(BinaryIO, buffered)
        except zstandard.ZstdError as error:
            raise SourceError(f"{name}: damaged: {error}") from error


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise MissingPackageError("`.zst`", "zstandard", "zstd") from error
    return zstandard
