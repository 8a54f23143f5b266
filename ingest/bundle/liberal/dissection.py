"""Takes a line apart: decoration before and after, the tag, and what stands around the tag."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.bundle.liberal.characters import BRACKETS, DECORATION, mirror

RULER_RE = re.compile(r"([=\-<>+%@:#.!$&^_*~])\1+[\[<(]?")
EMPHASIS = "*_~"  # a run of two of these is emphasis, not a ruler
LIST_ITEM_RE = re.compile(r"[-*+] +\S")  # or a line of a diff, that shows a fence
CLOSING_RUN_RE = re.compile(r"([-=>*#])\1+\Z")
TAIL_RE = re.compile(r"\s*(?:([-=*#~_+%])\1{2,}|([\])}>])\2+)\Z")
COMMENT = "<!--"
DECORATION_CHARS = "".join(sorted(DECORATION))


@dataclass(frozen=True, slots=True)
class Dissection:
    """The parts of a line that holds the tag. Leads are without blanks, words as written."""

    lead: str
    is_spaced: bool  # between the lead and the first word
    closer: str  # decoration at the end that answers the lead
    tail: str  # a run at the end of a line without lead
    is_end_tag: bool  # `</q7x2>`, `[/q7x2]`
    is_empty_tag: bool  # `<q7x2/>`
    before: str
    tag: str
    version: str | None  # of `q7x2v1`
    after: str

    @property
    def is_enclosed(self) -> bool:
        """Whether the line is closed by decoration."""
        return bool(self.closer or self.tail)


@lru_cache(maxsize=8)
def _tag_re(tag: str) -> re.Pattern[str]:
    role = r"(?P<role>begin|end)?"  # `endq7x2`, as template languages name their tags
    version = r"(?:[-_]?v(?P<version>\d+(?:\.\d+)?))?"
    return re.compile(
        rf"(?<![A-Za-z0-9]){role}(?P<tag>{re.escape(tag)}){version}(?![A-Za-z0-9])",
        re.IGNORECASE | re.ASCII,
    )


def is_ruler(lead: str) -> bool:
    """Whether the lead is a run long enough to be neither emphasis nor a bracket."""
    ruler = RULER_RE.fullmatch(lead)
    return bool(ruler) and (len(lead) > 2 or lead[0] not in EMPHASIS)


def dissect(text: str, tag: str) -> Dissection | None:
    """The parts of a line, which is folded and stripped; None if it cannot be a fence line."""
    words_at = next((at for at, char in enumerate(text) if not _decorates(char)), None)
    if words_at is None:
        return None
    spaced_lead, rest = text[:words_at], text[words_at:].rstrip()
    lead = "".join(spaced_lead.split())
    if _is_quoted(lead) or LIST_ITEM_RE.match(spaced_lead):
        return None
    rest, closer, tail = _without_closer(rest, lead)
    is_end_tag = len(lead) > 1 and lead.endswith("/") and _may_end(lead)
    if is_end_tag:
        lead = lead[:-1]
    if lead.startswith("{{"):
        lead = lead.rstrip("#^")  # a section of Mustache, `{{#q7x2}}` to `{{/q7x2}}`
    is_empty_tag = lead.startswith("<") and rest.endswith("/")
    if is_empty_tag:
        rest = rest[:-1].rstrip()
    cut = _around_tag(rest, tag, decorated=bool(lead))
    if cut is None:
        return None
    before, found, after = cut
    if "://" in before or (before.endswith("/") and lead != "/"):
        return None
    return Dissection(
        lead,
        spaced_lead.endswith(" "),
        closer,
        tail,
        is_end_tag,
        is_empty_tag,
        f"{before.strip().strip(DECORATION_CHARS)} {found['role'] or ''}".strip(),
        found["tag"],
        found["version"],
        after,
    )


def _decorates(char: str) -> bool:
    return char in DECORATION or char in " \t"


def _is_quoted(lead: str) -> bool:
    """Whether the line is quoted as in mail; a run of `>` alone is decoration."""
    return lead.startswith(">") and (lead == ">" or set(lead) != {">"})


def _may_end(lead: str) -> bool:
    return lead[-2] in BRACKETS or lead.startswith(COMMENT)


def _without_closer(text: str, lead: str) -> tuple[str, str, str]:
    """The text without the decoration at its end, as closer of a lead or as mere tail."""
    if not lead:
        tail = TAIL_RE.search(text)
        if tail and tail.start() > 0:
            return text[: tail.start()], "", tail[0].strip()
        return text, "", ""
    closer = _closer(text, lead)
    if not closer and (run := CLOSING_RUN_RE.search(text)):
        closer = run[0]
    return (text[: -len(closer)].rstrip() if closer else text), closer, ""


def _closer(text: str, lead: str) -> str:
    if len(set(lead)) == 1:
        # A run closes a run, whatever their lengths; one character, one or more.
        answer = re.escape(BRACKETS.get(lead[0], lead[0]))
        run = re.search(answer + ("{2,}" if len(lead) > 1 else "+") + r"\Z", text)
        if run and run.start() > 0:
            return run[0]
    bare = lead.rstrip("/") if len(lead) > 1 and lead[-2] in BRACKETS else lead
    mirrored = [mirror(bare)]
    if lead.startswith(COMMENT):
        mirrored.append("-->")
    for closer in mirrored:
        if text.endswith(closer) and len(text) > len(closer):
            return closer
    last = BRACKETS.get(lead[0])
    return last if last and text.endswith(last) else ""


def _around_tag(text: str, tag: str, *, decorated: bool) -> tuple[str, re.Match[str], str] | None:
    """What stands before and after the tag; a second tag may close a decorated line."""
    tags = list(_tag_re(tag).finditer(text))
    if not tags or len(tags) > 2:
        return None
    first, last = tags[0], tags[-1]
    after = text[first.end() :]
    if last is not first:
        if not decorated or last.end() != len(text):
            return None
        between = text[first.end() : last.start()]
        if "://" in between or between.endswith("/"):
            return None
        after = re.sub(r"[^\w]+\Z", "", between)
    return text[: first.start()], first, after
