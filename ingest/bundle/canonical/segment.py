"""What the documents of a file say about each other: close lines, and end lines that lack."""

from __future__ import annotations

import hashlib

from ingest.bundle.canonical.fence import FenceLine
from ingest.bundle.canonical.scan import Gap
from ingest.bundle.notices import Notices
from ingest.model import Defect


class Segment:
    """The documents since the last `bundle` or `close` line, for the next `close` line."""

    def __init__(self, opened_at: Gap | None = None) -> None:
        self.opened_at = opened_at
        self._docs = 0
        self._sums = hashlib.sha256()

    def add(self, digest: bytes | None) -> None:
        """Count a document and its sum, None if it is not sealed."""
        self._docs += 1
        self._sums.update((digest or b"") + b"\n")

    def objection(self, close: FenceLine) -> tuple[str, str] | None:
        """Why the close line does not confirm the segment: a code and a detail."""
        if close.docs != self._docs:
            return "docs-missing", f"{close.docs} announced, {self._docs} found"
        if close.sum != self._sums.hexdigest()[: len(close.sum or b"")].encode():
            return "order-or-content", f"of {self._docs} documents"
        return None


class EndLines:
    """Whether a document without `end` line is normal: it is, if no other document has one."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices
        self._any = False
        self._lacking: tuple[int, int] | None = None  # offset and line of the first, for later

    def present(self) -> None:
        """A document had its end line."""
        self._any = True
        if self._lacking:
            offset, line = self._lacking
            self._notices.add("missing-end", offset=offset, line=line)
            self._lacking = None

    def lacking(self, offset: int, line: int, *, last: bool, numbered: bool) -> tuple[Defect, ...]:
        """The defects of a document that had none; `numbered` if a writer made it."""
        if self._any or numbered:
            code = "truncated" if last else "missing-end"
            return (self._notices.add(code, offset=offset, line=line),)
        if not last and not self._lacking:
            self._lacking = (offset, line)
        return ()
