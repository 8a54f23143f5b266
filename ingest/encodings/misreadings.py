"""Pairs of encodings that are mistaken for one another, and how to read text again with the right one."""

from __future__ import annotations

import re
from codecs import charmap_decode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

LOST = "\N{REPLACEMENT CHARACTER}"
LOST_RUN_RE = re.compile(f"{LOST}+")
# A decoder's other mark for what it cannot read stands right behind the part that it could.
LOST_OR_QUESTION_RE = re.compile(rf"{LOST}+\?*")
# Stands for a character that the wrong encoding has not; U+FFFF is no character.
FOREIGN = "\uffff"
# Punctuation that may have been set after the misreading: it stays where the encoding has none.
LATE = range(0x2010, 0x2040)
# A byte that no encoding here lets stand alone.
HALF = b"\x81"
# At most this share of the characters may be lost, else what is left tells too little.
MOST_LOST = 0.34

# What a byte was shown as, by one or another decoder of each single-byte encoding.
SHOWN = {
    "Windows-1252": ("latin-1", "cp1252"),
    "Windows-1250": ("cp1250",),
    "Windows-1251": ("cp1251",),
    "KOI8-R": ("koi8-r", "koi8-u"),
    "CP866": ("cp866",),
}
# What the bytes mean.
SINGLE = {
    "Windows-1251": "cp1251",
    "KOI8-R": "koi8-u",
    "CP866": "cp866",
    "Windows-1253": "cp1253",
    "ISO-8859-7": "iso8859-7",
    "Windows-1255": "cp1255",
    "Windows-1256": "cp1256",
    "Windows-874": "cp874",
    "Windows-1250": "cp1250",
    "ISO-8859-2": "iso8859-2",
    "Windows-1254": "cp1254",
}
DOUBLE = {
    "EUC-JP": "euc_jp",  # before GBK, which has its kana in the same places
    "GBK": "gb18030",
    "Big5": "cp950",
    "Shift-JIS": "cp932",
    "EUC-KR": "cp949",
}
CYRILLIC = ("Windows-1251", "KOI8-R", "CP866")


UndoAll = Callable[[Sequence[str]], list[str | None]]


@dataclass(frozen=True, slots=True)
class Misreading:
    """Text in the encoding `written` that was read as `shown`. `undo_all` takes texts without a
    blank, many at once since that is quicker; it gives None for those where it cannot be."""

    written: str
    shown: str
    undo_all: UndoAll

    def undo(self, text: str) -> str | None:
        """What one text without a blank was written as."""
        return self.undo_all([text])[0]


class _Table(dict[int, str]):
    """For str.translate: what was shown to what was meant."""

    def __init__(self, meant: dict[str, str]) -> None:
        # What stays, where no other meaning is given: named here, since it is met all the time.
        super().__init__((code, chr(code)) for code in (*range(0x80), *LATE, ord(LOST)))
        self.update((ord(char), text) for char, text in meant.items())

    def __missing__(self, code: int) -> str:
        return FOREIGN


@lru_cache(maxsize=8)
def _table_of(shown: str) -> _Table:
    late = {chr(code): FOREIGN for code in (*LATE, ord(LOST))}
    return _Table(late | {char: chr(byte) for char, byte in _bytes_of(shown).items()})


def _bytes_in(shown: str, text: str) -> bytes:
    """The bytes that a text was shown for. Raises UnicodeError where there are none."""
    return text.translate(_table_of(shown)).encode("latin-1")


# Several encodings are tried on the same texts.
@lru_cache(maxsize=1)
def _all_bytes_in(shown: str, joined: str) -> tuple[bytes, bool]:
    """The bytes of some texts with a blank between them, half a character for a text that has none;
    and whether all have some."""
    read = joined.translate(_table_of(shown))
    if FOREIGN not in read:
        return read.encode("latin-1"), True
    parts = read.split(" ")
    return b" ".join(HALF if FOREIGN in part else part.encode("latin-1") for part in parts), False


