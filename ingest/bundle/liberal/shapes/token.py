"""The inline token `<|q7x2|>`, which stands between texts on the same line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bundle.content import Content
from ingest.bundle.liberal.attributes import read_attributes
from ingest.bundle.liberal.fence import Fence, Strength
from ingest.bundle.liberal.gathered import Gathered
from ingest.bundle.liberal.suffix import read_suffix

LONGEST = 256  # bytes


def tokens(content: Content, tag: str) -> Iterator[Fence]:
    """All inline tokens."""
    token_re = re.compile(
        rb"<\|\s{0,8}" + re.escape(tag.encode()) + rb"(?![A-Za-z0-9])([^|\n]{0,200})\|>"
    )
    window, base, line = b"", content.origin, 1
    for block in content.blocks():
        window += block
        counted = 0
        for found in token_re.finditer(window):
            line += window.count(b"\n", counted, found.end())
            counted = found.end()
            yield _fence(found, base, line)
        cut = max(counted, len(window) - LONGEST)
        line += window.count(b"\n", counted, cut)
        base += cut
        window = window[cut:]


def _fence(found: re.Match[bytes], base: int, line: int) -> Fence:
    gathered = Gathered()
    suffix = read_suffix(found[1].decode("utf-8", "surrogateescape"), gathered)
    if suffix:
        read_attributes(suffix[0], gathered, enclosed=True)
    gathered.set_label()
    return Fence(
        base + found.start(),
        base + found.end(),
        line,
        "separator",
        "inline",
        Strength.STRONG,
        gathered.fields(),
        kind="inline",
    )
