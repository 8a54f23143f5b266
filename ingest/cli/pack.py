"""ingest pack: files into one sealed bundle."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from ingest import bundle
from ingest.bundle.canonical.sink import MEMBER
from ingest.cli.options import PATHS, settings_of, settings_options
from ingest.cli.output import writing
from ingest.cli.reading import Inputs
from ingest.errors import IngestError
from ingest.model import Part
from ingest.settings import Settings
from ingest.sources import Source, expand, label, opened


@click.command()
@PATHS
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="BUNDLE",
    help="The bundle to write; `-` for standard output. `.gz` and `.zst` are packed.",
)
@click.option("--append", is_flag=True, help="Add to an existing bundle.")
@click.option("--no-seal", is_flag=True, help="Write no sums.")
@click.option(
    "--member-size",
    type=click.IntRange(min=1),
    metavar="BYTES",
    help="Start a new compressed member after so much text, so that members can be read alone.",
)
@settings_options
def pack(
    paths: tuple[str, ...],
    output: str,
    append: bool,
    no_seal: bool,
    member_size: int | None,
    **options: Any,
) -> None:
    """Join files into one sealed q7x2 bundle, each as it is, under its own name.

    `ingest split` and `ingest clean` read it back. The files are not repaired.
    """
    inputs = Inputs(paths, settings_of(**options))
    parts = inputs.through(_files)
    try:
        if append:
            with open(output, "r+b") as file:
                bundle.append(parts, file, seal=not no_seal)
        else:
            packed = {".gz": "gz", ".zst": "zst"}.get(Path(output).suffix)
            with writing(output) as out:
                bundle.write(
                    parts, out, seal=not no_seal, pack=packed, member=member_size or MEMBER
                )
    except IngestError as error:
        raise click.ClickException(f"{output}: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror}") from error
    inputs.finish()


def _files(source: Source, settings: Settings) -> list[Part]:
    root = Path(source) if isinstance(source, str) else None
    parts = []
    for item in expand(source):
        with opened(item) as stream:
            part = Part(data=stream.read())
        where = label(item)
        if isinstance(item, Path):
            inside = (
                item.relative_to(root) if root is not None and root.is_dir() else Path(item.name)
            )
            part = replace(part, name=inside.as_posix())
        elif where != "-":
            part = replace(part, name=Path(where).name)
        parts.append(part)
    return parts
