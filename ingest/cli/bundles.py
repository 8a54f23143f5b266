"""What the bundle commands share: the reader's options, and a survey of one bundle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click

from ingest import bundle
from ingest.errors import BundleError

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--tag", default="q7x2", show_default=True, help="The tag of bundle fences."),
    click.option("--expect", type=click.Choice(["auto", "bundle", "plain"]), default="auto",
                 show_default=True, help="Whether the file is a bundle."),
    click.option("--boundary", metavar="REGEX", help="An expression that matches whole fence lines."),
    click.option("--salvage", is_flag=True, help="Read on after damage."),
)  # fmt: skip
SOUND = ("verified", "unsealed", "open")


def reading_options(command: Command) -> Command:
    """Add the options of the bundle reader; they reach the command as keywords."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Row:
    """One document of a bundle; `offset` and `length` are bytes in the unpacked source."""

    number: int
    name: str | None
    id: str | None
    offset: int
    length: int
    size: int
    integrity: str | None
    error: str | None


@dataclass(slots=True)
class Survey:
    """What reading a bundle to its end has shown."""

    path: str
    dialect: str = "none"
    rows: list[Row] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    stray: list[tuple[int, int]] = field(default_factory=list)
    refusal: str | None = None

    def record(self) -> dict[str, Any]:
        """The survey as plain values."""
        return asdict(self)

    def table(self) -> Iterator[str]:
        """The survey as lines for a person."""
        size = sum(row.size for row in self.rows)
        yield f"{self.path}: dialect {self.dialect}, {len(self.rows)} documents, {size} bytes of text"
        for row in self.rows:
            label = row.name or row.id or ""
            state = row.integrity or row.error or ""
            yield f"{row.number:>6}  {row.size:>10}  byte {row.offset:<10}  {state:<10}  {label}"
        for warning in self.warnings:
            line = f" line {warning['line']}" if warning["line"] else ""
            place = f" at byte {warning['offset']}{line}" if warning["offset"] is not None else ""
            detail = f": {warning['detail']}" if warning["detail"] else ""
            yield f"warning {warning['code']}{place}{detail}"
        for start, end in self.stray:
            yield f"stray text: bytes {start} to {end} belong to no document"
        if self.refusal:
            yield f"refused: {self.refusal}"


def survey(path: str, options: dict[str, Any]) -> Survey:
    """Read a bundle to its end. A file that cannot be opened ends the program with exit code 3."""
    found = Survey(path)
    with opened(path) as stream:
        try:
            reading = bundle.read(stream, **options)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        try:
            for number, part in enumerate(reading):
                found.rows.append(
                    Row(number, part.name, part.id, part.offset, part.length or len(part.data),
                        len(part.data), part.integrity, part.error)
                )  # fmt: skip
        except BundleError as error:
            found.refusal = str(error)
        found.dialect = reading.dialect
        found.warnings = [asdict(warning) for warning in reading.warnings]
        found.stray = list(reading.stray)
    return found


def opened(path: str) -> Any:
    """The file, open for reading; `-` is standard input."""
    try:
        return click.open_file(path, "rb") if path == "-" else Path(path).open("rb")
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read: {error.strerror}") from error


class Unreadable(click.ClickException):
    """An input that cannot be read: one line, exit code 3."""

    exit_code = 3
