"""Recognises a first fence line that one inserted, deleted or changed byte has spoilt."""

from __future__ import annotations

from ingest.bundle.canonical.fence import MARK

FIRST_LINES = (MARK + b"bundle ===", MARK + b"doc ===")


def is_spoilt(line: bytes, before: bytes, after: bytes) -> bool:
    """Whether one byte makes a first fence line of a line, or of it and a neighbour.

    `before` and `after` are the lines around it: the byte may be a line end.
    """
    return any(
        _differs_by_one(line, whole)
        or _is_broken_in_two(before, line, whole)
        or _is_broken_in_two(line, after, whole)
        for whole in FIRST_LINES
    )


def _is_broken_in_two(first: bytes, second: bytes, whole: bytes) -> bool:
    """Whether a line end was inserted, or took the place of a byte."""
    return (
        whole.startswith(first)
        and whole.endswith(second)
        and len(whole) - len(first) - len(second) in (0, 1)
    )


def _differs_by_one(line: bytes, whole: bytes) -> bool:
    if abs(len(line) - len(whole)) > 1 or line == whole:
        return False
    shorter = min(len(line), len(whole))
    same = next((at for at in range(shorter) if line[at] != whole[at]), shorter)
    rest = max(len(line), len(whole)) - same - 1
    return rest == 0 or line[-rest:] == whole[-rest:]
