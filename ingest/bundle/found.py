"""What recognising a dialect gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.model import Part


@dataclass(frozen=True, slots=True)
class Found:
    """A dialect by name, how its fences mark documents (the mode), and the parts to read."""

    dialect: str
    mode: str
    parts: Iterable[Part]
