"""Sums over the pairs of neighbouring characters in texts, in C where it was built."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from ingest.native import native


class Sums:
    """Sums of the numbers that `row` has for each pair; they are halves, of less than 2**15.

    Pairs are asked about once, up to `most` of them, and then again.
    """

    def __init__(self, row: Callable[[str, str], Sequence[float]], lanes: int, most: int) -> None:
        self._row, self._lanes = row, lanes
        self._pairs = None if native is None else native.Pairs(lanes, most)

    def of(self, texts: list[str]) -> list[float] | None:
        """The sums of each text with a blank before and behind it, lane by lane; None where this
        has to be done in Python."""
        if self._pairs is None:
            return None
        sums, missing = self._pairs.sums(texts)
        if missing:
            for pair in missing:
                row = array("H", [round(2 * number) for number in self._row(pair[0], pair[1])])
                self._pairs.learn(pair, row.tobytes())
            sums, missing = self._pairs.sums(texts)
        return None if missing else [number / 2 for number in sums]
