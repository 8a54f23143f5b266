"""The settings in effect, each with the reason for its default."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields

from ingest import settings
from ingest.fixers import FIXERS
from ingest.settings import DEFAULT, Settings

FIELD_RE = re.compile(r"^    (\w+): ")


def shown(given: Settings) -> Iterator[str]:
    """Lines of TOML: the reason as a comment, the value; those that are not the default say so."""
    reasons = _reasons()
    for field in fields(given):
        value = getattr(given, field.name)
        yield from (f"# {line}" for line in reasons.get(field.name, []))
        changed = "" if value == getattr(DEFAULT, field.name) else "  # not the default"
        yield f"{field.name} = {_toml(value)}{changed}"
        yield ""
    active = set(given.active_fixers)
    yield f"# The fixers of the profile {given.profile}, in their order:"
    yield from (f"#   {name}" for name in FIXERS if name in active)
    yield "#   stray" if given.runs_stray else "#   (the stray-script engine is off)"


def _toml(value: object) -> str:
    if value is None:
        return '""  # none'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(getattr(item, "source", item)) for item in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def _reasons() -> dict[str, list[str]]:
    """The comments above the fields of Settings, where each default has its reason."""
    found: dict[str, list[str]] = {}
    held: list[str] = []
    for line in inspect.getsource(settings.Settings).splitlines():
        match = FIELD_RE.match(line)
        if line.startswith("    # "):
            held.append(line[6:])
        elif match is not None:
            # A field without a comment of its own belongs to the one above it.
            found[match[1]] = held
            held = []
        else:
            held = []
    return found
