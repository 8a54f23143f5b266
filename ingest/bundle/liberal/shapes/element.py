"""Elements of XML that share their line with text: `<q7x2 id="1">text</q7x2>`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.bundle.liberal.attributes import read_attributes
from ingest.bundle.liberal.characters import DECORATION
from ingest.bundle.liberal.fence import Fence, Strength
from ingest.bundle.liberal.gathered import Gathered
from ingest.bundle.lines import Line

FAMILY = "<"  # that of an element with its lines for itself


@lru_cache(maxsize=8)
def _line_re(tag: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<start><{tag}(?P<attrs>\s[^<>]*)?>)? (?P<text>.*?) (?P<end></{tag}\s*>)?",
        re.VERBOSE | re.DOTALL,
    )


def find(line: Line, tag: str) -> Sequence[Fence] | None:
    """A start tag at the start of the line, an end tag at its end, and text beside them."""
    text = line.text
    found = _line_re(re.escape(tag)).fullmatch(text)
    if not found or not (found["start"] or found["end"]):
        return None
    if all(char in DECORATION or char == " " for char in found["text"]):
        return None  # `// </q7x2>` has the line for itself
    fences = []
    if found["start"]:
        gathered = Gathered()
        read_attributes((found["attrs"] or "").rstrip("/"), gathered, enclosed=True)
        after = line.text_offset + _size(text[: found.end("start")])
        fences.append(_fence(line, line.offset, after, "open", gathered))
    if found["end"]:
        before = line.text_offset + _size(text[: found.start("end")])
        fences.append(_fence(line, before, line.end, "close", Gathered()))
    return fences


def _fence(line: Line, start: int, end: int, role: str, gathered: Gathered) -> Fence:
    return Fence(
        start,
        end,
        line.number,
        "open" if role == "open" else "close",
        FAMILY,
        Strength.STRONG,
        gathered.fields(),
        kind="part-of-line",
    )


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))
