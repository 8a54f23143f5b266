"""Writes canonical bundles in one pass."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ingest.bundle.canonical.fence import DOC_LINE, MARK, escape
from ingest.bundle.canonical.header import REGISTERED, write_header
from ingest.bundle.canonical.integrity import SUM_DIGITS, digest
from ingest.bundle.canonical.sink import MEMBER, sink_for
from ingest.bundle.limits import Limits
from ingest.model import Defect, Part

HEAD = MARK + b"bundle ===\n"
NOT_KEY_RE = re.compile(r"[^a-z0-9]+")
KEY_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Written:
    """How many documents were written, in how many bytes before packing, and what had to be
    left out of headers."""

    documents: int
    length: int
    defects: tuple[Defect, ...] = ()


def write(
    parts: Iterable[Part],
    out: BinaryIO,
    *,
    seal: bool = True,
    head: bool = True,
    close: bool = True,
    title: str | None = None,
    numbered: bool = True,
    pack: str | None = None,
    member: int = MEMBER,
) -> Written:
    """Write the parts as one segment: a bundle, or what can be appended to one.

    `seal` adds the sums, `head` the line that starts the segment (and holds the title),
    `close` the line that counts and confirms its documents, `numbered` the key `seq`. `pack`
    may be "gz" or "zst"; then each `member` can be unpacked alone: one that is smaller goes on
    with the next document.
    """
    sink = sink_for(out, pack, member)
    documents = length = 0
    sums = hashlib.sha256()
    defects: list[Defect] = []
    if head:
        header = write_header([("title", title)] if title else [])
        sink.write(HEAD + header + b"\n")
        length += len(HEAD) + len(header) + 1
    for documents, part in enumerate(parts, 1):
        header, left_out = _header(part, str(documents - 1) if numbered else None)
        if left_out:
            detail = f"document {documents - 1}: {', '.join(left_out)}"
            defects.append(Defect("header-too-large", length, detail))
        record, end, digits = _record(header, part.data, seal)
        sums.update(digits + b"\n")
        sink.boundary()
        sink.write(record)
        sink.write(end)
        length += len(record) + len(end)
    if close:
        digits = sums.hexdigest()[:SUM_DIGITS].encode()
        line = MARK + b"close docs=%d sum=%s ===\n" % (documents, digits)
        length += len(line)
        sink.write(line)
    sink.finish()
    return Written(documents, length, tuple(defects))


def _record(header: bytes, data: bytes, seal: bool) -> tuple[bytes, bytes, bytes]:
    """A document as stored, its end line and its sum."""
    nonl = b"nonl" if data and not data.endswith(b"\n") else b""
    record = b"".join((DOC_LINE, header, b"\n", escape(data), b"\n" if nonl else b""))
    flag = b" nonl" if nonl else b""
    if not seal:
        return record, MARK + b"end" + flag + b" ===\n", b""
    digits = digest(record, nonl)
    end = MARK + b"end bytes=%d sum=%s%s ===\n" % (len(record), digits, flag)
    return record, end, digits


def _header(part: Part, seq: str | None) -> tuple[bytes, list[str]]:
    """The header lines of a document, and the keys that did not fit into the limits."""
    limits = Limits()
    room = limits.header - 2  # the blank line, with a CR should one be added on the way
    kept: list[bytes] = []
    left_out = []
    for key, value in _fields(part, seq):
        line = write_header([(key, value)])
        if len(kept) < limits.fields and len(line) + 1 <= room:
            kept.append(line)
            room -= len(line) + 1
        else:
            left_out.append(key)
    return b"".join(kept), left_out


def _fields(part: Part, seq: str | None) -> Iterator[tuple[str, str]]:
    own = {"seq": seq, "name": part.name, "id": part.id, "x-label": part.label}
    for key, value in own.items():
        if value is not None:
            yield key, value
    for key, value in part.attrs.items():
        written = _key(key)
        if own.get(written) is None:
            yield written, value


def _key(key: str) -> str:
    """The header key for an attribute: as it is if registered, else with `x-` before it."""
    key = key.lower()
    if key in REGISTERED and key not in ("seq", "name", "id"):
        return key
    plain = NOT_KEY_RE.sub("-", key.removeprefix("x-")).strip("-") or "attribute"
    return f"x-{plain}"[:KEY_LENGTH]
