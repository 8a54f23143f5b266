"""Counts of what a run did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any

from ingest.model import Document


@dataclass(slots=True)
class Tally:
    """Counts that add up, in whatever batches the documents come. `bytes` are those of the
    documents in their source; `failed` counts documents that the repairs failed on."""

    documents: int = 0
    bytes: int = 0
    characters: int = 0
    repaired: int = 0
    findings: int = 0
    failed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    defects: Counter[str] = field(default_factory=Counter)

    def see(self, document: Document) -> None:
        """Count one document."""
        self.documents += 1
        self.bytes += document.length
        self.characters += document.characters
        self.findings += len(document.findings)
        self.languages[document.language.code] += 1
        if document.edits:
            self.repaired += 1
            self.kinds.update(edit.kind for edit in document.edits)
            self.rules.update(edit.rule for edit in document.edits)
        if document.defects:
            self.defects.update(defect.code for defect in document.defects)

    def add(self, other: Tally) -> None:
        """Count what another one counted."""
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    def record(self) -> dict[str, Any]:
        """The counts as plain values, in an order that depends on nothing but them."""
        return {
            "documents": self.documents,
            "bytes": self.bytes,
            "characters": self.characters,
            "repaired": self.repaired,
            "edits": {
                "total": self.kinds.total(),
                "by_kind": dict(sorted(self.kinds.items())),
                "by_rule": dict(sorted(self.rules.items())),
            },
            "findings": self.findings,
            "languages": dict(sorted(self.languages.items())),
            "defects": dict(sorted(self.defects.items())),
            "failed": self.failed,
        }

    @classmethod
    def of(cls, record: dict[str, Any]) -> Tally:
        """The counts of a `record`. Raises KeyError or TypeError for anything else."""
        edits = record["edits"]
        return cls(
            record["documents"],
            record["bytes"],
            record["characters"],
            record["repaired"],
            record["findings"],
            record["failed"],
            Counter(edits["by_kind"]),
            Counter(edits["by_rule"]),
            Counter(record["languages"]),
            Counter(record["defects"]),
        )
