"""Finds one document of a canonical bundle without reading the rest.

An index is a file beside the bundle, with a line for each document. It is a cache: what does not
fit the bundle is ignored, and the bundle read instead.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.bundle.canonical.fence import FenceLine, parse
from ingest.bundle.canonical.header import QUOTED_RE, read_header
from ingest.bundle.canonical.scan import Gap, gaps
from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.dialects.canonical import is_canonical
from ingest.bundle.limits import Limits
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options
from ingest.bundle.reading import read
from ingest.bundle.unpack import unpacked
from ingest.model import Part

SUFFIX = ".idx"


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a document is: the offset of its member in the file (0 in a file that is not
    packed), its offset in the unpacked member, its stored length and its sum."""

    seq: str
    member: int
    start: int
    length: int
    sum: str
    name: str

    def line(self) -> str:
        """The entry as a line of an index."""
        name = json.dumps(self.name) if QUOTED_RE.search(self.name) else self.name
        fields = (self.seq, self.member, self.start, self.length, self.sum, name)
        return "\t".join(map(str, fields)) + "\n"


def entry_of(line: str) -> Entry | None:
    """The entry of a line of an index; None if it is none."""
    fields = line.rstrip("\n").split("\t")
    try:
        seq, member, start, length, digits, name = fields
        name = json.loads(name) if name.startswith('"') else name
        return Entry(seq, int(member), int(start), int(length), digits, str(name))
    except (ValueError, RecursionError):
        return None


def index(path: str | os.PathLike[str]) -> Iterator[Entry]:
    """The sealed documents of a canonical bundle, packed or not."""
    options = Options()
    limits = options.limits
    members: list[tuple[int, int]] = []
    with open(path, "rb") as file:
        packed = Content.of(file)
        content = unpacked(packed, options, Notices(limits), members)
        if not is_canonical(content, options):
            raise refusal("no-fences", "not a canonical bundle")
        doc: Gap | None = None
        for gap in gaps(content.once(), content.origin, limits.doc + 1, limits.fence):
            fence = parse(gap.fence) if gap.fence else None
            if doc and fence and fence.keyword == "end" and fence.sum:
                yield _entry(doc, gap, fence, limits, members)
            doc = gap if fence and fence.known and fence.keyword == "doc" else None


def _entry(
    doc: Gap, gap: Gap, end: FenceLine, limits: Limits, members: list[tuple[int, int]]
) -> Entry:
    at = bisect_right(members, doc.fence_offset, key=lambda member: member[1]) - 1
    member, plain = members[at] if at >= 0 else (0, 0)
    fields = dict(read_header(gap.data, limits).fields)
    return Entry(
        fields.get("seq", ""),
        member,
        doc.fence_offset - plain,
        gap.fence_offset - doc.fence_offset,
        (end.sum or b"").decode(),
        fields.get("name", ""),
    )


def write_index(path: str | os.PathLike[str]) -> Path:
    """Write the index of a bundle beside it, and return its path."""
    target = Path(os.fspath(path) + SUFFIX)
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(entry.line() for entry in index(path))
    return target


def read_entry(path: str | os.PathLike[str], entry: Entry) -> Part | None:
    """The document of an entry; None if the bundle has changed since."""
    limits = Limits()
    if not 0 <= entry.length <= limits.doc or min(entry.member, entry.start) < 0:
        return None
    with open(path, "rb") as file:
        file.seek(entry.member)
        content = unpacked(Content.of(file), Options(), Notices(limits))
        data = content.slice(entry.start, entry.start + entry.length + limits.fence)
    end_line, newline, _ = data[entry.length :].partition(b"\n")
    end = parse(end_line + newline)
    if not end or end.size != entry.length or (end.sum or b"").decode() != entry.sum:
        return None
    part = next(iter(read(data[: entry.length] + end_line + newline)), None)
    return replace(part, offset=entry.start) if part and part.integrity == "verified" else None


def find(path: str | os.PathLike[str], key: str) -> Part | None:
    """The document with this name, number or id; by the index if there is one that fits."""
    for entry in _indexed(path):
        if key in (entry.name, entry.seq):
            part = read_entry(path, entry)
            if part and key in (part.name, part.index):
                return part
            break
    with open(path, "rb") as file:
        for part in read(file):
            if key in (part.name, part.index, part.id):
                return part
    return None


def _indexed(path: str | os.PathLike[str]) -> Iterator[Entry]:
    target = Path(os.fspath(path) + SUFFIX)
    if target.is_file():
        with open(target, encoding="utf-8", errors="replace", newline="\n") as lines:
            yield from filter(None, map(entry_of, lines))
