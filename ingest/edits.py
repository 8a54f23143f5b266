"""Changes and edits: apply them, compose them, derive them by comparing, undo them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.model import Document, Edit, Finding
from ingest.native import native

TOKEN_RE = re.compile(r"\w+|\s+|[^\w\s]")
# SequenceMatcher is quadratic: above this many tokens a changed stretch is one edit.
MOST_TOKENS = 1_000


@dataclass(frozen=True, slots=True)
class Change:
    """A repair in the text as its fixer sees it: `start:end` (code points) becomes `after`."""

    start: int
    end: int
    after: str
    kind: str
    rule: str
    reason: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that was found but not made, with the reason."""

    start: int
    end: int
    before: str
    after: str
    kind: str
    rule: str
    reason: str
    confidence: float


def apply(text: str, changes: Sequence[Change]) -> str:
    """The text with the changes made. They are sorted and do not overlap."""
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += (text[at : change.start], change.after)
        at = change.end
    pieces.append(text[at:])
    return "".join(pieces)


def settle(text: str, changes: Iterable[Change]) -> list[Change]:
    """Sort, drop what changes nothing and what overlaps an earlier change."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda c: (c.start, c.end)):
        if text[change.start : change.end] == change.after:
            continue
        if kept and change.start < kept[-1].end:
            continue
        kept.append(change)
    return kept


def compare(
    before: str, after: str, kind: str, rule: str, reason: str, at: int = 0
) -> list[Change]:
    """The changes that lead from one text to another, at the grain of words; `at` is where the texts
    begin."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        old, new = [before], [after]
    changes = []
    for left, right in zip(old, new, strict=True):
        if left != right:
            for start, end, text in _differences(left, right):
                changes.append(Change(at + start, at + end, text, kind, rule, reason))
        at += len(left) + 1
    return changes


def _differences(before: str, after: str) -> list[tuple[int, int, str]]:
    if native is not None:
        found = native.differences(before, after, MOST_TOKENS)
    else:
        found = _differences_in_python(before, after)
    return [_trimmed(before, after)] if found is None else found


def _differences_in_python(before: str, after: str) -> list[tuple[int, int, str]] | None:
    """Start and end in the old text and what stands there in the new, for each stretch that differs;
    None if there are too many tokens."""
    from difflib import SequenceMatcher  # imported here: clean text has no use for it

    old, new = TOKEN_RE.findall(before), TOKEN_RE.findall(after)
    # TOKEN_RE covers every character, so joined tokens are the text.
    if len(old) > MOST_TOKENS or len(new) > MOST_TOKENS:
        return None
    found: list[tuple[int, int, str]] = []
    start = at = behind = 0
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for old_at, new_at, size in matcher.get_matching_blocks():
        end = start + sum(map(len, old[at:old_at]))
        if at < old_at or behind < new_at:
            found.append((start, end, "".join(new[behind:new_at])))
        at, behind = old_at + size, new_at + size
        start = end + sum(map(len, old[old_at:at]))
    return found


def _trimmed(before: str, after: str) -> tuple[int, int, str]:
    shortest = min(len(before), len(after))
    head = 0
    while head < shortest and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shortest - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, len(before) - tail, after[head : len(after) - tail]


def compose(
    original: str, current: str, edits: Sequence[Edit], changes: Sequence[Change]
) -> list[Edit]:
    """One list of edits from `original` to the text after `changes`.

    `edits` lead from `original` to `current`; `changes` are in `current`, sorted, apart.
    Where a change meets an edit, the two become one that names both rules.
    """
    result: list[Edit] = []
    to_source = 0  # source offset minus offset in `current`, behind the edits passed so far
    to_target = 0  # offset in the new text minus offset in `current`
    i = j = 0
    while i < len(edits) or j < len(changes):
        cluster_edits: list[Edit] = []
        cluster_changes: list[Change] = []
        if j == len(changes) or (i < len(edits) and edits[i].start <= changes[j].start):
            low, high = edits[i].start, edits[i].end
            cluster_edits.append(edits[i])
            i += 1
        else:
            low, high = changes[j].start, changes[j].end
            cluster_changes.append(changes[j])
            j += 1
        while True:
            if i < len(edits) and _meets(edits[i].start, edits[i].end, low, high):
                cluster_edits.append(edits[i])
                high = max(high, edits[i].end)
                i += 1
            elif j < len(changes) and _meets(changes[j].start, changes[j].end, low, high):
                cluster_changes.append(changes[j])
                high = max(high, changes[j].end)
                j += 1
            else:
                break
        src_start = low + to_source
        for edit in cluster_edits:
            to_source += (edit.src_end - edit.src_start) - (edit.end - edit.start)
        src_end = high + to_source
        after = _rewritten(current, low, high, cluster_changes)
        start = low + to_target
        to_target += len(after) - (high - low)
        before = original[src_start:src_end]
        if before != after:
            result.append(
                _merged(src_start, src_end, start, before, after, cluster_edits, cluster_changes)
            )
    return result


def _meets(start: int, end: int, low: int, high: int) -> bool:
    """Overlap; two ranges that only touch meet when one of them is empty."""
    if start > high:
        return False
    if start == end or low == high:
        return end >= low
    return start < high and end > low


def _rewritten(text: str, low: int, high: int, changes: Sequence[Change]) -> str:
    if not changes:
        return text[low:high]
    pieces: list[str] = []
    at = low
    for change in changes:
        pieces += (text[at : change.start], change.after)
        at = change.end
    pieces.append(text[at:high])
    return "".join(pieces)


def _merged(
    src_start: int,
    src_end: int,
    start: int,
    before: str,
    after: str,
    edits: Sequence[Edit],
    changes: Sequence[Change],
) -> Edit:
    origin: list[Edit | Change] = [*edits, *changes]
    return Edit(
        src_start=src_start,
        src_end=src_end,
        start=start,
        end=start + len(after),
        before=before,
        after=after,
        kind=_joined([o.kind for o in origin], "+"),
        rule=_joined([o.rule for o in origin], "+"),
        reason=_joined([o.reason for o in origin], "; "),
        confidence=min([o.confidence for o in origin]),
    )


def _joined(names: Sequence[str], glue: str) -> str:
    if len(names) == 1 and glue not in names[0]:
        return names[0]
    return glue.join(dict.fromkeys(part for name in names for part in name.split(glue)))


def finding(found: Proposal, edits: Sequence[Edit]) -> Finding:
    """What was left alone, with its place in the original: `edits` lead to the text it is in."""
    shift = sum(
        (edit.src_end - edit.src_start) - (edit.end - edit.start)
        for edit in edits
        if edit.end <= found.start
    )
    return Finding(
        src_start=found.start + shift,
        src_end=found.end + shift,
        start=found.start,
        end=found.end,
        before=found.before,
        after=found.after,
        kind=found.kind,
        rule=found.rule,
        reason=found.reason,
        confidence=found.confidence,
    )


def revert(document: Document) -> str:
    """The decoded original of a document, character for character."""
    pieces: list[str] = []
    at = 0
    for edit in document.edits:
        pieces += (document.text[at : edit.start], edit.before)
        at = edit.end
    pieces.append(document.text[at:])
    return "".join(pieces)
