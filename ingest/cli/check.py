"""ingest check: does anything need repair?"""

from __future__ import annotations

from typing import Any

import click

from ingest.cli import show
from ingest.cli.options import PATHS, settings_of, settings_options
from ingest.cli.reading import Inputs, tell
from ingest.edits import revert
from ingest.pipeline import read


@click.command()
@PATHS
@click.option("-q", "--quiet", is_flag=True, help="Only the exit code.")
@settings_options
def check(paths: tuple[str, ...], quiet: bool, **options: Any) -> None:
    """List what `ingest clean` would change; exit 1 if there is anything.

    One line an edit: path:line:column: before -> after (rule). For continuous integration.
    """
    inputs = Inputs(paths, settings_of(**options))
    edits = documents = 0
    for document in inputs.through(read):
        documents += 1
        original = revert(document) if document.edits else ""
        for edit in document.edits:
            edits += 1
            if not quiet:
                line, column = show.position(original, edit.src_start)
                where = f"{show.place(document)}:{line}:{column}"
                click.echo(
                    f"{where}: {show.visible(edit.before)!r} -> {show.visible(edit.after)!r} ({edit.rule})"
                )
    if not quiet:
        noun = "document" if documents == 1 else "documents"
        tell(f"{edits} change{'' if edits == 1 else 's'} in {documents} {noun}")
    inputs.finish(1 if edits else 0)
