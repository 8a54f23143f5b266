"""The header of a canonical record: `key: value` lines, ended by a blank line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.bundle.canonical.fence import escape, unescape
from ingest.bundle.limits import Limits
from ingest.bundle.strings import printable

REGISTERED = frozenset(
    {
        "author",
        "date",
        "id",
        "lang",
        "license",
        "meta",
        "name",
        "seq",
        "sha256",
        "source",
        "tags",
        "title",
        "type",
        "url",
    }
)
BUNDLE_KEYS = REGISTERED | {"generator"}
FIELD_RE = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,63}):[ \t]*(.*)", re.DOTALL)
KEY_RE = re.compile(r"[a-z][a-z0-9-]{0,63}")
# Values that would not come back as they are: they are written as a JSON string.
QUOTED_RE = re.compile(
    '\\A[ \t"]|[ \t]\\Z|[\x00-\x1f\x7f-\x9f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]'
    "|[\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The fields, the bytes they and the blank line take, and why they were not taken."""

    fields: tuple[tuple[str, str], ...]
    length: int
    defect: str | None = None


def read_header(data: bytes, limits: Limits, registered: frozenset[str] = REGISTERED) -> Header:
    """Read the header at the start of a record.

    When the blank line is missing or a key is unknown, all of it is text: a person who
    forgot the blank line loses nothing.
    """
    fields: list[tuple[str, str]] = []
    at = 0
    while True:
        end = data.find(b"\n", at, limits.header)
        line = data[at : end if end >= 0 else limits.header]
        if not line.strip(b" \t\r"):
            break
        field = FIELD_RE.fullmatch(line)
        if end < 0 or not field or len(fields) == limits.fields:
            return Header((), 0, "missing-blank-line")
        fields.append((field[1].decode().lower(), _value(field[2].rstrip(b" \t\r"))))
        at = end + 1
    if not all(key in registered or key.startswith("x-") for key, _ in fields):
        return Header((), 0, "unknown-header-key")
    return Header(tuple(fields), end + 1 if end >= 0 else len(data))


def _value(stored: bytes) -> str:
    text = unescape(stored).decode("utf-8", "backslashreplace")
    if text.startswith('"'):
        try:
            loaded = json.loads(text)
        except (ValueError, RecursionError):
            return text
        if isinstance(loaded, str):
            return printable(loaded)
    return text


def write_header(fields: Iterable[tuple[str, str]]) -> bytes:
    """The header lines, without the blank line."""
    lines = []
    for key, value in fields:
        if not KEY_RE.fullmatch(key):
            raise ValueError(f"not a header key: {key!r}")
        written = json.dumps(value) if QUOTED_RE.search(value) else value
        lines.append(escape(f"{key}: {written}\n".encode()))
    return b"".join(lines)
