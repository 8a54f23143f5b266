"""What the caller of the reader chose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, cast, get_args

from ingest.bundle.limits import Limits

Expect = Literal["auto", "bundle", "plain"]
TAG = "q7x2"
TAG_RE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True)
class Options:
    """Checked options; `expect` says what the file is if it could be several things."""

    tag: str = TAG
    expect: Expect = "auto"
    boundary: re.Pattern[str] | None = None
    salvage: bool = False
    strict: bool = False
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def of(
        cls,
        tag: str,
        expect: str,
        boundary: str | re.Pattern[str] | None,
        salvage: bool,
        strict: bool,
        limits: Limits | Mapping[str, int] | None,
    ) -> Options:
        """The options as given; raises ValueError where one makes no sense."""
        if limits is None:
            return _usual(tag, expect, boundary, salvage, strict)
        return cls._checked(tag, expect, boundary, salvage, strict, Limits.of(limits))

    @classmethod
    def _checked(
        cls,
        tag: str,
        expect: str,
        boundary: str | re.Pattern[str] | None,
        salvage: bool,
        strict: bool,
        limits: Limits,
    ) -> Options:
        if not TAG_RE.fullmatch(tag):
            raise ValueError(f"not a tag: {tag!r}; letters and digits, with . _ - between them")
        if expect not in get_args(Expect):
            raise ValueError(f"unknown expect {expect!r}; there are: {', '.join(get_args(Expect))}")
        try:
            pattern = re.compile(boundary) if boundary is not None else None
        except re.error as error:
            raise ValueError(f"not a regular expression: {boundary!r}: {error}") from None
        if pattern is not None and not isinstance(pattern.pattern, str):
            raise TypeError("the boundary is an expression over str, not bytes")
        return cls(tag.lower(), cast(Expect, expect), pattern, salvage, strict, limits)


@lru_cache(maxsize=8)
def _usual(
    tag: str, expect: str, boundary: str | re.Pattern[str] | None, salvage: bool, strict: bool
) -> Options:
    """Options without limits of the caller's own: the same for each of many small files."""
    return Options._checked(tag, expect, boundary, salvage, strict, Limits())
