"""The inputs of a command as they were given: arguments, and lists of paths in files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ingest.cli.bundles import Unreadable
from ingest.cli.output import STDOUT


def listed(paths: tuple[str, ...], files_from: str | None, null: bool) -> tuple[str, ...]:
    """The paths, and after them those of the list: one a line, or ended by NUL. Without any of
    both, standard input. A list that cannot be read ends the program with exit code 3."""
    if files_from is None:
        if null:
            raise click.UsageError("-0 says how --files-from is written: give that too")
        return paths or ("-",)
    if files_from == "-" and "-" in paths:
        raise click.UsageError("standard input cannot be both a list of files and a text")
    try:
        data = sys.stdin.buffer.read() if files_from == "-" else Path(files_from).read_bytes()
    except OSError as error:
        raise Unreadable(f"{files_from}: cannot be read: {error.strerror}") from error
    pieces = data.split(b"\0") if null else [line.rstrip(b"\r") for line in data.split(b"\n")]
    return (*paths, *(os.fsdecode(piece) for piece in pieces if piece))


def refuse_overwriting(paths: Sequence[str], *outputs: str | None) -> None:
    """End the program with exit code 2 when a file is both input and output, or twice output."""
    seen: list[str] = []
    for output in outputs:
        if output is None or output in STDOUT:
            continue
        if os.path.realpath(output) in seen:
            raise click.UsageError(f"{output} would be written twice; choose another name")
        seen.append(os.path.realpath(output))
        if not os.path.isfile(output):
            continue
        for path in paths:
            if os.path.exists(path) and os.path.samefile(path, output):
                raise click.UsageError(
                    f"{output} is both input and output; choose another name for -o"
                )
