"""Open dictionaries, packed or not, and read their lines."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from ingest.lexicon.importers.model import Damage, Flaw

GZIP, XZ, BZIP2 = b"\x1f\x8b", b"\xfd7zXZ\0", b"BZh"
# Longer lines are no entries: they would be read into memory whole.
LONGEST_LINE = 16_000_000
HEAD = 65_536
BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A stream of the unpacked bytes (gzip, xz, bzip2, by their first bytes). Raises OSError for
    a file that cannot be opened, Damage for packed data that end early or make no sense."""
    with path.open("rb") as raw:
        magic = raw.read(6)
        raw.seek(0)
        try:
            if magic.startswith(GZIP):
                with gzip.open(raw) as stream:
                    yield cast(BinaryIO, stream)
            elif magic.startswith(XZ):
                with lzma.open(raw) as stream:
                    yield cast(BinaryIO, stream)
            elif magic.startswith(BZIP2):
                with bz2.open(raw) as stream:
                    yield cast(BinaryIO, stream)
            else:
                yield raw
        except BROKEN as error:
            raise Damage(f"the packed data are damaged: {error}") from error


def head(path: Path) -> bytes:
    """The first bytes, unpacked; what there is of them when the file is damaged."""
    found = b""
    try:
        with opened(path) as stream:
            while len(found) < HEAD and (more := stream.read(1024)):
                found += more
    except Damage:
        pass
    return found


def lines(path: Path) -> Iterator[tuple[int, str] | Flaw]:
    """The numbered lines without their ends; a Flaw for one that is too long or not UTF-8."""
    with opened(path) as stream:
        number = 0
        while line := stream.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE:
                yield Flaw(number, f"longer than {LONGEST_LINE} bytes")
                while len(line) == LONGEST_LINE:
                    line = stream.readline(LONGEST_LINE)
                continue
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                yield Flaw(number, f"byte {error.start} is not UTF-8")
                continue
            yield number, text.rstrip("\r\n")
