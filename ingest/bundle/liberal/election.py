"""Decides which candidates are the fences of a file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.liberal.characters import BRACKETS
from ingest.bundle.liberal.code_blocks import code_blocks
from ingest.bundle.liberal.fence import Fence, Strength
from ingest.bundle.liberal.pairing import spans
from ingest.bundle.liberal.scan import Scan
from ingest.bundle.liberal.shapes.decorated import BARE, WORDS
from ingest.bundle.notices import Notices
from ingest.bundle.options import Options
from ingest.errors import BundleError

RULER_LINE_RE = re.compile(rb"([-=*#~_])\1{2,}[ \t]*\r?")
MENTIONS = 3  # other lines with the tag for each weak line: a text about the tag, or wrapped prose
NEARBY = 512  # bytes: a ruler line is shorter

Families = dict[str, list[Fence]]


def families_of(content: Content, seen: Scan, options: Options, notices: Notices) -> Families:
    """The candidates by family, without those that are content in any case."""
    fences = _resolved([_boxed(content, fence) for fence in seen.fences])
    if options.expect == "auto" and any(fence.strength < Strength.STRONG for fence in fences):
        fences = _outside_code(content, fences, options)
    families: Families = {}
    for fence in fences:
        families.setdefault(fence.family, []).append(fence)
    for family, members in list(families.items()):
        if (
            (len(members) == 1 and _strength(members) == Strength.FAINT)  # a heading, a list item
            or (family == BARE and WORDS in families and not _any_labelled_or_strong(members))
            or (options.expect == "auto" and _is_outnumbered(members, seen.mentions))
        ):
            _report_content(members, notices)
            del families[family]
    return families


def _is_outnumbered(fences: list[Fence], mentions: int) -> bool:
    """Whether a text speaks of the tag so often that weak lines must be part of it."""
    return mentions >= MENTIONS * len(fences) and all(
        fence.shape < Strength.STRONG for fence in fences
    )


def _strength(fences: list[Fence]) -> Strength:
    return max(fence.strength for fence in fences)


def _any_labelled_or_strong(fences: list[Fence]) -> bool:
    return any(fence.fields.is_labelled or fence.strength == Strength.STRONG for fence in fences)


def _report_content(fences: list[Fence], notices: Notices) -> None:
    first = fences[0]
    detail = f"{first.family}, {len(fences)} lines"
    notices.add("fence-like-content", detail, offset=first.start, line=first.line)


def _boxed(content: Content, fence: Fence) -> Fence:
    """A tag line between two equal ruler lines takes them in; an underlined one is a heading.

    What is strong without a box needs none: the rulers belong to the texts around it.
    """
    if fence.shape == Strength.STRONG or fence.start == content.origin:
        return fence
    before = content.slice(max(content.origin, fence.start - NEARBY), fence.start)
    above = before.removesuffix(b"\n").rpartition(b"\n")[2]
    after = content.slice(fence.end, fence.end + NEARBY)
    below, newline, _ = after.partition(b"\n")
    top, bottom = RULER_LINE_RE.fullmatch(above), RULER_LINE_RE.fullmatch(below)
    if not bottom:
        return fence
    if fence.family == BARE and not fence.fields.is_labelled:
        return replace(fence, strength=Strength.FAINT)
    if not top or top[1] != bottom[1]:
        return fence
    return replace(
        fence,
        start=fence.start - len(above) - 1,
        end=fence.end + len(below) + len(newline),
        family=f"boxed {top[1].decode()}",
        boxed_at=fence.start,
        strength=Strength.STRONG if fence.fields.is_labelled else Strength.WEAK,
    )


def _resolved(fences: list[Fence]) -> list[Fence]:
    """`>>>q7x2` closes what `<<<q7x2` opens; where nothing is opened, it is a separator."""
    opening = {
        fence.family for fence in fences if fence.role in ("separator", "open") and not fence.closed
    }

    def resolve(fence: Fence) -> Fence:
        if fence.role != "reversed":
            return fence
        if fence.family in opening:
            return replace(fence, role="close")
        family = "".join(BRACKETS.get(char, char) for char in fence.family)
        return replace(fence, role="separator", family=family)

    return [resolve(fence) for fence in fences]


def _outside_code(content: Content, fences: list[Fence], options: Options) -> list[Fence]:
    """Without the weak fences inside the code blocks of Markdown."""
    starts = [fence.tag_line for fence in fences]
    inside: set[int] = set()
    for start, end in code_blocks(content, options):
        if end is not None:
            inside.update(range(bisect_right(starts, start), bisect_left(starts, end)))
    return [
        fence
        for place, fence in enumerate(fences)
        if fence.strength == Strength.STRONG or place not in inside
    ]


def elect(content: Content, families: Families, options: Options, notices: Notices) -> list[Fence]:
    """The fences of the one family that marks the documents; refuses where it is in doubt."""
    strong = [name for name, fences in families.items() if _strength(fences) == Strength.STRONG]
    weak = [
        name
        for name, fences in families.items()
        if _strength(fences) == Strength.WEAK and len(fences) > 1
    ]
    if len(strong) > 1:
        elected = _enclosing(content, families, strong)
    elif strong or len(weak) == 1:
        elected = strong[0] if strong else weak[0]
    elif weak or (options.expect == "bundle" and len(families) > 1):
        raise _refusal("ambiguous-dialect", families, weak or list(families))
    elif options.expect == "bundle":
        elected = next(iter(families))
    else:
        raise _refusal("weak-evidence", families, list(families))
    for name, fences in families.items():
        if name != elected:
            _report_content(fences, notices)
    fences = sorted(families[elected], key=lambda fence: fence.start)
    _check_code_blocks(content, fences, options, notices)
    return fences


def _refusal(code: str, families: Families, names: list[str]) -> BundleError:
    seen = ", ".join(f"{name} (line {families[name][0].line})" for name in names)
    first = min((families[name][0] for name in names), key=lambda fence: fence.start)
    return refusal(code, seen, offset=first.start, line=first.line)


def _enclosing(content: Content, families: Families, strong: list[str]) -> str:
    """The one strong family whose pairs enclose every line of the others."""
    enclosing = []
    for name in strong:
        ranges = spans(content, families[name])
        others = [fence for other in strong if other != name for fence in families[other]]
        if ranges and all(_is_within(fence, ranges) for fence in others):
            enclosing.append(name)
    if len(enclosing) != 1:
        raise _refusal("ambiguous-dialect", families, strong)
    return enclosing[0]


def _is_within(fence: Fence, ranges: list[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, (fence.start,)) - 1
    return at >= 0 and ranges[at][0] < fence.start < ranges[at][1]


def _check_code_blocks(
    content: Content, fences: list[Fence], options: Options, notices: Notices
) -> None:
    """Refuse fences in a code block: it may show how a bundle looks."""
    if fences[0].kind not in ("line", "part-of-line"):
        return
    starts = [fence.tag_line for fence in fences]
    begins_with_fence = content.is_blank(content.origin, fences[0].start)
    is_plain = not begins_with_fence or any(
        fence.role == "separator" and not fence.fields.is_labelled for fence in fences
    )
    for start, end in code_blocks(content, options, frozenset(starts)):
        at = bisect_right(starts, start)
        if at == len(fences) or (end is not None and starts[at] > end):
            continue
        inside = fences[at]
        if end is not None and is_plain and options.expect == "auto":
            raise refusal("fence-in-code-block", offset=inside.start, line=inside.line)
        notices.add("fence-in-code-block", offset=inside.start, line=inside.line)
