"""ingest cat: one document of a bundle."""

from __future__ import annotations

import sys

import click

from ingest import bundle as bundles
from ingest.cli.reading import UNREADABLE, tell
from ingest.errors import BundleError


@click.command()
@click.argument("bundle", type=click.Path())
@click.argument("key")
def cat(bundle: str, key: str) -> None:
    """Write the document with this name, id or number to standard output, as it is in there.

    With an index beside the bundle (`ingest split --index`) nothing else is read.
    """
    try:
        part = bundles.find(bundle, key)
    except BundleError as error:
        tell(f"{bundle}: {error}")
        raise SystemExit(UNREADABLE) from error
    except OSError as error:
        tell(f"{bundle}: cannot be read: {error.strerror}")
        raise SystemExit(UNREADABLE) from error
    if part is None:
        tell(
            f"{bundle}: no document has the name, id or number {key!r}; `ingest inspect` lists them"
        )
        raise SystemExit(1)
    sys.stdout.buffer.write(part.data)
    sys.stdout.buffer.flush()
