"""All of ftfy with its defaults, for those who want its output and our record of it."""

from __future__ import annotations

from ingest.ftfy_twin.whole import fix_text


def fix(text: str) -> str:
    """What `ftfy.fix_text(text)` returns."""
    return fix_text(text)
