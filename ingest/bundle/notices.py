"""The warnings of one reading, gathered while it goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b

from ingest.bundle.codes import is_damage, refusal
from ingest.bundle.limits import Limits
from ingest.model import Defect

DIGEST = 16  # bytes that stand for a name, however long it is


@dataclass(frozen=True, slots=True)
class Notice:
    """One warning. `offset` is in bytes, `line` counts from 1; None where there is no one place."""

    code: str
    offset: int | None = None
    line: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FenceSeen:
    """A fence line of the dialect that was read."""

    offset: int
    line: int
    text: str


class Notices:
    """Collects warnings; in strict mode, raises the first one that means damage."""

    def __init__(self, limits: Limits, *, strict: bool = False) -> None:
        self.listed: list[Notice] = []
        self.fences: list[FenceSeen] = []
        self.stray: list[tuple[int, int]] = []
        self.counts: Counter[str] = Counter()
        self._seen: dict[str, set[bytes]] = {}
        self._limits = limits
        self._strict = strict

    def add(
        self, code: str, detail: str = "", *, offset: int | None = None, line: int | None = None
    ) -> Defect:
        """Record a warning and return it as the defect of a part."""
        if self._strict and is_damage(code):
            raise refusal(code, detail, offset=offset, line=line)
        self.counts[code] += 1
        if self.counts[code] <= self._limits.listed:
            self.listed.append(Notice(code, offset, line, detail))
        return Defect(code, offset, detail)

    def add_stray(self, start: int, end: int, line: int | None = None) -> Defect:
        """Record text outside the documents."""
        defect = self.add("stray-text", f"bytes {start} to {end}", offset=start, line=line)
        if len(self.stray) < self._limits.listed:
            self.stray.append((start, end))
        return defect

    def add_fence(self, text: bytes, *, offset: int, line: int) -> None:
        """List a fence line, unless the list is full."""
        if len(self.fences) < self._limits.listed:
            shown = text.decode("utf-8", "backslashreplace").strip()
            self.fences.append(FenceSeen(offset, line, shown))

    def repeats(self, kind: str, value: str) -> bool:
        """Whether this value of this kind was asked for before."""
        seen = self._seen.setdefault(kind, set())
        digest = blake2b(value.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()
        if digest in seen:
            return True
        if len(seen) < self._limits.tracked:
            seen.add(digest)
        return False
