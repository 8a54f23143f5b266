"""What ingest raises: the caller's mistakes only. The text's mistakes are defects."""

from __future__ import annotations

from collections.abc import Iterable


class IngestError(Exception):
    """Base of all; never raised itself."""


class UnknownNameError(IngestError):
    """A setting names something that is not there."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"unknown {kind} {name!r}; there are: {', '.join(known)}")


class MissingExtraError(IngestError):
    """A setting names something whose package, an extra, is not installed."""

    def __init__(self, kind: str, name: str, extra: str) -> None:
        super().__init__(f"the {kind} {name!r} needs an extra: pip install 'ingest[{extra}]'")


class SettingError(IngestError):
    """A setting has a value that makes no sense; the message says which and why."""


class SourceError(IngestError):
    """A path cannot be read, or holds nothing to read."""


class ColumnError(IngestError):
    """A table lacks a column, or has one that cannot be used; the message says which and why."""


class MissingPackageError(IngestError):
    """What was asked for needs a package that is not installed."""

    def __init__(self, what: str, package: str, extra: str) -> None:
        super().__init__(f'{what} needs {package}: pip install "ingest[{extra}]"')


class LexiconError(IngestError):
    """The compiled lexicon is missing or damaged."""


class BundleError(IngestError):
    """The bundle reader refuses to guess; `code` is one of the codes of docs/q7x2.md.

    `offset` is in bytes and `line` counts from 1; both None where there is no one place.
    """

    def __init__(
        self, code: str, detail: str, *, offset: int | None = None, line: int | None = None
    ) -> None:
        place = "" if line is None else f" (line {line}, byte {offset})"
        super().__init__(f"{code}: {detail}{place}")
        self.code = code
        self.detail = detail
        self.offset = offset
        self.line = line
