"""Multipart bodies of mail, RFC 2046: `--q7x2` before each part, `--q7x2--` after the last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.bundle.content import Content
from ingest.bundle.liberal.fence import Fence

DASHES = "-+"  # the family of dash leads, as `collapse` writes it
MULTIPART_RE = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
FIELD_RE = re.compile(rb"[\w-]+:.*|[ \t]+\S.*", re.DOTALL)
MESSAGE_HEADER = 64 << 10  # bytes


def is_mime(fences: Sequence[Fence]) -> bool:
    """Whether some dash lines are closed and say nothing more, and others are not closed."""
    closed = [fence for fence in fences if fence.closed]
    return (
        fences[0].family.startswith(DASHES)
        and 0 < len(closed) < len(fences)
        and not any(fence.fields.is_labelled for fence in closed)
        and all(fence.role == "separator" for fence in fences)
    )


def has_message_header(content: Content, end: int) -> bool:
    """Whether a message header announces several parts."""
    head = content.slice(content.origin, min(end, content.origin + MESSAGE_HEADER))
    return bool(MULTIPART_RE.search(head))


def is_header(content: Content, start: int, end: int) -> bool:
    """Whether only header lines stand there, such as those of the next message."""
    if end - start > MESSAGE_HEADER:
        return False
    lines = content.slice(start, end).split(b"\n")
    return all(not line.strip() or FIELD_RE.fullmatch(line) for line in lines)
