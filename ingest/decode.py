"""Bytes to text, never raising, and back to the same bytes."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ingest.model import Defect

# Longest first: the UTF-32 mark begins with the UTF-16 one.
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A file of UTF-8 with some bad bytes is still UTF-8: at most this many to a hundred bytes that
# are not ASCII. Text in a legacy encoding fails at nearly every one of them.
MOST_BAD_PER_HUNDRED = 10
# What a file begins with that is no text, and what to call it.
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x7fELF", "an ELF program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"RIFF", "RIFF media"),
    (b"OggS", "Ogg media"),
    (b"\x00\x00\x01\x00", "an icon"),
)
# Asked at once: most texts begin with none of them.
MARKS = tuple(mark for mark, _ in BOMS)
SIGNED = tuple(signature for signature, _ in SIGNATURES)
# A few bytes tell no encoding.
FEWEST_TO_DETECT = 8
ESCAPE = 0x1B  # what ISO 2022 switches with; one byte is found far sooner than two
# Control characters that text does not hold; a few get into any text.
NOT_TEXT = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b\x08"))
MOST_CONTROLS_PER_HUNDRED = 10


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding that takes it back to the bytes (`encode`), what was odd, and the
    bytes at the end that are no whole character of the encoding."""

    text: str
    encoding: str
    defects: tuple[Defect, ...] = ()
    tail: bytes = b""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode one document. With an encoding given, that one; else BOM, UTF-16 without BOM, UTF-8,
    and detection last. The BOM stays in the text, for the invisibles fixer to remove.

    Bytes that are not in the encoding become lone surrogates (PEP 383), so that `encode` can
    give them back, and defects with their byte offset. Binary data gives empty text and the
    defect `binary`.
    """
    if encoding is not None:
        return _forced(data, encoding)
    if data.startswith(MARKS):
        return _forced(data, next(name for mark, name in BOMS if data.startswith(mark)))
    binary = _binary(data)
    if binary is not None:
        return binary
    if b"\0" in data[:4096] and (wide := _wide(data)) is not None:
        return wide
    if ESCAPE in data and b"\x1b$" in data and data.isascii():
        try:
            text = data.decode("iso2022_jp")
            if text.encode("iso2022_jp") == data:
                return Decoded(text, "iso2022_jp")
        except UnicodeError:
            pass  # escape sequences of a terminal
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return _forced(data, "utf-8")
    return _detected(data)


def encode(text: str, encoding: str) -> bytes:
    """The bytes that `decode` made the text from, without the tail."""
    if encoding.startswith("sloppy-"):
        import ftfy.bad_codecs  # registers the codec  # noqa: F401
    if encoding.startswith(("utf-16", "utf-32")):
        return text.encode(encoding, "surrogatepass")
    return text.encode(encoding, "surrogateescape")


def _forced(data: bytes, encoding: str) -> Decoded:
    name = codecs.lookup(encoding).name
    if name.startswith(("utf-16", "utf-32")):
        whole = len(data) - len(data) % (2 if name.startswith("utf-16") else 4)
        tail = data[whole:]
        try:
            text = data[:whole].decode(name, "surrogatepass")
        except UnicodeDecodeError:
            return _detected(data)  # the mark was no mark
        cut = Defect("undecodable", whole, f"cut in mid-character: 0x{tail.hex()}")
        return Decoded(text, name, (cut,) if tail else (), tail)
    text = data.decode(name, "surrogateescape")
    return Decoded(text, name, _bad_bytes(data, name))


def _bad_bytes(data: bytes, encoding: str) -> tuple[Defect, ...]:
    defects: list[Defect] = []
    at = 0
    while True:
        try:
            data[at:].decode(encoding)
            break
        except UnicodeDecodeError as error:
            bad = data[at + error.start : at + error.end]
            if len(defects) == 100:
                defects.append(
                    Defect("undecodable", at + error.start, "and more; only 100 are listed")
                )
                break
            detail = f"0x{bad.hex()} is not {encoding}: {error.reason}"
            defects.append(Defect("undecodable", at + error.start, detail))
            at += error.end
    return tuple(defects)


def _binary(data: bytes) -> Decoded | None:
    if data.startswith(SIGNED) and not _plain(data[:1024]):
        return _not_text(next(what for sign, what in SIGNATURES if data.startswith(sign)))
    head = data[:8192]
    if b"\0" in head and _wide(data) is not None:
        return None
    controls = len(head) - len(head.translate(None, NOT_TEXT))
    if controls * 100 > MOST_CONTROLS_PER_HUNDRED * len(head) and len(head) > 16:
        return _not_text(f"binary data ({controls} control bytes in the first {len(head)})")
    return None


def _plain(head: bytes) -> bool:
    """Text may begin with the letters of a signature; what follows tells."""
    try:
        text = head.decode()
    except UnicodeDecodeError as error:
        if error.end < len(head):
            return False
        text = head[: error.start].decode()
    return "\0" not in text and not text.startswith("%PDF-")


def _not_text(what: str) -> Decoded:
    return Decoded("", "binary", (Defect("binary", 0, f"{what}: no text was taken from it"),))


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a BOM: every other byte of Latin text is NUL."""
    if len(data) < 4 or len(data) % 2:
        return None
    head = data[:4096]
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = head[first::2], head[1 - first :: 2]
        if high.count(0) * 10 >= 6 * len(high) and low.count(0) * 10 <= len(low):
            try:
                return Decoded(data.decode(name), name)
            except UnicodeDecodeError:
                return None
    return None


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= char <= "\udcff" for char in text if char > "\x7f")
    good = sum(char > "\x7f" for char in text) - bad
    return bad * 100 <= MOST_BAD_PER_HUNDRED * (bad + 2 * good) and good > 0


def _detected(data: bytes) -> Decoded:
    # Imported here: only text that is not UTF-8 pays for the detector.
    import chardet

    found = chardet.detect(data[:65536])["encoding"] if len(data) > FEWEST_TO_DETECT else None
    candidates = [codecs.lookup(found).name] if found is not None and _is_known(found) else []
    for name in [*candidates, "sloppy-windows-1252"]:
        if name == "sloppy-windows-1252":
            import ftfy.bad_codecs  # registers the codec  # noqa: F401
        try:
            text = data.decode(name)
            if text.encode(name) == data:
                detail = f"not UTF-8; read as {name}, by detection"
                return Decoded(text, name, (Defect("not-utf8", None, detail),))
        except (UnicodeError, LookupError):
            continue
    raise AssertionError("sloppy-windows-1252 decodes every byte")


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False
