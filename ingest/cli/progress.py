"""One line on the terminal that says how far a run is, and the counts at its end."""

from __future__ import annotations

import sys
import time
from collections import Counter

from ingest.cli.reading import tell
from ingest.runs.tally import Tally

PAUSE = 0.2  # seconds: more often cannot be read
ERASE = "\r\033[K"
UNITS = ((10**9, "GB"), (10**6, "MB"), (10**3, "KB"))
LONG = 1  # seconds from which on a run's time is worth telling


class Progress:
    """The line, if there is a terminal; `total` is the bytes to read, 0 when that is unknown,
    and `before` those that an earlier run has read."""

    def __init__(self, shown: bool, total: int = 0, before: int = 0) -> None:
        self._shown = shown
        self._total = total
        self._before = before
        self._began = time.monotonic()
        self._last = 0.0

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._began

    def show(self, tally: Tally, until: int) -> None:
        """Draw the line anew, but not too often."""
        now = time.monotonic()
        if self._shown and now - self._last >= PAUSE:
            self._last = now
            rate = (until - self._before) / max(self.seconds, 0.001)
            sys.stderr.write(ERASE + _line(tally, until, self._total, rate))
            sys.stderr.flush()

    def tell(self, message: str) -> None:
        """A line that stays."""
        self.clear()
        tell(message)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._last:
            sys.stderr.write(ERASE)
            sys.stderr.flush()
            self._last = 0.0


def _line(tally: Tally, until: int, total: int, rate: float) -> str:
    parts = [counted(tally.documents, "document")]
    if total:
        parts.append(f"{amount(until)} of {amount(total)}")
    parts.append(f"{amount(rate)}/s")
    if total and rate > 0:
        left = int(max(0, total - until) / rate)
        parts.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
    if tally.kinds:
        parts.append(_counts(tally.kinds))
    return ", ".join(parts)[:150]


def summary(tally: Tally, output: str | None, seconds: float) -> str:
    """The run in one line."""
    parts = [f"{counted(tally.documents, 'document')}, {tally.repaired} repaired"]
    if tally.kinds:
        parts.append(f"{counted(tally.kinds.total(), 'edit')} ({_counts(tally.kinds)})")
    if tally.findings:
        parts.append(f"{counted(tally.findings, 'finding')} left alone")
    if tally.defects:
        parts.append(f"defects: {_counts(tally.defects)}")
    if seconds >= LONG:
        parts.append(f"{amount(tally.bytes)} in {seconds:.1f} s")
    if output:
        parts.append(f"written to {output}")
    return "; ".join(parts)


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def amount(size: float) -> str:
    """Bytes as a person reads them."""
    for unit, name in UNITS:
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size:.0f} bytes"


def _counts(counts: Counter[str]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count} {name}" for name, count in ranked)
