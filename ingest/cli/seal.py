"""ingest seal: a bundle of any dialect, written anew in the canonical form with sums."""

from __future__ import annotations

import click

from ingest import bundle as bundles
from ingest.cli.bundles import opened
from ingest.cli.output import writing
from ingest.cli.reading import UNREADABLE, tell
from ingest.errors import BundleError


@click.command()
@click.argument("bundle", type=click.Path())
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="BUNDLE",
    help="The sealed bundle; `-` for standard output.",
)
def seal(bundle: str, output: str) -> None:
    """Write a bundle's documents as a sealed bundle: for one written by hand, or in another shape."""
    try:
        with opened(bundle) as source, writing(output) as out:
            written = bundles.seal(source, out)
    except BundleError as error:
        tell(f"{bundle}: {error}")
        raise SystemExit(UNREADABLE) from error
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror}") from error
    tell(f"{written.documents} documents sealed")
