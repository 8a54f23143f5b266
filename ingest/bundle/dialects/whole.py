"""No bundle at all: the whole file is one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.found import Found
from ingest.bundle.notices import Notices
from ingest.bundle.oddities import inspect
from ingest.bundle.options import Options
from ingest.model import Part


def sniff(content: Content, options: Options, notices: Notices) -> Found | None:
    """Any file, unless a bundle is expected."""
    if options.expect == "bundle":
        raise refusal("no-fences")
    return Found("none", "none", _parts(content, options, notices))


def _parts(content: Content, options: Options, notices: Notices) -> Iterator[Part]:
    length = content.size() - content.origin
    if length > options.limits.doc:
        raise refusal("too-large", f"{length} bytes", offset=content.origin, line=1)
    data = content.slice(content.origin, content.origin + length)
    yield inspect(Part(data, offset=content.origin, length=length), notices, line=1)


def with_raw(parts: Iterable[Part], verbatim: Content) -> Iterator[Part]:
    """The parts with the bytes as they stood in the source, where these were made UTF-8 of."""
    for part in parts:
        raw = verbatim.slice(verbatim.origin, verbatim.size())
        yield part if raw == part.data else replace(part, raw=raw)
