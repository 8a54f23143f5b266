"""ingest restore: the original files back from the records, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ingest import bundle
from ingest.cli.reading import UNREADABLE, tell
from ingest.errors import IngestError
from ingest.model import Part
from ingest.records import original_bytes


@click.command()
@click.argument("records", type=click.Path())
@click.option(
    "-d", "--directory", required=True, metavar="DIR", help="Where the files go; made if missing."
)
def restore(records: str, directory: str) -> None:
    """Undo the edits of a JSONL output and write the original documents, byte for byte.

    Each is checked against its SHA-256. Files that are there already are left alone.
    """
    folder = Path(directory)
    failed: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        parts = _new_ones(_parts(Path(records), failed), folder)
        count = len(list(bundle.extract(parts, folder, keep_names=True)))
    except OSError as error:
        raise click.ClickException(f"{error.filename or records}: {error.strerror}") from error
    for message in failed:
        tell(f"ingest: {message}")
    tell(f"{count} document{'' if count == 1 else 's'} restored to {directory}")
    if failed:
        raise SystemExit(UNREADABLE)


def _parts(path: Path, failed: list[str]) -> Iterator[Part]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                record: Any = json.loads(line)
                metadata = record.get("metadata", {})
                index = metadata.get("index")
                yield Part(
                    data=original_bytes(record),
                    name=metadata.get("name"),
                    index=None if index is None else str(index),
                )
            except (IngestError, ValueError, AttributeError, KeyError, TypeError) as error:
                failed.append(f"{path}: line {number}: {error}")


def _new_ones(parts: Iterator[Part], folder: Path) -> Iterator[Part]:
    """Without those that stand in the folder already with the same bytes: a bundle and the files
    it was made of restore to the same documents."""
    for part in parts:
        target = (
            folder / part.name if part.name and bundle.safe_name(part.name) == part.name else None
        )
        if target is None or not target.is_file() or target.read_bytes() != part.data:
            yield part
