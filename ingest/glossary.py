"""The user's glossary: terms that beat every rule, and terms to keep as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError

KEEP = "keep"
LANGUAGE_RE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Term:
    """`source` is replaced by `target` wherever it stands in prose; the target `keep` protects
    it from every rule. `lang` and `note` are for people."""

    source: str
    target: str
    lang: str | None = None
    note: str | None = None

    @property
    def kept(self) -> bool:
        """Whether the term is to stay as it is."""
        return self.target == KEEP


class GlossaryError(IngestError):
    """A glossary with bad lines; the message names each."""

    def __init__(self, path: object, problems: list[str]) -> None:
        super().__init__(f"{path}: " + "\n".join(problems))
        self.problems = problems


def load(path: str | Path) -> tuple[Term, ...]:
    """The terms of a TAB-separated file: source, target, optional language, optional note.

    Blank lines and lines that begin with # are skipped. Raises GlossaryError naming every bad
    line, or for a file that cannot be read.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise GlossaryError(path, [f"cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise GlossaryError(path, [f"byte {error.start} is not UTF-8; save it as UTF-8"]) from error
    rows = ((f"line {number}", line.split("\t")) for number, line in enumerate(lines, 1)
            if line.strip() and not line.startswith("#"))  # fmt: skip
    return _checked(path, rows)


def from_table(table: dict[str, object], where: object) -> tuple[Term, ...]:
    """The terms of a `[tool.ingest.glossary]` table: `"source" = "target"`, or a table with
    `target`, `lang` and `note`. Raises GlossaryError."""
    rows = []
    for source, value in table.items():
        cells = value if isinstance(value, dict) else {"target": value}
        rows.append(
            (repr(source), [source, *(str(cells.get(k, "")) for k in ("target", "lang", "note"))])
        )
    return _checked(where, rows)


def _checked(where: object, rows: Iterable[tuple[str, list[str]]]) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    problems = []
    for place, cells in rows:
        source, target, lang, note = (cell.strip() for cell in [*cells, "", "", ""][:4])
        found = list(_problems(cells, source, target, lang))
        known = terms.get(source)
        if known is not None and known.target != target:
            found.append(f"{source!r} is {known.target!r} already")
        if found:
            problems.append(f"{place}: " + "; ".join(found))
        else:
            terms[source] = Term(source, target, lang or None, note or None)
    if problems:
        raise GlossaryError(where, problems)
    # The longest first, so that a phrase goes before its words.
    return tuple(sorted(terms.values(), key=lambda term: (-len(term.source), term.source)))


def _problems(cells: list[str], source: str, target: str, lang: str) -> Iterator[str]:
    if len(cells) > 4:
        yield f"{len(cells)} columns, there are at most 4: source, target, language, note"
    if not source:
        yield "no source"
    if not target:
        yield f"no target for {source!r} (to protect it, write {KEEP})" if source else "no target"
    if source and source == target:
        yield f"{source!r} is its own target (to protect it, write {KEEP})"
    if lang and not LANGUAGE_RE.fullmatch(lang):
        yield f"{lang!r} is no language code (such as ru or zh-Hant)"
