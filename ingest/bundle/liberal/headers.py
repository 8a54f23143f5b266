"""Header blocks at the start of documents: `key: value`, `key=value`, front matter, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from ingest.bundle.content import Content
from ingest.bundle.liberal.gathered import unquoted
from ingest.bundle.limits import Limits

# A block counts only with one of these, so that a text that begins with `Title:` stays whole.
TRANSPORT_KEYS = frozenset(
    {
        "bytes",
        "checksum",
        "content-disposition",
        "content-length",
        "content-transfer-encoding",
        "content-type",
        "crc32",
        "digest",
        "doc-id",
        "doc_id",
        "docid",
        "document-id",
        "file",
        "filename",
        "id",
        "idx",
        "index",
        "length",
        "md5",
        "name",
        "path",
        "seq",
        "sha1",
        "sha256",
        "size",
    }
)
FOLDED_KEYS = ("content-disposition", "content-type")  # their parameters often take a line
LENGTH_KEYS = ("content-length", "length", "size", "bytes")
FIELD_RE = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,39})[ \t]*([:=])[ \t]*(.*?)[ \t]*", re.DOTALL)
FIRST_LINE = 1 << 10  # bytes, to see whether there may be a block at all
LONGEST_VALUE = 2048  # characters to look for a name in; more would take too long
LENGTH_RE = re.compile(r"[0-9]{1,15}")
# name=, filename=, and filename*= with its charset and its escapes: RFC 2231
PARAMETER_RE = re.compile(
    r"""(?:file)?name(\*?)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Block:
    """The fields of a header block by their lower-case keys, and the block itself.

    `is_ended` is False for a block that ends with the text, without a blank line of its own.
    """

    values: dict[str, str]
    raw: bytes
    is_ended: bool = True

    @property
    def announced_length(self) -> int | None:
        """How many bytes the text has, if the block says so."""
        for key in LENGTH_KEYS:
            if key in self.values and LENGTH_RE.fullmatch(self.values[key]):
                return int(self.values[key])
        return None

    @property
    def transfer_encoding(self) -> str:
        """base64, quoted-printable, or nothing to undo."""
        return self.values.get("content-transfer-encoding", "").strip().lower()

    @property
    def announced_name(self) -> str | None:
        """The name in Content-Disposition or Content-Type."""
        for key in ("content-disposition", "content-type"):
            parameter = PARAMETER_RE.search(self.values.get(key, "")[:LONGEST_VALUE])
            if parameter and parameter[1] and parameter[3] and parameter[3].count("'") == 2:
                charset, _, escaped = parameter[3].split("'")
                return _unescaped(escaped, charset)
            if parameter:
                return unquoted(f'"{parameter[2]}"') if parameter[2] is not None else parameter[3]
        return None


def _unescaped(escaped: str, charset: str) -> str:
    try:
        return unquote(escaped, charset or "utf-8")
    except LookupError:
        return unquote(escaped)


def read_block(content: Content, start: int, end: int, limits: Limits) -> Block | None:
    """The header block at the start of a text, if there is one."""
    first = content.slice(start, min(end, start + FIRST_LINE))
    line = first.partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    if not (line == "---" or line.lstrip().startswith("{") or FIELD_RE.fullmatch(line)):
        return None
    data = first
    if end - start > FIRST_LINE:
        data = content.slice(start, min(end, start + limits.header))
    lines = _lines(data, limits.fields, cut=end - start > limits.header)
    if line == "---":
        block = _front_matter(lines)
    elif line.lstrip().startswith("{"):
        block = _json(lines)
    else:
        block = _fields(lines)
    if block is None or not TRANSPORT_KEYS & block[0].keys():
        return None
    values, length, is_ended = block
    return Block(values, data[:length], is_ended)


# A line, the place after it, and whether it is ended by LF.
Numbered = tuple[str, int, bool]


def _lines(data: bytes, limit: int, *, cut: bool) -> Iterator[Numbered]:
    """The first lines, and the empty one at the end of a text that ends in LF."""
    at = 0
    for _ in range(limit + 2):
        end = data.find(b"\n", at)
        line = data[at : end if end >= 0 else None].decode("utf-8", "surrogateescape")
        if end < 0 and cut:
            return
        yield line.removesuffix("\r"), end + 1 if end >= 0 else len(data), end >= 0
        if end < 0:
            return
        at = end + 1


Read = tuple[dict[str, str], int, bool]


def _front_matter(lines: Iterator[Numbered]) -> Read | None:
    """`---`, `key: value` lines, `---` or `...`."""
    values: dict[str, str] = {}
    next(lines)
    for line, after, is_ended in lines:
        if not is_ended:
            return None
        if line in ("---", "..."):
            return values, after, True
        field = FIELD_RE.fullmatch(line)
        if not field or field[2] != ":":
            return None
        values[field[1].lower()] = unquoted(field[3])
    return None


def _json(lines: Iterator[Numbered]) -> Read | None:
    """One line with a JSON object, then a blank line."""
    first, second = next(lines), next(lines, None)
    if not first[2] or not second or not second[2] or second[0].strip():
        return None
    try:
        loaded = json.loads(first[0])
    except (ValueError, RecursionError):
        return None
    if not isinstance(loaded, dict):
        return None
    values = {
        key.lower(): value if isinstance(value, str) else json.dumps(value)
        for key, value in loaded.items()
    }
    return values, second[1], True


def _fields(lines: Iterator[Numbered]) -> Read | None:
    """`key: value` or `key=value` lines, then a blank line or the end of the text."""
    values: dict[str, str] = {}
    separator = last = ""
    for line, after, is_ended in lines:
        if not line:
            return values, after, is_ended
        field = FIELD_RE.fullmatch(line)
        if not is_ended:
            return None
        if line[0] in " \t" and last in FOLDED_KEYS and line.strip():
            values[last] += " " + line.strip()  # RFC 5322, 2.2.3
        elif field and separator in ("", field[2]):
            separator, last = field[2], field[1].lower()
            values[last] = unquoted(field[3])
        else:
            return None
    return None
