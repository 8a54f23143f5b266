"""ingest explain: what was repaired, where, by which rule, why, how sure, and how to overrule it."""

from __future__ import annotations

from typing import Any

import click

from ingest.cli import show
from ingest.cli.options import PATHS, settings_of, settings_options
from ingest.cli.reading import Inputs
from ingest.edits import revert
from ingest.pipeline import read


@click.command()
@PATHS
@click.option("--edits-only", is_flag=True, help="Only what was changed, not what was left alone.")
@settings_options
def explain(paths: tuple[str, ...], edits_only: bool, **options: Any) -> None:
    """Show each edit and finding with its place, rule, reason and confidence.

    Writes no file: what `ingest clean` would do is told, with how to keep it from doing so.
    """
    inputs = Inputs(paths, settings_of(**options))
    documents = changed = 0
    for document in inputs.through(read):
        documents += 1
        changed += bool(document.edits)
        lines = show.edits(document, revert(document)) if edits_only else show.everything(document)
        for line in lines:
            click.echo(line)
    click.echo(
        f"{documents} document{'' if documents == 1 else 's'}, {changed} with repairs", err=True
    )
    inputs.finish()
