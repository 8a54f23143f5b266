"""Makes parts of regions: header blocks are taken off, transfer encodings undone."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.bundle.codes import refusal
from ingest.bundle.liberal.fence import Fields
from ingest.bundle.liberal.headers import Block
from ingest.bundle.liberal.regions import Cut, Cutter, Region, has_ended_block
from ingest.bundle.liberal.words import FIELD_OF_KEY
from ingest.bundle.notices import Notices
from ingest.bundle.oddities import inspect
from ingest.bundle.strings import printable
from ingest.model import Defect, Part

DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "base64": base64.b64decode,
    "quoted-printable": quopri.decodestring,
}
NUMBER_RE = re.compile(r"[0-9]{1,15}")
FROM_HEADERS = ("name", "id", "index", "total")


def read_parts(cutter: Cutter, cut: Cut) -> Iterator[Part]:
    """The documents, in order, each read when it is asked for."""
    content, notices = cutter.content, cutter.notices
    for region in cut.regions:
        if region.end - region.start > cutter.options.limits.doc:
            seen = f"{region.end - region.start} bytes"
            raise refusal("too-large", seen, offset=region.start, line=_line(region))
    if not cut.regions:
        notices.add("no-documents")
    filled = [r for r in cut.regions if not content.is_blank(r.start, r.end)]
    with_block = [region for region in filled if region.block]
    has_blocks = len(with_block) == len(filled) and has_ended_block(with_block)
    if 0 < len(with_block) < len(filled):
        odd = next(region for region in filled if not region.block)
        notices.add("inconsistent-headers", offset=odd.start, line=_line(odd))
    count = Count(notices)
    for region in cut.regions:
        block = region.block if has_blocks else None
        if block is None and cut.drops_blank:
            block = _empty_block(content.slice(region.start, min(region.start + 2, region.end)))
        data = content.slice(region.start, region.end)
        part = _part(region, data, block, notices)
        part = inspect(part, notices, line=_line(region), unique=("name", "id", "index"))
        count.add(part)
        yield part
    count.check()


def _line(region: Region) -> int | None:
    return region.fence.line if region.fence else None


def _empty_block(start: bytes) -> Block | None:
    """A part of a message may begin with the blank line that ends its empty header."""
    for newline in (b"\r\n", b"\n"):
        if start.startswith(newline):
            return Block({}, newline)
    return None


def _part(region: Region, data: bytes, block: Block | None, notices: Notices) -> Part:
    fields = region.fence.fields if region.fence else Fields()
    defects: list[Defect] = []
    if block:
        fields = _with_block(fields, block)
        data, defect = _decoded(data[len(block.raw) :], block)
        if defect:
            code, detail = defect
            defects.append(notices.add(code, detail, offset=region.start, line=_line(region)))
    return Part(
        data=data,
        name=fields.name,
        id=fields.id,
        index=fields.index,
        total=fields.total,
        nonce=fields.nonce,
        label=fields.label,
        attrs=dict(fields.attrs),
        header=block.raw.decode("utf-8", "backslashreplace") if block else None,
        offset=region.start,
        length=region.end - region.start,
        defects=tuple(defects),
    )


def _with_block(fields: Fields, block: Block) -> Fields:
    """The fields of the fence, completed by those of the header block."""
    found = {"name": block.announced_name}
    attrs = dict(fields.attrs)
    for key, value in block.values.items():
        kind = FIELD_OF_KEY.get(key)
        if kind in FROM_HEADERS and not (getattr(fields, kind) or found.get(kind)):
            found[kind] = printable(value)
        elif kind not in FROM_HEADERS or value != getattr(fields, kind):
            attrs[printable(key)] = printable(value)
    changes = {
        kind: printable(value)
        for kind, value in found.items()
        if value and not getattr(fields, kind)
    }
    return replace(fields, **changes, attrs=attrs)


def _decoded(data: bytes, block: Block) -> tuple[bytes, tuple[str, str] | None]:
    """The text without transfer encoding, or cut to its announced length; what was wrong."""
    decode = DECODERS.get(block.transfer_encoding)
    if decode:
        try:
            return decode(data), None
        except (binascii.Error, ValueError) as error:
            return data, ("bad-transfer-encoding", str(error))
    length = block.announced_length
    if length is None or length == len(data):
        return data, None
    if length < len(data) and not data[length:].strip(b" \t\r\n"):
        return data[:length], None
    return data, ("length-mismatch", f"{length} announced, {len(data)} found")


class Count:
    """How many documents there are, and how many there should be."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices
        self._documents = 0
        self._totals: set[int] = set()

    def add(self, part: Part) -> None:
        """Count a document, and note the total it announces."""
        self._documents += 1
        if part.total and NUMBER_RE.fullmatch(part.total):
            self._totals.add(int(part.total))

    def check(self) -> None:
        """Warn if the totals announced do not agree with each other and with the count."""
        if self._totals - {self._documents}:
            announced = ", ".join(map(str, sorted(self._totals)))
            detail = f"{announced} announced, {self._documents} found"
            self._notices.add("count-mismatch", detail)
