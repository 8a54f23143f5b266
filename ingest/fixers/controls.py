"""Control characters and terminal escape sequences are removed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.edits import Change

TRIGGER = "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]"
# All that is removed has one of these: without it the expression below need not be tried.
TRIGGER_RE = re.compile(TRIGGER)
CONTROL_RE = re.compile(
    r"""
      \x1b \[ [0-?]* [ -/]* [@-~]              # CSI sequence, ECMA-48 5.4: colours, cursor
    | \x1b \] [^\x07\x1b\n]* (?: \x07 | \x1b\\ )  # OSC sequence: window titles, hyperlinks
    | \x1b [@-Z\\^_]                            # two-character escape
    | (?: (?P<struck>[^\n]) \x08 (?= (?P=struck) ) | _\x08 )+  # overstruck bold, underline
    | [\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+        # C0 without tab, LF, form feed and CR; C1
    """,
    re.VERBOSE,
)


def find(text: str) -> Iterator[Change]:
    """Everything of the categories above; mojibake has had its look at the C1 characters."""
    if not TRIGGER_RE.search(text):
        return
    for match in CONTROL_RE.finditer(text):
        code = match[0]
        if "\x1b" in code and len(code) > 1:
            reason = "terminal escape sequence"
        elif "\x08" in code and len(code) > 1:
            reason = "overstruck character"
        else:
            reason = "control character " + " ".join(f"U+{ord(char):04X}" for char in code[:4])
        yield Change(match.start(), match.end(), "", "control", "controls", reason)