def _bytes_of(shown: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for codec in SHOWN[shown]:
        for byte in range(0x80, 0x100):
            char = bytes((byte,)).decode(codec, "replace")
            found.setdefault(chr(byte) if char == LOST else char, byte)
    return found


def _single(shown: str, written: str) -> UndoAll:
    meant = {
        char: bytes((byte,)).decode(SINGLE[written], "replace")
        for char, byte in _bytes_of(shown).items()
    }
    table = _Table({char: FOREIGN if text == LOST else text for char, text in meant.items()})

    by_byte = list(map(chr, range(0x100)))
    for char, byte in _bytes_of(shown).items():
        by_byte[byte] = table[ord(char)]
    chars = "".join(by_byte)

    def undo_all(texts: Sequence[str]) -> list[str | None]:
        joined = " ".join(texts)
        data, complete = _all_bytes_in(shown, joined)
        # Quicker, and as good where every character has its byte.
        after = charmap_decode(data, "strict", chars)[0] if complete else joined.translate(table)
        read = after.split(" ")
        return [None if FOREIGN in after else after for after in read]

    return undo_all


def _through_bytes(shown: str, codec: str) -> UndoAll:
    def undo(text: str) -> str | None:
        try:
            return _bytes_in(shown, text).decode(codec)
        except UnicodeError:
            return _piecewise(text, lambda piece: _bytes_in(shown, piece), codec)

    try:
        mark = LOST.encode(codec)
    except UnicodeError:
        mark = None

    def undo_all(texts: Sequence[str]) -> list[str | None]:
        joined = " ".join(texts)
        data, _ = _all_bytes_in(shown, joined)
        if LOST not in joined and "?" not in joined and (mark is None or mark not in data):
            # No encoding here has a blank inside a character: all are read at once, and what could
            # not be read tells itself.
            read = data.decode(codec, "replace").split(" ")
            if len(read) == len(texts):
                return [None if LOST in after else after for after in read]
        return [undo(text) for text in texts]

    return undo_all


def _wide(shown: str) -> UndoAll:
    codec = DOUBLE[shown]

    def undo(text: str) -> str | None:
        try:
            return text.encode(codec).decode()
        except UnicodeError:
            return _piecewise(text, lambda piece: piece.encode(codec), "utf-8")

    return lambda texts: [undo(text) for text in texts]


def _piecewise(text: str, encode: Callable[[str], bytes], codec: str) -> str | None:
    """Text with losses: what stands between them is read on its own, and each stays a loss."""
    if LOST not in text and "?" not in text:
        return None
    read = []
    for number, piece in enumerate(LOST_RUN_RE.split(text)):
        try:
            data = encode(piece)
        except UnicodeError:
            return None
        if codec == "utf-8":
            after = LOST_OR_QUESTION_RE.sub(LOST, data.decode(codec, "replace"))
        elif number and data[:1] >= b"\x80":
            # Half of a character may be what was lost: the better of both ways to go on.
            ways = [data.decode(codec, "replace"), LOST + data[1:].decode(codec, "replace")]
            after = min(ways, key=lambda way: way.count(LOST))
        else:
            after = data.decode(codec, "replace")
        read.append(after)
    joined = LOST_RUN_RE.sub(LOST, LOST.join(read))
    gaps = len(LOST_RUN_RE.findall(joined))
    wide = sum(not char.isascii() for char in joined)
    return joined if gaps <= MOST_LOST * wide else None


@lru_cache(maxsize=32)
def signs(how: Misreading) -> re.Pattern[str] | None:
    """Finds what each text has that can be read again in a way; None where that is not known."""
    if how.shown in DOUBLE:
        return None
    # The first byte of a character, in UTF-8.
    least = 0xC2 if how.written == "UTF-8" else 0x80
    chars = (char for char, byte in _bytes_of(how.shown).items() if byte >= least)
    return re.compile(f"[{re.escape(''.join(chars))}]")


@lru_cache(maxsize=1)
def misreadings() -> dict[str, tuple[Misreading, ...]]:
    """All pairs, by the encoding that text is shown in."""
    found: dict[str, list[Misreading]] = {}
    for shown in (*SHOWN, *DOUBLE):
        here = found.setdefault(shown, [])
        if shown in DOUBLE:
            if shown != "EUC-JP":  # it has no code for most continuation bytes
                here.append(Misreading("UTF-8", shown, _wide(shown)))
            continue
        western = shown in ("Windows-1252", "Windows-1250")
        for written in SINGLE if shown == "Windows-1252" else CYRILLIC:
            if written != shown:
                here.append(Misreading(written, shown, _single(shown, written)))
        if western:
            for written, codec in DOUBLE.items():
                here.append(Misreading(written, shown, _through_bytes(shown, codec)))
        if shown != "Windows-1250":
            here.append(Misreading("UTF-8", shown, _through_bytes(shown, "utf-8")))
    return {shown: tuple(here) for shown, here in found.items()}
