"""How much a reader takes in before it refuses; every limit can be set by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, unless it says otherwise."""

    fence: int = 1024  # a written canonical fence line has 76 bytes at most
    candidate: int = 512  # characters of any other fence line; longer lines are prose
    header: int = 64 << 10  # of one document
    fields: int = 128  # header lines of one document
    doc: int = 256 << 20  # one document; memory use follows this limit
    total: int = 4 << 30  # everything unpacked from a compressed file
    ratio: int = 200  # unpacked against packed size; text seldom exceeds 20
    ratio_floor: int = 16 << 20  # small files of blanks may well exceed the ratio
    fences: int = 1_000_000  # of a bundle that is not canonical: they are held in memory
    layers: int = 1  # of compression
    tracked: int = 100_000  # names and ids remembered to find duplicates
    listed: int = 1_000  # warnings of one code, stray ranges and canonical fence lines listed

    @classmethod
    def of(cls, given: Limits | Mapping[str, int] | None) -> Limits:
        """The defaults, changed as given."""
        if isinstance(given, Limits):
            return given
        known = [field.name for field in fields(cls)]
        for name, value in (given or {}).items():
            if name not in known:
                raise ValueError(f"unknown limit {name!r}; there are: {', '.join(known)}")
            if value < 0:
                raise ValueError(f"limit {name} is negative: {value}")
        return cls(**(given or {}))
