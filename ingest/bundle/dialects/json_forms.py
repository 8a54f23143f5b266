"""JSON: lines of objects, sequences with record separators, one document with a list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.bundle.codes import refusal
from ingest.bundle.content import GLANCE, Content
from ingest.bundle.found import Found
from ingest.bundle.liberal.parts import Count
from ingest.bundle.liberal.words import FIELD_OF_KEY
from ingest.bundle.notices import Notices
from ingest.bundle.oddities import inspect
from ingest.bundle.options import Options
from ingest.bundle.strings import SHOWN, printable, shown
from ingest.model import Part

TEXT_KEYS = ("text", "content", "body", "document", "data", "raw", "contents")
FORMAT_KEYS = ("format", "type", "bundle", "kind", "schema", "fence", "container")
LIST_KEYS = ("documents", "docs", "files", "items", "records")
FIELDS = ("name", "id", "index", "total", "nonce")
RECORD_SEPARATOR = b"\x1e"  # RFC 7464
BLANKS = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Element:
    """One JSON text of a sequence, and where it stands."""

    data: bytes
    offset: int
    line: int


def sniff(content: Content, options: Options, notices: Notices) -> Found | None:
    """JSON objects, at least one of which is marked with the tag."""
    first = next((b.lstrip(BLANKS) for b in content.blocks(first=GLANCE) if b.strip(BLANKS)), b"")
    if not first.startswith((b"{", b"[", RECORD_SEPARATOR)):
        return None
    if next(content.places_of(options.tag.encode()), None) is None:
        return None
    if first.startswith(RECORD_SEPARATOR):
        return _sequence(content, options, notices, RECORD_SEPARATOR)
    return _document(content, options, notices) or _sequence(content, options, notices, b"\n")


def _document(content: Content, options: Options, notices: Notices) -> Found | None:
    """One array of marked objects, or one marked object with a list of documents."""
    end = content.size()
    if end - content.origin > options.limits.doc:
        return None
    whole = _loaded(content.slice(content.origin, end))
    if isinstance(whole, dict) and _is_marked(whole, options.tag):
        inner = whole.get(options.tag)
        holder = inner if isinstance(inner, dict) else whole
        items = inner if isinstance(inner, list) else _listed(holder)
        must_fit = True
    else:
        items = whole if isinstance(whole, list) and whole else None
        must_fit = False
        if not items or not all(isinstance(item, dict) for item in items):
            return None
        if not any(_is_marked(item, options.tag) for item in items):
            return None
    if items is None:
        return None
    element = Element(b"", content.origin, 1)
    parts = [_part(item, element, end - content.origin, options.tag) for item in items]
    fitting = [part for part in parts if part]
    if len(fitting) == len(parts):
        return Found("json", "json", _inspected(iter(fitting), notices))
    if must_fit:
        raise refusal(
            "bad-json-document", f"item {parts.index(None)} of the list", line=1, offset=0
        )
    return None


def _listed(holder: dict[str, Any]) -> list[Any] | None:
    return next((holder[key] for key in LIST_KEYS if isinstance(holder.get(key), list)), None)


def _sequence(
    content: Content, options: Options, notices: Notices, separator: bytes
) -> Found | None:
    """JSON lines, or the elements of RFC 7464; a first object without text is a header."""
    marked = fitting = 0
    bad: list[Element] = []
    for element in _elements(content, options, separator):
        loaded = _loaded(element.data)
        marked += _is_marked(loaded, options.tag)
        if _fits(loaded, options.tag, is_first=not fitting and not bad):
            fitting += 1
        else:
            bad.append(element)
    mode = "jsonl" if separator == b"\n" else "json-seq"
    # A text in which a marked object stands by chance has more lines that do not fit.
    if not marked or (mode == "jsonl" and len(bad) > fitting):
        return None
    for element in bad:
        detail = shown(element.data[:SHOWN])
        if mode == "jsonl" and not options.salvage:
            raise refusal("bad-json-line", detail, offset=element.offset, line=element.line)
        notices.add("bad-json-line", detail, offset=element.offset, line=element.line)
    return Found(mode, mode, _parts(content, options, notices, separator))


def _parts(
    content: Content, options: Options, notices: Notices, separator: bytes
) -> Iterator[Part]:
    def documents() -> Iterator[Part]:
        for element in _elements(content, options, separator):
            part = _part(_loaded(element.data), element, len(element.data), options.tag)
            if part:
                yield part

    return _inspected(documents(), notices)


def _inspected(parts: Iterator[Part], notices: Notices) -> Iterator[Part]:
    count = Count(notices)
    for part in parts:
        count.add(part)
        yield inspect(part, notices, unique=("name", "id", "index"))
    count.check()


def _elements(content: Content, options: Options, separator: bytes) -> Iterator[Element]:
    """The pieces between separators that are not blank, and not before the first of RFC 7464."""
    pieces: list[bytes] = []
    offset, line, size = content.origin, 1, 0
    for block in content.blocks():
        *whole, rest = block.split(separator)
        for piece in whole:
            pieces.append(piece)
            element = Element(b"".join(pieces), offset, line)
            if element.data.strip(BLANKS):
                yield element
            line += element.data.count(b"\n") + (separator == b"\n")
            offset += len(element.data) + len(separator)
            pieces, size = [], 0
        pieces.append(rest)
        size += len(rest)
        if size > options.limits.doc:
            raise refusal("too-large", f"more than {size} bytes", offset=offset, line=line)
    last = Element(b"".join(pieces), offset, line)
    if last.data.strip(BLANKS):
        yield last


def _loaded(data: bytes) -> Any:
    """The value of a JSON text; None where it is none."""
    try:
        return json.loads(data.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        return None


def _is_marked(value: object, tag: str) -> bool:
    """Whether a key is the tag or starts with it, or a format is named after it."""
    if not isinstance(value, dict):
        return False
    if any(key.lower() == tag or key.lower().startswith((f"{tag}_", f"{tag}.")) for key in value):
        return True
    formats = (value.get(key) for key in FORMAT_KEYS)
    return any(isinstance(name, str) and name.partition("/")[0] == tag for name in formats)


def _fits(value: object, tag: str, *, is_first: bool) -> bool:
    if not isinstance(value, dict):
        return False
    return _text_key(value, tag) is not None or (is_first and _is_marked(value, tag))


def _text_key(value: dict[str, Any], tag: str) -> str | None:
    for key in TEXT_KEYS:
        if isinstance(value.get(key), str):
            return key
    strings = sum(isinstance(other, str) for other in value.values())
    return tag if strings == 1 and isinstance(value.get(tag), str) else None


def _part(value: object, element: Element, length: int, tag: str) -> Part | None:
    """The document of an object, or of a string in a list; None if it has no text."""
    if isinstance(value, str):
        return Part(_bytes(value), offset=element.offset, length=length)
    key = _text_key(value, tag) if isinstance(value, dict) else None
    if key is None or not isinstance(value, dict):
        return None
    fields: dict[str, str] = {}
    attrs: dict[str, str] = {}
    for other, held in value.items():
        if other == key or other.lower() == tag or (other in FORMAT_KEYS and held == tag):
            continue
        kind = FIELD_OF_KEY.get(other.lower())
        written = printable(held if isinstance(held, str) else json.dumps(held))
        is_scalar = isinstance(held, str | int) and not isinstance(held, bool)
        if kind in FIELDS and is_scalar and kind not in fields:
            fields[kind] = written
        else:
            attrs[printable(other)] = written
    return Part(
        _bytes(value[key]),
        name=fields.get("name"),
        id=fields.get("id"),
        index=fields.get("index"),
        total=fields.get("total"),
        nonce=fields.get("nonce"),
        attrs=attrs,
        offset=element.offset,
        length=length,
    )


def _bytes(text: str) -> bytes:
    """The text as bytes: those that were no UTF-8 as they were, lone surrogates as WTF-8."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
