"""Edits, findings and defects as a person reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from ingest.edits import revert
from ingest.model import Document, Edit, Finding

CONTEXT = 40


def place(document: Document) -> str:
    """Where a document is: its file, and its name in there when it is one of several."""
    inside = document.name or document.id
    if document.dialect == "none" or document.path is None:
        return document.path or document.source
    return f"{document.path}#{inside}"


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column (code points), both from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def visible(text: str) -> str:
    """The text with what cannot be seen spelled out."""
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def edits(document: Document, original: str) -> Iterator[str]:
    """Each edit: where, what, why, how sure, and how to have it otherwise."""
    for edit in document.edits:
        line, column = position(original, edit.src_start)
        before = click.style(visible(edit.before), fg="red", strikethrough=True)
        after = (
            click.style(visible(edit.after), fg="green")
            if edit.after
            else click.style("(removed)", fg="green")
        )
        yield f"{place(document)}:{line}:{column}: {before} -> {after}"
        yield f"    {_context(original, edit)}"
        yield f"    {edit.kind}, rule {edit.rule}, confidence {edit.confidence:.2f}: {edit.reason}"
        yield f"    to keep it: {overrule(edit)}"


def findings(document: Document, original: str) -> Iterator[str]:
    """Each finding: what was seen and left, and why."""
    for found in document.findings:
        line, column = position(original, found.src_start)
        what = click.style(visible(found.before), fg="yellow")
        done = "hidden text, removed" if found.kind == "smuggled" else "left as it is"
        yield f"{place(document)}:{line}:{column}: {what} {done}"
        yield f"    {_context(original, found)}"
        if found.after != found.before:
            yield f"    would become: {visible(found.after)}"
        yield f"    {found.kind}, rule {found.rule}, confidence {found.confidence:.2f}: {found.reason}"


def defects(document: Document) -> Iterator[str]:
    """Each defect of the document: its code, place and detail."""
    for defect in document.defects:
        at = "" if defect.offset is None else f" at byte {defect.offset}"
        detail = f": {defect.detail}" if defect.detail else ""
        yield f"{place(document)}: {click.style(defect.code, fg='magenta')}{at}{detail}"


def everything(document: Document) -> Iterator[str]:
    """All of the above for one document; nothing for a document that is as it should be."""
    original = revert(document)
    yield from edits(document, original)
    yield from findings(document, original)
    yield from defects(document)


def overrule(edit: Edit) -> str:
    """The option that keeps an edit from being made."""
    rules = [rule for rule in edit.rule.split("+") if rule != "glossary"]
    if not rules:
        return "take the term out of the glossary"
    ways = [" ".join(f"--skip {rule}" for rule in rules)]
    if "stray" in rules:
        ways.insert(0, f"--threshold {min(1.0, edit.confidence + 0.01):.2f}")
        ways.append(f"a line `{visible(edit.before)}<TAB>keep` in your --glossary")
    return ", or ".join(ways)


def kinds(found: Iterable[Edit]) -> str:
    """Counts by kind, the commonest first: `3 name, 1 word`."""
    counts = Counter(edit.kind for edit in found)
    return ", ".join(
        f"{count} {kind}" for kind, count in sorted(counts.items(), key=lambda i: (-i[1], i[0]))
    )


def _context(original: str, edit: Edit | Finding) -> str:
    start = max(original.rfind("\n", 0, edit.src_start) + 1, edit.src_start - CONTEXT)
    stop = original.find("\n", edit.src_end)
    end = min(stop if stop >= 0 else len(original), edit.src_end + CONTEXT)
    marked = click.style(visible(original[edit.src_start : edit.src_end]), underline=True)
    return f"{visible(original[start : edit.src_start])}{marked}{visible(original[edit.src_end : end])}"
