"""A fence line, as far as one line tells: where it is, what it does, what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

Role = Literal["open", "close", "separator", "bundle-open", "bundle-close", "reversed"]
CUSTOM = "custom"  # the family of the caller's own boundary
Kind = Literal["line", "part-of-line", "here-document", "code-fence", "inline"]


class Strength(IntEnum):
    """How much it takes to believe a shape: nothing more, a second line, or the caller's word."""

    FAINT = 1
    WEAK = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Fields:
    """What a fence line or a header block says about a document."""

    name: str | None = None
    id: str | None = None
    index: str | None = None
    total: str | None = None
    nonce: str | None = None
    label: str | None = None
    attrs: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str] | None:
        """What an opening and its closing fence have in common."""
        for kind in ("name", "id", "index", "nonce", "label"):
            if value := getattr(self, kind):
                return kind, value
        return None

    @property
    def is_labelled(self) -> bool:
        """Whether the fence introduces a document by some description of it."""
        return bool(self.name or self.id or self.index or self.label or self.attrs)


@dataclass(frozen=True, slots=True)
class Fence:
    """A candidate: bytes `start` to `end`, its line end included.

    `family` names the shape; fences of one family belong together. `shape` is the strength of
    the decoration alone, without what the words add to it. `closed` tells that the
    decoration of the line was closed. For fences that bring their own closer (here-documents,
    code fences), `closer` is what to look for, and `span` what was found: where the document
    starts and ends, and where the text goes on after the closing line, None if there is none.
    """

    start: int
    end: int
    line: int
    role: Role
    family: str
    strength: Strength
    fields: Fields = field(default_factory=Fields)
    shape: Strength = Strength.STRONG
    closed: bool = False
    kind: Kind = "line"
    closer: str = ""
    span: tuple[int, int, int | None] | None = None
    boxed_at: int | None = None

    @property
    def tag_line(self) -> int:
        """Where the line that holds the tag begins, without the box around it."""
        return self.start if self.boxed_at is None else self.boxed_at
