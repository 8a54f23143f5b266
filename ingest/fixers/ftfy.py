"""All of ftfy with its defaults, for those who want its output and our record of it."""

from __future__ import annotations


def fix(text: str) -> str:
    """What `ftfy.fix_text(text)` returns."""
    from ingest.ftfy_twin.whole import fix_text  # imported here: other profiles have no use for it

    return fix_text(text)
