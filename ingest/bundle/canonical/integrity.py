"""The seal of a document: the sum, and the whole-file changes it can prove and undo."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from ingest.bundle.canonical.fence import DOC_LINE, FenceLine

SUM_DIGITS = 32

# Windows-1252 as editors practise it: the five bytes it leaves open are C1 controls.
CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
CP1252_BYTE = {ord(char): byte for byte, char in CP1252.items()}

SAMPLE = 128  # of two runs of this many marks, one sample falls into
MARKS = 256  # no orthography stacks so many; normalizing takes their square


def digest(*pieces: bytes) -> bytes:
    """The sum over these bytes: the first 32 hex digits of their SHA-256."""
    sha256 = hashlib.sha256()
    for piece in pieces:
        sha256.update(piece)
    return sha256.hexdigest()[:SUM_DIGITS].encode()


@dataclass(frozen=True, slots=True)
class Checked:
    """The integrity of a sealed document, its stored bytes and its size, damage undone."""

    integrity: str
    stored: bytes
    size: int


def check(line: bytes, stored: bytes, end: FenceLine) -> Checked:
    """Check a sealed document: `line` is its doc line, `stored` what follows up to its end."""
    tail = b"nonl" if end.nonl else b""
    size = len(line) + len(stored)
    if digest(line, stored, tail) == end.sum:
        return Checked("verified", stored, size)
    for change, record in undone(line + stored):
        if digest(record, tail) == end.sum:
            return Checked(f"repaired:{change}", record[record.find(b"\n") + 1 :], len(record))
    return Checked("modified" if size == end.size else "modified:length", stored, size)


def find_record(before: bytes, end: FenceLine) -> bytes | None:
    """The stored bytes of a document whose doc line was destroyed, found through `bytes`."""
    size = (end.size or 0) - len(DOC_LINE)
    if end.sum is None or not 0 <= size <= len(before):
        return None
    stored = before[len(before) - size :]
    return stored if digest(DOC_LINE, stored, b"nonl" if end.nonl else b"") == end.sum else None


def undone(record: bytes) -> Iterator[tuple[str, bytes]]:
    """The record with one well-known whole-file change undone, each under its name."""
    yield from _undone(record, "")
    if b"\r\n" in record:
        record = record.replace(b"\r\n", b"\n")
        yield "crlf", record
        yield from _undone(record, "crlf+")


def _undone(record: bytes, before: str) -> Iterator[tuple[str, bytes]]:
    if record.isascii():
        return
    try:
        text = record.decode()
    except UnicodeDecodeError:
        yield before + "cp1252", record.decode("latin-1").translate(CP1252).encode()
        return
    with suppress(UnicodeEncodeError):
        yield before + "mojibake", text.translate(CP1252_BYTE).encode("latin-1")
    if not _has_long_run_of_marks(text):
        yield before + "nfc", unicodedata.normalize("NFC", text).encode()
        yield before + "nfd", unicodedata.normalize("NFD", text).encode()


def _has_long_run_of_marks(text: str) -> bool:
    """Whether so many combining marks stand in a row that ordering them would take too long."""
    for sample in range(0, len(text), SAMPLE):
        run = sample
        while run < len(text) and unicodedata.combining(text[run]):
            run += 1
        if run - sample > MARKS - SAMPLE:
            return True
    return False
