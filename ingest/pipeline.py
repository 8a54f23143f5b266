"""The one path: source, parts, decode, fixers, stray-script engine, describe, Document.

The order of the stages is known here and nowhere else. The command line, the library call and
every adapter go through `read` or `clean`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from ingest.decode import Decoded, decode
from ingest.detectors import detect, label, spans
from ingest.edits import Change, Proposal, apply, compose, finding, settle
from ingest.model import Defect, Document, Edit, Finding, Part
from ingest.parts import parts_of
from ingest.settings import DEFAULT, Settings
from ingest.sources import Source, expand
from ingest.sources import label as place
from ingest.version import __version__

# `NNN_<16 hex>`: index and id, as the default name of an extracted document has them.
NAME_RE = re.compile(r"(?:.*/)?(\d{1,9})_([0-9a-f]{16})(?:\.[A-Za-z0-9]+)?")
# Repairs are made until nothing changes, since one repair can uncover another. Real text takes
# one pass, two at most; the bound is for text made to oscillate.
MOST_PASSES = 8
MOST_DIGITS = 18


def clean(text: str, settings: Settings = DEFAULT) -> Document:
    """Repair one text. The document's `edits` lead back to it (`ingest.revert`)."""
    raw = text.encode("utf-8", "surrogatepass")
    part = Part(data=raw, length=len(raw))
    return _document(part, Decoded(text, "utf-8"), None, "none", settings)


def read(source: Source, settings: Settings = DEFAULT) -> Iterator[Document]:
    """The documents of a file, a folder, bytes or a binary stream: bundles split, texts repaired.

    Lazy: one document is held at a time. Raises SourceError for a path that cannot be read, and
    BundleError only with `Settings(strict=True)`.
    """
    for item in expand(source):
        where = place(item)
        for part, dialect in parts_of(item, settings):
            yield of_part(part, where, dialect, settings)


def of_part(part: Part, where: str | None, dialect: str, settings: Settings) -> Document:
    """The document of one part: decoded, repaired, described. `where` is its source's path."""
    return _document(part, decode(_bytes(part), settings.encoding), where, dialect, settings)


def unrepaired(
    part: Part, where: str | None, dialect: str, settings: Settings, reason: str
) -> Document:
    """The document of a part that the repairs failed on: decoded only, with the defect `failed`."""
    bare = replace(settings, fixers=(), stray=False, glossary=(), detector="none")
    document = of_part(part, where, dialect, bare)
    defects = (*document.defects, Defect("failed", None, reason))
    return replace(document, defects=defects, config_hash=settings.digest)


def split(source: Source, settings: Settings = DEFAULT) -> Iterator[Part]:
    """The parts of a file, a folder, bytes or a binary stream, as they are: nothing repaired."""
    for item in expand(source):
        for part, _ in parts_of(item, settings):
            yield part


def pack(parts: Iterable[Part | Document], out: BinaryIO) -> None:
    """Write parts or documents as one sealed bundle. Reading it back gives the same parts."""
    from ingest import bundle  # imported where it is used: half of the package's start-up time

    bundle.write((_as_part(part) for part in parts), out)


def repair(text: str, settings: Settings = DEFAULT) -> tuple[str, list[Edit], list[Finding]]:
    """The clean text, the edits that lead to it, and what was left alone on purpose.

    Findings have their place in both texts; those of the last pass count, since the earlier ones
    looked at text that was still broken.
    """
    # Imported here: `import ingest` and most commands have no use for the fixers' expressions.
    from ingest import fixers

    current, edits = text, list[Edit]()
    stages = fixers.chosen(settings.active_fixers)
    findings: list[Proposal] = []
    known = fixers.facts(stages, text)
    if known.idle.issuperset(stages) and not settings.glossary and text.isascii():
        return text, [], []  # most English text: the stray-script engine has no use for it either
    # The text in which each stage found nothing: it would find nothing there again.
    settled: dict[object, str] = {}
    for _ in range(MOST_PASSES if settings.repeats else 1):
        before = current
        if settings.glossary:
            from ingest import terms  # imported here: few have a glossary

            changes = settle(current, terms.find(current, settings.glossary))
            if changes:
                current, edits = _advance(text, current, edits, changes)
                known = fixers.facts(stages, current)
        for find in stages:
            if not known.concern(find) or settled.get(find) == current:
                continue
            changes = _allowed(current, fixers.changes(find, current), settings)
            if changes:
                current, edits = _advance(text, current, edits, changes)
                known = fixers.facts(stages, current)
            else:
                settled[find] = current
        if settings.runs_stray and not current.isascii() and settled.get("stray") != current:
            # Imported here: the engine and its lexicon cost as much as all the rest.
            from ingest import stray

            changes, findings = stray.find(current, settings)
            changes = _allowed(current, changes, settings)
            if changes:
                current, edits = _advance(text, current, edits, changes)
                known = fixers.facts(stages, current)
            else:
                settled["stray"] = current
        if current == before:
            break
    findings = sorted([*findings, *fixers.reported(stages, current, known)], key=lambda f: f.start)
    told = [finding(found, edits) for found in findings]
    # Hidden text is removed, and is news besides: somebody wanted a model to read it.
    told += [Finding(**edit.to_dict()) for edit in edits if edit.kind == "smuggled"]
    return current, edits, sorted(told, key=lambda found: found.src_start)


