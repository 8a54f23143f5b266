"""Finds out which closing fence belongs to which opening one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.liberal.fence import Fence
from ingest.bundle.liberal.mime import is_mime
from ingest.errors import BundleError

Pair = tuple[Fence, Fence | None]  # without a close, the document goes on to the end


@dataclass(frozen=True, slots=True)
class Pairing:
    """The mode, the pairs in order, and the warnings, each with the fence it is about."""

    mode: str
    pairs: tuple[Pair, ...] = ()
    warnings: tuple[tuple[str, Fence], ...] = ()


def without_wrappers(fences: Sequence[Fence]) -> tuple[list[Fence], list[Fence]]:
    """The fences of documents, and those of the bundle as a whole.

    A line that closes the bundle closes the last document, if there is no other close; lines
    of the bundle alone are those of its one document.
    """
    own = [fence for fence in fences if not fence.role.startswith("bundle")]
    wrappers = [fence for fence in fences if fence.role.startswith("bundle")]
    if not own:
        return [_as_own(fence) for fence in wrappers], []
    if any(fence.role == "close" for fence in own):
        return own, wrappers
    closing = [_as_own(fence) for fence in wrappers if fence.role == "bundle-close"]
    own = sorted([*own, *closing], key=lambda fence: fence.start)
    return own, [fence for fence in wrappers if fence.role != "bundle-close"]


def _as_own(fence: Fence) -> Fence:
    return replace(fence, role="open" if fence.role == "bundle-open" else "close")


def is_blank_but(content: Content, start: int, end: int, wrappers: Sequence[Fence]) -> bool:
    """Whether nothing but blanks and lines of the bundle as a whole stands there."""
    at = bisect_left(wrappers, start, key=lambda fence: fence.start)
    while at < len(wrappers) and wrappers[at].start < end:
        if not content.is_blank(start, wrappers[at].start):
            return False
        start = wrappers[at].end
        at += 1
    return content.is_blank(start, end)


def spans(content: Content, fences: Sequence[Fence]) -> list[tuple[int, int]]:
    """The ranges that the fences enclose; none, if they do not enclose but separate."""
    fences = sorted(fences, key=lambda fence: fence.start)
    if fences[0].span:
        end = content.size()
        return [(f.start, end if f.span[2] is None else f.span[2]) for f in fences if f.span]
    if is_mime(fences):
        return []
    own = [fence for fence in fences if not fence.role.startswith("bundle")]
    try:
        pairing = pair(content, own, ())
    except BundleError:
        return []
    if pairing.mode not in ("pairs", "nested"):
        return []
    return [(a.start, content.size() if b is None else b.end) for a, b in pairing.pairs]


def pair(
    content: Content, fences: Sequence[Fence], wrappers: Sequence[Fence], *, salvage: bool = False
) -> Pairing:
    """Pair the fences by their keys, their order, or their nesting; the first that works."""
    closes = [fence for fence in fences if fence.role == "close"]
    if not closes:
        return Pairing("separators")
    if len(closes) == len(fences):
        if all(fence.fields.is_labelled for fence in closes):
            return Pairing("trailers")
        raise _unbalanced(fences[0], "closing fences only")
    found = None
    if all(fence.fields.key for fence in fences):
        found = _by_key(fences)
    elif fences[0].role != "close":
        found = (
            _alternating(fences)
            or _each_close_before_an_open(content, fences, wrappers)
            or _nested(fences)
        )
    if found:
        return found
    if salvage:
        return Pairing("mixed", _to_the_next(fences), (("unbalanced", fences[0]),))
    raise _unbalanced(fences[0], f"{len(fences) - len(closes)} opening, {len(closes)} closing")


def _unbalanced(fence: Fence, seen: str) -> BundleError:
    return refusal("unbalanced", seen, offset=fence.start, line=fence.line)


def _mismatch(fence: Fence, close: Fence) -> BundleError:
    seen = f"line {fence.line} against line {close.line}"
    return refusal("label-mismatch", seen, offset=close.start, line=close.line)


def _by_key(fences: Sequence[Fence]) -> Pairing | None:
    """An open is ended by the first later close with the same key."""
    closes: dict[tuple[str, str] | None, list[int]] = {}
    for place, fence in enumerate(fences):
        if fence.role == "close":
            closes.setdefault(fence.fields.key, []).append(place)
    pairs: list[Pair] = []
    warnings: list[tuple[str, Fence]] = []
    at = 0
    while at < len(fences):
        fence = fences[at]
        if fence.role == "close":
            return None
        places = closes.get(fence.fields.key, [])
        later = bisect_right(places, at)
        if later < len(places):
            pairs.append((fence, fences[places[later]]))
            at = places[later] + 1
        elif at + 1 == len(fences):
            pairs.append((fence, None))
            warnings.append(("truncated", fence))
            at += 1
        elif fences[at + 1].role == "close":
            raise _mismatch(fence, fences[at + 1])
        else:
            return None
    mode = "nested" if 2 * len(pairs) < len(fences) else "pairs"
    return Pairing(mode, tuple(pairs), tuple(warnings))


def _alternating(fences: Sequence[Fence]) -> Pairing | None:
    """Open, close, open, close; the last close may be missing."""
    if any((fence.role == "close") != (place % 2 == 1) for place, fence in enumerate(fences)):
        return None
    pairs: list[Pair] = []
    for fence, close in zip(fences[::2], [*fences[1::2], None], strict=False):
        pairs.append((fence, close))
        key, other = fence.fields.key, close.fields.key if close else None
        if close and key and other and key[0] == other[0] and key != other:
            raise _mismatch(fence, close)
    last = fences[-1]
    warnings = (("truncated", last),) if last.role != "close" else ()
    return Pairing("pairs", tuple(pairs), warnings)


def _each_close_before_an_open(
    content: Content, fences: Sequence[Fence], wrappers: Sequence[Fence]
) -> Pairing | None:
    """An open also ends the document before it, if no text stands after any close."""
    for close, following in pairwise([*fences, None]):
        if not close or close.role != "close":
            continue
        if following and following.role == "close":
            return None
        end = following.start if following else content.size()
        if not is_blank_but(content, close.end, end, wrappers):
            return None
    closes = sum(fence.role == "close" for fence in fences)
    if closes == 1 and fences[-1].role == "close":
        return Pairing("mixed", _to_the_next(fences))  # it ends the whole file
    warnings = [("missing-close", fences[0])]
    if fences[-1].role != "close":
        warnings.append(("truncated", fences[-1]))
    return Pairing("mixed", _to_the_next(fences), tuple(warnings))


def _to_the_next(fences: Sequence[Fence]) -> tuple[Pair, ...]:
    return tuple(
        (fence, following)
        for fence, following in zip(fences, [*fences[1:], None], strict=True)
        if fence.role != "close"
    )


def _nested(fences: Sequence[Fence]) -> Pairing | None:
    """The outermost pairs, if the fences are well nested."""
    pairs: list[Pair] = []
    outer, depth = fences[0], 0
    for fence in fences:
        if fence.role != "close":
            outer = fence if depth == 0 else outer
            depth += 1
            continue
        depth -= 1
        if depth < 0:
            return None
        if depth == 0:
            pairs.append((outer, fence))
    return Pairing("nested", tuple(pairs), (("nested-fences", fences[0]),)) if not depth else None
