"""Read the paths of a command: what cannot be read is told, and the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click

from ingest.errors import IngestError
from ingest.settings import Settings
from ingest.sources import Source

Item = TypeVar("Item")
Reader = Callable[[Source, Settings], Iterable[Item]]
UNREADABLE = 3


class Inputs:
    """The documents or parts of several paths in order; `failed` counts what could not be read.

    No path, or `-`, is standard input.
    """

    def __init__(self, paths: tuple[str, ...], settings: Settings) -> None:
        self._paths = paths or ("-",)
        self._settings = settings
        self.failed = 0

    def through(self, reader: Reader[Item]) -> Iterator[Item]:
        """What the reader gives for each path. Errors go to standard error, one line each."""
        for path in self._paths:
            source: Source = sys.stdin.buffer if path == "-" else path
            try:
                yield from reader(source, self._settings)
            except IngestError as error:
                self.failed += 1
                place = "" if str(error).startswith(path) else f"{path}: "
                tell(f"ingest: {place}{error}")
            except (OSError, ValueError) as error:
                self.failed += 1
                tell(f"ingest: {path}: {error}")

    def finish(self, code: int = 0) -> None:
        """End the program: 3 when an input could not be read, else the code."""
        sys.exit(UNREADABLE if self.failed else code)


def tell(message: str) -> None:
    """A line for the person, on standard error."""
    click.echo(message, err=True)
