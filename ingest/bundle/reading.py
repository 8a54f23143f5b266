"""Reads a bundle of any dialect: unpacks, decodes, recognises, and hands out the parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from ingest.bundle.content import BLOCK, Content
from ingest.bundle.dialects import DIALECTS, whole
from ingest.bundle.limits import Limits
from ingest.bundle.notices import FenceSeen, Notice, Notices
from ingest.bundle.options import TAG, Options
from ingest.bundle.plain import is_plain
from ingest.bundle.transcode import transcoded
from ingest.bundle.unpack import unpacked
from ingest.model import Part


class Reading:
    """The parts of one source, read as they are asked for, and once.

    `dialect` and `mode` are known with the first part; `warnings`, `stray` and `fences` are
    complete after the last.
    """

    def __init__(self, source: bytes | BinaryIO, options: Options) -> None:
        self.dialect = ""
        self.mode = ""
        self._mark = b""
        self._notices = Notices(options.limits, strict=options.strict)
        self._parts = self._read(Content.of(source), options)

    def __iter__(self) -> Iterator[Part]:
        return self._parts

    @property
    def warnings(self) -> tuple[Notice, ...]:
        """What was odd, in the order in which it was noticed."""
        return tuple(self._notices.listed)

    @property
    def stray(self) -> tuple[tuple[int, int], ...]:
        """The byte ranges of text outside the documents."""
        return tuple(self._notices.stray)

    @property
    def fences(self) -> tuple[FenceSeen, ...]:
        """The fence lines of the dialect."""
        return tuple(self._notices.fences)

    def verbatim(self) -> bytes:
        """Of a source without a document, what there is: nothing, or a byte-order mark."""
        return self._mark

    def _read(self, source: Content, options: Options) -> Iterator[Part]:
        first = source.head(BLOCK)
        if len(first) < BLOCK and is_plain(first, options):
            self.dialect = self.mode = "none"
            yield Part(first, length=len(first))
            return
        verbatim = unpacked(source, options, self._notices)
        origin = verbatim.origin
        content = transcoded(verbatim, options, self._notices)
        if not content.head(1):
            self.dialect = self.mode = "none"
            self._notices.add("empty-input")
            self._mark = verbatim.slice(0, verbatim.size())
            return
        sniffers = (whole.sniff,) if options.expect == "plain" else DIALECTS
        for sniff in sniffers:
            if found := sniff(content, options, self._notices):
                self.dialect, self.mode = found.dialect, found.mode
                parts = found.parts
                if sniff is whole.sniff and (content is not verbatim or content.origin != origin):
                    verbatim.origin = origin
                    parts = whole.with_raw(parts, verbatim)
                yield from parts
                return


def read(
    source: bytes | BinaryIO,
    *,
    tag: str = TAG,
    expect: str = "auto",
    boundary: str | re.Pattern[str] | None = None,
    salvage: bool = False,
    strict: bool = False,
    limits: Limits | Mapping[str, int] | None = None,
) -> Reading:
    """Read a bundle, canonical or not, or a plain text as the one document it is.

    `expect` decides doubtful cases: "bundle" or "plain". `boundary` is an expression that
    matches whole fence lines. `salvage` reads on where the reader would refuse, `strict`
    refuses what is damaged. Raises BundleError, when the parts are asked for.
    """
    return Reading(source, Options.of(tag, expect, boundary, salvage, strict, limits))
