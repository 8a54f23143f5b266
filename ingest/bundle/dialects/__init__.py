"""The dialects, each with `sniff(content, options, notices) -> Found | None`."""

from __future__ import annotations

from collections.abc import Callable

from ingest.bundle.content import Content
from ingest.bundle.dialects import boundary, canonical, fences, json_forms, whole
from ingest.bundle.found import Found
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options

Sniff = Callable[[Content, Options, Notices], Found | None]

DIALECTS: tuple[Sniff, ...] = (
    boundary.sniff,  # the caller knows best
    canonical.sniff,  # nothing else is looked at in a canonical file
    json_forms.sniff,  # fence lines inside JSON strings are not lines
    fences.sniff,
    whole.sniff,  # takes anything
)
