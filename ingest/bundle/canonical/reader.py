"""Reads canonical bundles in one pass: fence lines and the bytes between them become parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from ingest.bundle.canonical.fence import KEYWORDS, FenceLine, parse, unescape, unglue
from ingest.bundle.canonical.header import BUNDLE_KEYS, read_header
from ingest.bundle.canonical.integrity import find_record
from ingest.bundle.canonical.record import Record, before_last_line, recovered, sealed
from ingest.bundle.canonical.scan import Gap
from ingest.bundle.canonical.segment import EndLines, Segment
from ingest.bundle.codes import refusal
from ingest.bundle.limits import Limits
from ingest.bundle.notices import Notices
from ingest.bundle.oddities import inspect
from ingest.bundle.strings import shown
from ingest.model import Defect, Part

NOT_FILLER_RE = re.compile(rb"^[ \t\r]*[^ \t\r\n#]", re.MULTILINE)
SOUND = frozenset({"verified", "unsealed", "open"})


class Reader:
    """What is known between two fence lines: an open document, its segment, what was unreadable.

    `whole` is False for a reader that starts in the middle of a file: what it cannot judge
    (the beginning, the close lines) it passes over.
    """

    def __init__(self, notices: Notices, limits: Limits, *, whole: bool = True) -> None:
        self._open: Gap | None = None  # the gap before the doc line of the open document
        self._unsealed: Record | None = None  # the last document, if it waits for what follows
        self._notices = notices
        self._limits = limits
        self._whole = whole
        self._segment = Segment()
        self._end_lines = EndLines(notices)
        self._after_bundle = False
        self._unreadable = b""  # the fence line before this gap, if it could not be read
        self._unknown_first: Gap | None = None  # the first fence line, if of another version
        self._fences = 0

    def parts(self, gaps: Iterable[Gap]) -> Iterator[Part]:
        """The documents, in order."""
        for gap in gaps:
            for piece in self._unglued(gap):
                yield from map(self._part, self._step(piece))

    @property
    def is_inside(self) -> bool:
        """Whether what comes next may still belong to a document that has begun."""
        return bool(self._open or self._unsealed)

    def _unglued(self, gap: Gap) -> Iterator[Gap]:
        pieces = unglue(gap.fence) if gap.fence is not None else []
        if len(pieces) < 2:
            yield gap
            return
        self._warn("glued-fence", gap)
        yield replace(gap, fence=pieces[0])
        at = gap.fence_offset
        for before, piece in pairwise(pieces):
            at += len(before)
            yield Gap(at, b"", 0, gap.fence_line, piece, at, gap.fence_line)

    def _step(self, gap: Gap) -> Iterator[Record]:
        """What one gap, and the fence line after it, mean."""
        fence = parse(gap.fence) if gap.fence is not None else None
        self._check_version(gap, fence)
        if self._open:
            yield from self._finish(self._open, gap, fence)
            self._open = None
        else:
            yield from self._between(gap, fence)
        if gap.fence is None:
            self._end_segment()
        else:
            self._notices.add_fence(gap.fence, offset=gap.fence_offset, line=gap.fence_line)
            self._begin(gap, gap.fence, fence)

    def _check_version(self, gap: Gap, fence: FenceLine | None) -> None:
        """Refuse another version, unless the next fence shows that only one line is damaged."""
        first = self._unknown_first
        if fence and fence.known:
            self._unknown_first = None
        elif first and (fence or gap.fence is None):
            offset, line = first.fence_offset, first.fence_line
            raise refusal("unsupported-version", _shown(first), offset=offset, line=line)
        elif fence and self._whole and not self._fences:
            self._unknown_first = gap
        self._fences += 1

    # A document ends.

    def _finish(self, doc: Gap, gap: Gap, fence: FenceLine | None) -> Iterator[Record]:
        if gap.length > self._limits.doc:
            seen = f"{gap.length} bytes"
            raise refusal("too-large", seen, offset=doc.fence_offset, line=doc.fence_line)
        record = partial(Record, doc.fence_offset, doc.fence_line, gap.data, gap.fence_offset)
        if gap.fence is None:
            yield record("open", last=True)
        elif fence is None or not fence.known:
            yield record("damaged")
        elif fence.keyword != "end":
            yield record("open")
        elif fence.sum is None:
            self._unsealed = record("unsealed", fence)
        else:
            yield from sealed(doc, gap, fence)

    def _part(self, record: Record) -> Part:
        header = read_header(record.stored, self._limits)
        fields = dict(header.fields)
        offset, line = record.offset, record.line
        defects = list(record.defects)
        if header.defect:
            defects.append(self._notices.add(header.defect, offset=offset, line=line))
        if record.wrong_size:
            detail = record.wrong_size
            defects.append(self._notices.add("length-mismatch", detail, offset=offset, line=line))
        if record.integrity not in SOUND:
            code = f"integrity:{record.integrity}"
            defects.append(self._notices.add(code, offset=offset, line=line))
        if record.integrity == "open":
            defects += self._end_lines.lacking(
                offset, line, last=record.last, numbered="seq" in fields
            )
        elif record.integrity != "damaged":
            self._end_lines.present()
        self._segment.add(record.end.sum if record.end else None)
        body = unescape(record.stored[header.length :])
        if record.end and record.end.nonl:
            body = _without_newline(body, record.integrity)
        part = Part(
            data=body,
            name=fields.pop("name", None),
            id=fields.pop("id", None),
            index=fields.pop("seq", None),
            attrs=fields,
            header=record.stored[: header.length].decode("utf-8", "backslashreplace") or None,
            integrity=record.integrity,
            offset=record.offset,
            length=record.until - record.offset,
            defects=tuple(defects),
        )
        return inspect(part, self._notices, line=line)

    # Between two documents.

    def _between(self, gap: Gap, fence: FenceLine | None) -> Iterator[Record]:
        """Blank lines and comments, stray text, or a document whose doc line was destroyed."""
        if self._starts_inside():
            return
        skip = 0
        if self._after_bundle and not _is_filler(gap.data):
            header = read_header(gap.data, self._limits, BUNDLE_KEYS)
            skip = header.length
            if header.defect:
                self._notices.add(header.defect, offset=gap.offset, line=gap.line)
        stray = gap.data[skip:]
        defects: list[Defect] = []
        lost = None
        if fence and fence.keyword == "end":
            defects.append(self._warn("orphan-end", gap))
            stored = find_record(self._unreadable + gap.data, fence)
            if stored is not None:
                lost = recovered(gap, stored, fence)
                stray = before_last_line(stray[: max(0, len(stray) - len(stored))])
        is_cut = gap.length > len(gap.data)
        if is_cut or not _is_filler(stray):
            start = gap.offset + skip
            end = gap.offset + gap.length if is_cut else start + len(stray)
            line = gap.line + gap.data.count(b"\n", 0, skip)
            defects.append(self._notices.add_stray(start, end, line))
        if self._unsealed:
            # Text or an end line after a document without sum: it may have been cut short.
            yield replace(self._unsealed, defects=tuple(defects))
            self._unsealed = None
        if lost:
            yield lost

    def _starts_inside(self) -> bool:
        """Whether a document that began before the first byte may still go on."""
        return not self._whole and self._fences == 1

    # A record begins.

    def _begin(self, gap: Gap, line: bytes, fence: FenceLine | None) -> None:
        self._after_bundle = False
        self._unreadable = b""
        if fence is None or not fence.known:
            self._warn("bad-fence" if fence is None else "unsupported-version", gap, _shown(gap))
            self._unreadable = line
            return
        if fence.unknown:
            self._warn("unknown-flag", gap, " ".join(fence.unknown))
        if fence.keyword == "doc":
            self._open = gap
        elif fence.keyword == "bundle":
            self._end_segment()
            self._segment = Segment(gap)
            self._after_bundle = True
        elif fence.keyword == "close":
            if self._whole and (objection := self._segment.objection(fence)):
                code, detail = objection
                self._warn(code, gap, detail)
            self._segment = Segment()
        elif fence.keyword not in KEYWORDS:
            self._warn("unknown-record", gap, fence.keyword)
            self._unreadable = line

    def _end_segment(self) -> None:
        if self._segment.opened_at and self._whole:
            self._warn("no-close", self._segment.opened_at)

    def _warn(self, code: str, gap: Gap, detail: str = "") -> Defect:
        return self._notices.add(code, detail, offset=gap.fence_offset, line=gap.fence_line)


def _shown(gap: Gap) -> str:
    return shown((gap.fence or b"").strip())


def _is_filler(data: bytes) -> bool:
    """Whether there are only blank lines and comments."""
    return not NOT_FILLER_RE.search(data)


def _without_newline(body: bytes, integrity: str) -> bytes:
    """Take off the newline that the writer added."""
    if body.endswith(b"\r\n") and integrity.startswith("modified"):
        return body[:-2]
    return body.removesuffix(b"\n")
