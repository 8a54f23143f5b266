r"""Environments of LaTeX: `\begin{q7x2}[options]{name}` to `\end{q7x2}`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.bundle.liberal.attributes import read_attributes
from ingest.bundle.liberal.fence import Fence, Strength
from ingest.bundle.liberal.gathered import Gathered
from ingest.bundle.liberal.word_rules import read_words
from ingest.bundle.lines import Line


@lru_cache(maxsize=8)
def _line_re(tag: str) -> re.Pattern[str]:
    return re.compile(rf" {{0,3}}\\(begin|end)\{{{tag}\}}(?:\[([^\]]*)\])?(?:\{{([^}}]*)\}})?\s*")


def find(line: Line, tag: str) -> Sequence[Fence] | None:
    """The begin or end of an environment."""
    found = _line_re(re.escape(tag)).fullmatch(line.text)
    if not found:
        return None
    gathered = Gathered()
    if found[2]:
        read_attributes(found[2].replace(",", " "), gathered, enclosed=True)
    if found[3]:
        if " " in found[3]:
            gathered.set("label", found[3])
        else:
            read_words([found[3]], gathered)
    return (
        Fence(
            line.offset,
            line.end,
            line.number,
            "open" if found[1] == "begin" else "close",
            "environment",
            Strength.STRONG,
            gathered.fields(),
        ),
    )
