"""Makes UTF-8 with LF of UTF-16, UTF-32, and files with CR alone; drops a byte-order mark."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from ingest.bundle.codes import refusal
from ingest.bundle.content import BLOCK, Content
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options

# UTF-32 first: its little-endian mark starts with that of UTF-16.
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def transcoded(content: Content, options: Options, notices: Notices) -> Content:
    """The content as UTF-8 with LF; itself if it is that already."""
    head = content.head(4)
    marked = next((found for found in BOMS if head.startswith(found[0])), None)
    mark, codec = marked or (b"", _bare_utf16(content, options.tag))
    if codec:
        notices.add(f"transcoded:{codec}")
        content.origin += len(mark)
        content = Content.streamed(_as_utf8(content.blocks(), codec))
    if content.head(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8:
        notices.add("bom", offset=content.origin)
        content.origin += len(codecs.BOM_UTF8)
    if not _holds(content, b"\n") and _holds(content, b"\r"):
        notices.add("cr-only")
        origin = content.origin
        content = Content.streamed(block.replace(b"\r", b"\n") for block in content.blocks(0))
        content.origin = origin
    return content


def _holds(content: Content, byte: bytes) -> bool:
    return any(byte in block for block in content.blocks())


def _as_utf8(blocks: Iterator[bytes], codec: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for block in blocks:
            yield decoder.decode(block).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeDecodeError as error:
        raise refusal("bad-encoding", f"{codec}: {error.reason}") from None


def _bare_utf16(content: Content, tag: str) -> str | None:
    """UTF-16 without byte-order mark: the tag stands in it at an even offset, and not in ASCII."""
    first = content.head(BLOCK)
    if b"\0" not in first or tag.encode() in first.lower() or content.size() % 2:
        return None
    if any(True for _ in content.places_of(tag.encode())):
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        is_even = (at % 2 == 0 for at in content.places_of(tag.encode(codec)))
        if any(is_even) and _decodes(content, codec):
            return codec
    return None


def _decodes(content: Content, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for block in content.blocks():
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
