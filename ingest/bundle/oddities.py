"""What is worth a warning in any part, whatever dialect it came from."""

from __future__ import annotations

from dataclasses import replace

from ingest.bundle.names import safe_name
from ingest.bundle.notices import Notices
from ingest.bundle.strings import shown
from ingest.model import Defect, Part


def inspect(
    part: Part,
    notices: Notices,
    *,
    line: int | None = None,
    unique: tuple[str, ...] = ("name", "id"),
) -> Part:
    """The part with a defect for each thing that is odd about it; `unique` names fields."""
    defects: list[Defect] = []

    def warn(code: str, detail: str) -> None:
        defects.append(notices.add(code, detail, offset=part.offset, line=line))

    if part.name and not safe_name(part.name):
        warn("unsafe-name", shown(part.name))
    for kind in unique:
        value = getattr(part, kind)
        if value and notices.repeats(kind, value):
            warn(f"duplicate-{kind}", shown(value))
    named = part.name or part.id or part.index
    if not part.data.isascii() and part.error:
        warn(part.error, shown(named) if named else "")
    elif b"\0" in part.data:
        warn("nul-in-text", shown(named) if named else "")
    return replace(part, defects=(*part.defects, *defects)) if defects else part
