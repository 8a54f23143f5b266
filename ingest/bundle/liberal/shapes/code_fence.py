"""Code fences of Markdown, and the fenced divs of Pandoc, with the tag as info string."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.bundle.liberal.attributes import read_attributes
from ingest.bundle.liberal.fence import Fence, Strength
from ingest.bundle.liberal.gathered import Gathered
from ingest.bundle.lines import Line

CLOSED_RE = re.compile(r"(?:~{2,}|:{2,}|`{2,})\Z")  # a ruler such as `:::q7x2:::`


@lru_cache(maxsize=8)
def _start_re(tag: str) -> re.Pattern[str]:
    return re.compile(
        rf" {{0,3}}(`{{3,}}|~{{3,}}|:{{3,}})\s*\{{?\.?{tag}(?![A-Za-z0-9])(.*?)\}}?\s*"
    )


def find(line: Line, tag: str) -> Sequence[Fence] | None:
    """The start of a code fence."""
    start = _start_re(re.escape(tag)).fullmatch(line.text)
    if not start or CLOSED_RE.search(line.text.rstrip()):
        return None
    gathered = Gathered()
    read_attributes(start[2].strip().lstrip("{"), gathered, enclosed=True)
    if gathered.roles:
        return None
    gathered.set_label()
    return (
        Fence(
            line.offset,
            line.end,
            line.number,
            "open",
            "code-fence",
            Strength.STRONG,
            gathered.fields(),
            kind="code-fence",
            closer=start[1],
        ),
    )
