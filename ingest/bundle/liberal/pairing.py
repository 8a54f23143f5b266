"""Finds out which closing fence belongs to which opening one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.bundle.codes import refusal
from ingest.bundle.content import Content
from ingest.bundle.liberal.fence import Fence
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
