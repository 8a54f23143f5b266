"""The values that flow through ingest. They are frozen: each stage returns new ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest import convert


@dataclass(frozen=True, slots=True)
class Defect:
    """Something odd that was kept and recorded instead of raised.

    `offset` is where it stands: a byte offset for defects of bundles and bytes, a code point
    offset in the decoded original for defects of text, None where there is no one place.
    """

    code: str
    offset: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One raw slice of a source, as its bundle dialect cut it, or the whole source.

    Fields that the source does not give are None. `offset` and `length` are bytes in the
    unpacked source; `data` is the document's own bytes, unescaped. `index` is kept as it was
    written ("007" stays "007"). `header` is the raw header block. `raw` is set for a whole file
    that the reader made UTF-8 of: the bytes as they stood there.
    """

    data: bytes
    name: str | None = None
    id: str | None = None
    index: str | None = None
    total: str | None = None
    nonce: str | None = None
    label: str | None = None
    attrs: Mapping[str, str] = field(default_factory=dict)
    header: str | None = None
    integrity: str | None = None
    offset: int = 0
    length: int | None = None
    defects: tuple[Defect, ...] = ()
    raw: bytes | None = None

    @property
    def text(self) -> str | None:
        """The data as strict UTF-8; None when it is not (then `error` says why)."""
        try:
            return self.data.decode()
        except UnicodeDecodeError:
            return None

    @property
    def error(self) -> str | None:
        """`not-utf8` when the data cannot be decoded as UTF-8, else None."""
        return "not-utf8" if self.text is None else None


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `before` at `src_start:src_end` of the decoded original became `after`
    at `start:end` of the clean text. Ranges are half-open, in code points.

    `confidence` is between 0 and 1: the probability, as the rule estimates it, that the
    change is what the author meant. When one rule changed what another had already
    changed, the two are one edit and `rule` names both, joined by `+`.
    """

    src_start: int
    src_end: int
    start: int
    end: int
    before: str
    after: str
    kind: str
    rule: str
    reason: str
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """The edit as in the output record."""
        return {
            "start": self.start,
            "end": self.end,
            "src_start": self.src_start,
            "src_end": self.src_end,
            "before": self.before,
            "after": self.after,
            "kind": self.kind,
            "rule": self.rule,
            "reason": self.reason,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Finding(Edit):
    """A change that was not made: the fields of an Edit, `reason` being why it was left.

    `after` is what would have been put in its place, or equals `before` where nothing was
    at hand. Hidden text (kind `smuggled`) was removed, and is told here as well as among the edits.
    """


@dataclass(frozen=True, slots=True)
class Language:
    """A language guess: a BCP 47 code, `und` when nothing can be said, and a score 0 to 1."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """A stretch of the clean text, `start:end` in code points, and its language's BCP 47 code."""

    start: int
    end: int
    code: str


UNDETERMINED = Language("und", 0.0)


@dataclass(frozen=True, slots=True)
class ScriptShare:
    """A script by its Unicode name (`Latin`, `Han`) and its share of the letters, 0 to 1."""

    script: str
    share: float


@dataclass(frozen=True, slots=True)
class Document:
    """One part, decoded and repaired, with what was learnt on the way.

    `text` is the clean text. `edits` lead from the decoded original to it and back
    (`ingest.revert`); they are sorted and never overlap. `sha256_raw` is over the part's
    bytes, `sha256_text` over the clean text as UTF-8. `offset` and `length` are bytes in the
    unpacked source. `detector` is what found the language, with its version; `language_spans` are
    the stretches in other languages, when they were asked for. `undecoded` is the cut character
    at the end of a wide encoding, in hex.
    """

    id: str
    text: str
    source: str
    language: Language = UNDETERMINED
    language_spans: tuple[LanguageSpan, ...] = ()
    detector: str | None = None
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()
    defects: tuple[Defect, ...] = ()
    scripts: tuple[ScriptShare, ...] = ()
    name: str | None = None
    index: int | None = None
    title: str | None = None
    path: str | None = None
    offset: int = 0
    length: int = 0
    encoding: str = "utf-8"
    undecoded: str | None = None
    dialect: str = "none"
    integrity: str | None = None
    sha256_raw: str = ""
    sha256_text: str = ""
    characters: int = 0
    words: int = 0
    lines: int = 0
    ingest_version: str = ""
    config_hash: str = ""
    header: str | None = None

    @property
    def metadata(self) -> dict[str, str | int]:
        """Flat scalars about the document, without nulls (some readers reject them)."""
        fields: dict[str, str | int | None] = {
            "path": self.path,
            "offset": self.offset,
            "length": self.length,
            "index": self.index,
            "name": self.name,
            "title": self.title,
            "encoding": self.encoding,
            "undecoded": self.undecoded,
            "dialect": self.dialect,
            "integrity": self.integrity,
            "sha256_raw": self.sha256_raw,
            "sha256_text": self.sha256_text,
            "scripts": " ".join([f"{s.script}:{s.share:.4f}" for s in self.scripts]),
            "detector": self.detector,
            "language_spans": " ".join([f"{s.code}:{s.start}-{s.end}" for s in self.language_spans])
            or None,
            "n_edits": len(self.edits),
            "edit_kinds": " ".join(sorted({edit.kind for edit in self.edits})),
            "n_findings": len(self.findings),
            "n_defects": len(self.defects),
            "characters": self.characters,
            "words": self.words,
            "lines": self.lines,
            "ingest_version": self.ingest_version,
            "config_hash": self.config_hash,
            "header": self.header,
        }
        return {key: value for key, value in fields.items() if value is not None}

    def to_dict(self) -> dict[str, Any]:
        """The output record: plain lists, strings and numbers, no nulls, fixed key order."""
        return {
            "id": self.id,
            "text": self.text,
            "source": self.source,
            "language": self.language.code,
            "language_score": self.language.confidence,
            "metadata": self.metadata,
            "edits": [edit.to_dict() for edit in self.edits],
            "findings": [finding.to_dict() for finding in self.findings],
            "defects": [_defect_dict(defect) for defect in self.defects],
        }

    def to_langchain(self) -> Any:
        """A LangChain document. Raises ImportError without langchain-core."""
        return convert.to_langchain(self.to_dict())

    def to_llamaindex(self) -> Any:
        """A LlamaIndex document. Raises ImportError without llama-index-core."""
        return convert.to_llamaindex(self.to_dict())

    def to_haystack(self) -> Any:
        """A Haystack document. Raises ImportError without haystack-ai."""
        return convert.to_haystack(self.to_dict())

    def to_datatrove(self) -> Any:
        """A datatrove document. Raises ImportError without datatrove."""
        return convert.to_datatrove(self.to_dict())


def _defect_dict(defect: Defect) -> dict[str, Any]:
    record: dict[str, Any] = {"code": defect.code, "detail": defect.detail}
    if defect.offset is not None:
        record["offset"] = defect.offset
    return record
