"""Here-documents of the shell: `cat > NAME <<'q7x2'` up to the line `q7x2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.bundle.liberal.fence import Fence, Fields, Strength
from ingest.bundle.liberal.gathered import unquoted
from ingest.bundle.lines import Line
from ingest.bundle.strings import printable

WORD = r""" ("[^"]+" | '[^']+' | [^\s<>]+) """
REDIRECTED_RE = re.compile(rf">>? \s* {WORD}", re.VERBOSE)
TEE_RE = re.compile(rf"(?:-a\s+)? (?!-) {WORD}", re.VERBOSE)
TABS = "-"  # as closer: `<<-` lets tabs stand before the closing line


@lru_cache(maxsize=8)
def _start_re(tag: str) -> re.Pattern[str]:
    quoted = rf"""(['"\\]?){re.escape(tag)}['"]?"""
    return re.compile(rf"(?:sudo\s+)?(cat|tee)\b(.*?)<<(-?)\s*{quoted}(?![\w.])(.*)")


def find(line: Line, tag: str) -> Sequence[Fence] | None:
    """The start of a here-document."""
    start = _start_re(tag).fullmatch(line.text.strip())
    if not start:
        return None
    command, before, tabs, _, after = start.groups()
    name = (TEE_RE if command == "tee" else REDIRECTED_RE).search(f"{before} {after}")
    return (
        Fence(
            line.offset,
            line.end,
            line.number,
            "open",
            "here-document",
            Strength.STRONG,
            Fields(name=printable(unquoted(name[1]))) if name else Fields(),
            kind="here-document",
            closer=tabs,
        ),
    )
