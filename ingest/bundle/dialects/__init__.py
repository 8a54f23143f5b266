"""The dialects, each with `sniff(content, options, notices) -> Found | None`."""

from __future__ import annotations

from collections.abc import Callable

from ingest.bundle.content import Content
from ingest.bundle.dialects import canonical, whole
from ingest.bundle.found import Found
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options

Sniff = Callable[[Content, Options, Notices], Found | None]

DIALECTS: tuple[Sniff, ...] = (
    canonical.sniff,  # nothing else is looked at in a canonical file
    whole.sniff,  # takes anything
)
