"""What stands between a doc line and an end line with a sum: one document, or two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ingest.bundle.canonical.fence import DOC_LINE, FenceLine
from ingest.bundle.canonical.integrity import check, find_record
from ingest.bundle.canonical.scan import Gap
from ingest.model import Defect


@dataclass(frozen=True, slots=True)
class Record:
    """A document as stored, between its doc line and the fence that ends it."""

    offset: int
    line: int
    stored: bytes
    until: int
    integrity: str
    end: FenceLine | None = None
    last: bool = False
    wrong_size: str = ""  # what is announced and what there is, if the sum is right all the same
    defects: tuple[Defect, ...] = ()


def sealed(doc: Gap, gap: Gap, end: FenceLine) -> Iterator[Record]:
    """The document between a doc line and its end line, checked; or two, if a destroyed doc
    line made them one. Each gap is given with the fence line after it."""
    record = partial(Record, doc.fence_offset, doc.fence_line)
    checked = check(doc.fence or b"", gap.data, end)
    second = _inner(gap, end) if checked.integrity == "modified:length" else None
    if second is None:
        wrong = checked.size != end.size and not checked.integrity.startswith("modified")
        detail = f"bytes={end.size}, found {checked.size}" if wrong else ""
        yield record(checked.stored, gap.fence_offset, checked.integrity, end, wrong_size=detail)
    elif len(gap.data) - len(second.stored) < len(DOC_LINE) - 1:
        # No room for another doc line: this one was changed, and read all the same.
        yield record(second.stored, gap.fence_offset, second.integrity, end)
    else:
        before = before_last_line(gap.data[: len(gap.data) - len(second.stored)])
        yield record(before, second.offset, "open")
        yield second


def _inner(gap: Gap, end: FenceLine) -> Record | None:
    """The document at the end of a gap that an `end` line leads back to.

    An escaped doc line is not destroyed: it is part of a bundle that the document quotes.
    """
    stored = find_record(gap.data, end)
    if stored is None:
        return None
    before = before_last_line(gap.data[: len(gap.data) - len(stored)])
    return None if gap.data.startswith(b"\\", len(before)) else recovered(gap, stored, end)


def recovered(gap: Gap, stored: bytes, end: FenceLine) -> Record:
    """The document that an `end` line leads back to."""
    offset = gap.fence_offset - (end.size or 0)
    line = gap.fence_line - stored.count(b"\n") - 1
    return Record(offset, line, stored, gap.fence_offset, "repaired:begin", end)


def before_last_line(data: bytes) -> bytes:
    """The data without its last line."""
    return data[: data.rfind(b"\n", 0, max(0, len(data) - 1)) + 1]
