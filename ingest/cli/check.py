"""ingest check: does anything need repair?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from ingest.cli.options import PATHS, settings_of, settings_options
from ingest.cli.problems import FORMATS, Problem, problems
from ingest.cli.reading import Inputs, tell
from ingest.pipeline import read


@click.command()
@PATHS
@click.option("-q", "--quiet", is_flag=True, help="Only the exit code.")
@click.option("--output-format", type=click.Choice(list(FORMATS)), default="text", show_default=True,
              help="text: a line an edit; github: annotations; sarif, json: one file of all.")  # fmt: skip
@settings_options
def check(paths: tuple[str, ...], quiet: bool, output_format: str, **options: Any) -> None:
    """List what `ingest clean` would change; exit 1 if there is anything.

    One line an edit: path:line:column: before -> after (rule). For continuous integration.
    """
    inputs = Inputs(paths, settings_of(**options))
    edits = documents = 0

    def found() -> Iterator[Problem]:
        nonlocal edits, documents
        for document in inputs.through(read):
            documents += 1
            edits += len(document.edits)
            yield from problems(document)

    if quiet:
        for _ in found():
            pass
    else:
        for line in FORMATS[output_format](found()):
            click.echo(line)
        noun = "document" if documents == 1 else "documents"
        tell(f"{edits} change{'' if edits == 1 else 's'} in {documents} {noun}")
    inputs.finish(1 if edits else 0)
