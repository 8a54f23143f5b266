"""The shapes a fence line may have, each with `find(line, tag) -> Sequence[Fence] | None`.

An empty sequence means that the line is accounted for as content; None, that the next shape may
try.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.bundle.liberal.fence import Fence
from ingest.bundle.liberal.shapes import (
    code_fence,
    decorated,
    element,
    environment,
    here_document,
)
from ingest.bundle.lines import Line

Find = Callable[[Line, str], Sequence[Fence] | None]

SHAPES: tuple[Find, ...] = (
    here_document.find,  # first those that bring a closer of their own
    code_fence.find,
    environment.find,
    element.find,  # before the general rule, which wants the whole line
    decorated.find,
)


def fences_on(line: Line, tag: str) -> Sequence[Fence]:
    """The candidates on a line: mostly none or one, two for a whole element on one line."""
    for find in SHAPES:
        fences = find(line, tag)
        if fences is not None:
            return fences
    return ()
