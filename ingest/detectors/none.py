"""No detection: every text is `und`, and no time is spent on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

WHOLE = True


def rank(
    words: Sequence[str], script: str, allowed: Collection[str] | None
) -> list[tuple[str, float]]:
    """Nothing."""
    return []


def languages() -> frozenset[str]:
    """None."""
    return frozenset()


def version() -> str:
    """None."""
    return ""
