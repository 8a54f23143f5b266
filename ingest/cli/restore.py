"""ingest restore: the original files back from the records, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ingest import bundle
from ingest.cli.reading import UNREADABLE, tell
from ingest.cli.recorded import records as records_of
from ingest.errors import IngestError
from ingest.model import Part
from ingest.records import original_bytes


@click.command()
@click.argument("records", type=click.Path())
@click.option(
    "-d", "--directory", required=True, metavar="DIR", help="Where the files go; made if missing."
)
def restore(records: str, directory: str) -> None:
    """Undo the edits of an output and write the original documents, byte for byte.

    RECORDS is JSONL or Parquet; edits in a file beside it (`--edits sidecar`) are found there.
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
    try:
        for number, record in enumerate(records_of(str(path)), 1):
            try:
                if isinstance(record, Exception):
                    raise record
                metadata = record.get("metadata", {})
                index = metadata.get("index")
                yield Part(
                    data=original_bytes(record),
                    name=metadata.get("name"),
                    index=None if index is None else str(index),
                )
            except (IngestError, ValueError, AttributeError, KeyError, TypeError) as error:
                failed.append(f"{path}: line {number}: {error}")
    except (IngestError, ValueError) as error:  # the file is not what its name says
        failed.append(str(error))


def _new_ones(parts: Iterator[Part], folder: Path) -> Iterator[Part]:
    """Without those that stand in the folder already with the same bytes: a bundle and the files
    it was made of restore to the same documents."""
    for part in parts:
        target = (
            folder / part.name if part.name and bundle.safe_name(part.name) == part.name else None
        )
        if target is None or not target.is_file() or target.read_bytes() != part.data:
            yield part
