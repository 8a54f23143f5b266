"""ingest verify: is every document as it was sealed?"""

from __future__ import annotations

from typing import Any

import click

from ingest.cli.bundles import reading_options, survey
from ingest.cli.reading import UNREADABLE, tell


@click.command()
@click.argument("bundle", type=click.Path())
@reading_options
def verify(bundle: str, **options: Any) -> None:
    """Check the seals of a bundle; exit 1 and list what is not verified.

    A document counts as verified when its sum is right as it stands. What was repaired on the way,
    is unsealed or is damaged is listed with its state.
    """
    found = survey(bundle, options)
    bad = [row for row in found.rows if row.integrity != "verified"]
    for row in bad:
        label = row.name or row.id or f"number {row.number}"
        click.echo(f"{bundle}: byte {row.offset}: {label}: {row.integrity or 'not sealed'}")
    for warning in found.warnings:
        tell(f"{bundle}: warning {warning['code']}: {warning['detail']}".rstrip(": "))
    if found.refusal:
        tell(f"{bundle}: refused: {found.refusal}")
        raise SystemExit(UNREADABLE)
    tell(f"{len(found.rows) - len(bad)} of {len(found.rows)} documents verified")
    if bad or not found.rows or found.warnings:
        raise SystemExit(1)