def _allowed(text: str, changes: list[Change], settings: Settings) -> list[Change]:
    """The changes that do not touch a term the glossary keeps."""
    if not changes or not settings.glossary:
        return changes
    from ingest import terms  # as above

    kept = terms.kept(text, settings.glossary)
    return [c for c in changes if not any(c.start < end and c.end > start for start, end in kept)]


def _advance(
    original: str, current: str, edits: list[Edit], changes: list[Change]
) -> tuple[str, list[Edit]]:
    if not changes:
        return current, edits
    return apply(current, changes), compose(original, current, edits, changes)


def _document(
    part: Part, decoded: Decoded, where: str | None, dialect: str, settings: Settings
) -> Document:
    from ingest import describe  # imported where it is used, as the fixers are: it loads OpenSSL

    text, edits, findings = repair(decoded.text, settings)
    language = detect(text, settings.detector)
    name = part.name
    if name is None and where not in (None, "-") and dialect == "none":
        name = _file_name(where or "")
    index, digest = _identity(part, name)
    data = _bytes(part)
    raw = describe.digest(data)
    unchanged = text == decoded.text and decoded.encoding == "utf-8" and not decoded.defects
    if digest is None:
        bundled = dialect != "none" and where is not None
        digest = f"{_file_name(where or '')}@{part.offset}" if bundled else raw[:16]
    return Document(
        id=digest,
        text=text,
        source=where or "-",
        language=language,
        language_spans=spans(text, language, settings.detector) if settings.language_spans else (),
        detector=None if settings.detector == "none" else _detector(settings.detector),
        edits=tuple(edits),
        findings=tuple(findings),
        defects=tuple(d for d in part.defects if d.code != "not-utf8") + decoded.defects,
        scripts=describe.scripts(text),
        name=name,
        index=index,
        title=describe.title(text),
        path=where,
        offset=part.offset,
        length=len(data) if part.length is None else part.length,
        encoding=decoded.encoding,
        undecoded=decoded.tail.hex() or None,
        dialect=dialect,
        integrity=part.integrity,
        sha256_raw=raw,
        # Text as it stood in UTF-8 has the same bytes once more.
        sha256_text=raw if unchanged else describe.digest(text.encode("utf-8", "surrogatepass")),
        characters=len(text),
        words=describe.words(text),
        lines=describe.lines(text),
        ingest_version=__version__,
        config_hash=settings.digest,
        header=part.header,
    )


@lru_cache(maxsize=8)  # the documents of a bundle have one path
def _file_name(where: str) -> str:
    return Path(where).name


@lru_cache(maxsize=8)
def _detector(name: str) -> str:
    return label(name)


def _bytes(part: Part) -> bytes:
    return part.data if part.raw is None else part.raw


def _identity(part: Part, name: str | None) -> tuple[int | None, str | None]:
    match = NAME_RE.fullmatch(name) if name else None
    index = part.index if part.index is not None else (match[1] if match else None)
    digest = part.id if part.id is not None else (match[2] if match else None)
    is_number = index is not None and index.isascii() and index.isdigit()
    # More digits are no number of a document, and fit no 64-bit column.
    return int(index) if index and is_number and len(index) <= MOST_DIGITS else None, digest


def _as_part(item: Part | Document) -> Part:
    if isinstance(item, Part):
        return item
    index = None if item.index is None else str(item.index)
    named = item.id if item.name is None else None
    return Part(data=item.text.encode(), name=item.name, index=index, id=named)
