"""ingest split: a bundle's documents as files, nothing repaired."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ingest import bundle
from ingest.cli.options import PATHS, settings_of, settings_options
from ingest.cli.reading import Inputs, tell
from ingest.errors import IngestError
from ingest.pipeline import split as read_parts


@click.command()
@PATHS
@click.option("--index", is_flag=True, help="Write an index beside each bundle instead.")
@click.option("-d", "--directory", metavar="DIR", help="Where the files go; made if missing.")
@click.option(
    "--keep-names", is_flag=True, help="Use the documents' own names where they are safe."
)
@settings_options
def split(
    paths: tuple[str, ...], directory: str | None, index: bool, keep_names: bool, **options: Any
) -> None:
    """Write the documents of bundles as files, exactly as they are in there.

    Files are named NNN_<16 hex of the SHA-256>.txt; nothing is overwritten.
    """
    if index:
        for path in paths:
            _write_index(path)
        return
    if directory is None:
        raise click.UsageError("say where the files go: -d DIR (or --index, to write none)")
    inputs = Inputs(paths, settings_of(**options))
    folder = Path(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = list(bundle.extract(inputs.through(read_parts), folder, keep_names=keep_names))
    except FileExistsError as error:
        place = f"{directory}/{error.filename}"
        raise click.ClickException(
            f"{place} is there already; nothing is overwritten, choose another -d"
        ) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or directory}: {error.strerror}") from error
    tell(f"{len(written)} document{'' if len(written) == 1 else 's'} written to {directory}")
    inputs.finish()


def _write_index(path: str) -> None:
    try:
        tell(f"index written to {bundle.write_index(path)}")
    except IngestError as error:
        raise click.ClickException(f"{path}: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error
