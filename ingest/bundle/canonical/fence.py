"""The reserved string, how text that holds it is escaped, and how a fence line is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

BOM = b"\xef\xbb\xbf"
RESERVED = b"=== q7x2"
MARK = RESERVED + b"/1 "
VERSION = 1

KEYWORDS = frozenset({"bundle", "doc", "end", "close"})

#   MARK keyword *( SP attr ) TAIL, with any run of spaces for SP and `===` optional
FENCE_RE = re.compile(
    rb"""
    ===\ q7x2/ (?P<major>\d{1,4}) (?:\.\d{1,4})?
    \ + (?P<keyword>[a-z]+)
    (?P<attrs> (?: \ +[a-z]+ (?: =[!-<>-~]+ )? )* )
    (?: \ +=== )? [ \t]* \r? \n?
    """,
    re.VERBOSE,
)
# The end line as writers write it, which most lines are.
SEALED_RE = re.compile(rb"=== q7x2/1 end bytes=(\d{1,15}) sum=([0-9a-f]{32})( nonl)? ===\n")
VERSION_RE = re.compile(rb"=== q7x2/(\d{1,4})(?:\.\d{1,4})?(?= )")
NUMBER_RE = re.compile(rb"\d{1,15}")
SUM_RE = re.compile(rb"[0-9a-f]{32}")


def escape(data: bytes) -> bytes:
    """Make sure that no line of the data is a fence line: one more backslash before each mark.

    >>> escape(b"=== q7x2/1 end ===")
    b'\\\\=== q7x2/1 end ==='
    """
    return data.replace(RESERVED, b"\\" + RESERVED)


def unescape(data: bytes) -> bytes:
    """Undo `escape`: one backslash less. A mark without backslash stays as it is."""
    return data.replace(b"\\" + RESERVED, RESERVED)


@dataclass(frozen=True, slots=True)
class FenceLine:
    """A canonical fence line, taken apart. `known` is False if it is of another version."""

    keyword: str
    major: int = VERSION
    size: int | None = None
    docs: int | None = None
    sum: bytes | None = None
    nonl: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether this reader knows the version."""
        return self.major == VERSION


DOC_LINE = MARK + b"doc ===\n"
DOC = FenceLine("doc")


def parse(line: bytes) -> FenceLine | None:
    """A fence line, or None when it fits no production of the grammar."""
    if line == DOC_LINE:
        return DOC
    if sealed := SEALED_RE.fullmatch(line):
        return FenceLine("end", size=int(sealed[1]), sum=sealed[2], nonl=bool(sealed[3]))
    fence = FENCE_RE.fullmatch(line)
    version = VERSION_RE.match(line)
    if version and int(version[1]) != VERSION:
        return FenceLine(keyword="", major=int(version[1]))
    if not fence:
        return None
    keyword = fence["keyword"].decode()
    if not fence["attrs"]:
        return None if keyword == "close" else FenceLine(keyword)
    return _with_attributes(keyword, fence["attrs"].split())


def _with_attributes(keyword: str, attributes: list[bytes]) -> FenceLine | None:
    values: dict[bytes, bytes] = {}
    words = []
    for attribute in attributes:
        key, equals, value = attribute.partition(b"=")
        if equals:
            values[key] = value
        else:
            words.append(key)
    numbers = {"end": b"bytes", "close": b"docs"}.get(keyword)
    count, digest = values.pop(numbers or b"", None), values.pop(b"sum", None)
    # A seal is whole or it is damage: half of one must not pass for an unsealed document.
    if keyword not in KEYWORDS:
        return FenceLine(keyword)
    if (count is None) != (digest is None) or (keyword == "close" and count is None):
        return None
    if count is not None and not NUMBER_RE.fullmatch(count):
        return None
    if digest is not None and not SUM_RE.fullmatch(digest):
        return None
    number = None if count is None else int(count)
    return FenceLine(
        keyword,
        size=number if keyword == "end" else None,
        docs=number if keyword == "close" else None,
        sum=digest,
        nonl=keyword == "end" and b"nonl" in words,
        unknown=tuple(
            key.decode() for key in [*values, *words] if not (key == b"nonl" and keyword == "end")
        ),
    )


def unglue(line: bytes) -> list[bytes]:
    """The fence lines on one line, as `cat` glues them after a missing final newline."""
    cuts = [0]
    while (at := line.find(RESERVED, cuts[-1] + 1)) > 0:
        if line[at - 1 : at] == b"\\":
            return [line]
        cuts.append(at)
    if len(cuts) == 1:
        return [line]
    pieces = [line[a:b] for a, b in zip(cuts, [*cuts[1:], len(line)], strict=True)]
    return pieces if all(map(parse, pieces)) else [line]
