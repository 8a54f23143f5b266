"""ingest inspect: what is in a bundle, and in what state."""

from __future__ import annotations

import json
from typing import Any

import click

from ingest.cli.bundles import reading_options, survey
from ingest.cli.reading import UNREADABLE


@click.command()
@click.argument("bundle", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the table.")
@reading_options
def inspect(bundle: str, as_json: bool, **options: Any) -> None:
    """Show a bundle's dialect, documents, sizes, integrity and warnings; nothing is written.

    Exit code 3 when the reader refuses the file, with the code and the option that would decide.
    """
    found = survey(bundle, options)
    if as_json:
        click.echo(json.dumps(found.record(), ensure_ascii=False))
    else:
        for line in found.table():
            click.echo(line)
    if found.refusal:
        raise SystemExit(UNREADABLE)
