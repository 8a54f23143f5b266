"""What `ingest check` has found, as text, GitHub annotations, JSON or SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ingest.cli import show
from ingest.edits import revert
from ingest.model import Document, Edit
from ingest.version import __version__

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Problem:
    """One edit that would be made. Lines and columns (code points) count from 1, in the document;
    `place` is the file, and `#` and the document's name if the file is a bundle."""

    path: str
    place: str
    line: int
    column: int
    end_line: int
    end_column: int
    before: str
    after: str
    kind: str
    rule: str
    reason: str
    confidence: float

    @property
    def message(self) -> str:
        """What would become what."""
        return f"{show.visible(self.before)!r} -> {show.visible(self.after)!r}"


def problems(document: Document) -> Iterator[Problem]:
    """The edits of a document, with their places in the original."""
    original = revert(document) if document.edits else ""
    for edit in document.edits:
        yield _problem(document, edit, original)


def _problem(document: Document, edit: Edit, original: str) -> Problem:
    line, column = show.position(original, edit.src_start)
    end_line, end_column = show.position(original, edit.src_end)
    return Problem(
        document.path or document.source,
        show.place(document),
        line,
        column,
        end_line,
        end_column,
        edit.before,
        edit.after,
        edit.kind,
        edit.rule,
        edit.reason,
        edit.confidence,
    )


def text(found: Iterable[Problem]) -> Iterator[str]:
    """path:line:column: before -> after (rule)"""
    for one in found:
        yield f"{one.place}:{one.line}:{one.column}: {one.message} ({one.rule})"


def github(found: Iterable[Problem]) -> Iterator[str]:
    """Workflow commands that GitHub shows at the lines of a change."""
    for one in found:
        fields = {"file": one.path, "title": f"ingest: {one.rule}"}
        said = f"{one.message}: {one.reason}"
        if one.place == one.path:
            fields |= {"line": str(one.line), "endLine": str(one.end_line)}
            fields |= {"col": str(one.column), "endColumn": str(one.end_column)}
        else:  # lines of a document in a bundle are not those of the file
            said = f"{one.place}:{one.line}:{one.column}: {said}"
        properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in fields.items())
        yield f"::error {properties}::{_escaped(said)}"


def _escaped(value: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        value = value.replace(char, f"%{ord(char):02X}")
    return value


def as_json(found: Iterable[Problem]) -> Iterator[str]:
    """One array, an object a problem."""
    yield json.dumps([asdict(one) for one in found], indent=1)


def sarif(found: Iterable[Problem]) -> Iterator[str]:
    """One SARIF 2.1.0 log, with the repairs as proposed fixes."""
    results = list(found)
    rules = sorted({one.rule for one in results})
    driver = {"name": "ingest", "version": __version__, "rules": [{"id": rule} for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, rules.index(one.rule)) for one in results],
    }
    yield json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, indent=1)


def _result(one: Problem, rule: int) -> dict[str, Any]:
    artifact = {"uri": quote(PurePath(one.path).as_posix(), errors="surrogateescape")}
    location: dict[str, Any] = {"artifactLocation": artifact}
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": rule,
        "level": "warning",
        "message": {"text": f"{one.message}: {one.reason}"},
        "locations": [{"physicalLocation": location}],
        "properties": {"kind": one.kind, "confidence": one.confidence, "place": one.place},
    }
    if one.place == one.path:
        region = {
            "startLine": one.line,
            "startColumn": one.column,
            "endLine": one.end_line,
            "endColumn": one.end_column,
        }
        location["region"] = region
        change = {"deletedRegion": region, "insertedContent": {"text": one.after}}
        result["fixes"] = [
            {"artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}]}
        ]
    return result


FORMATS: dict[str, Callable[[Iterable[Problem]], Iterator[str]]] = {
    "text": text,
    "github": github,
    "sarif": sarif,
    "json": as_json,
}
