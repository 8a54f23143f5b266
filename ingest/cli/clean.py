"""ingest clean: documents in, repaired text and metadata out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import click

from ingest.cli import show
from ingest.cli.options import PATHS, settings_of, settings_options
from ingest.cli.reading import Inputs, tell
from ingest.cli.target import EDITS, target
from ingest.errors import IngestError
from ingest.model import Document
from ingest.pipeline import read
from ingest.sinks import SINKS


@click.command()
@PATHS
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="A file (.gz and .zst are packed), or `DIR/` for shards; standard output without it.",
)
@click.option(
    "--format",
    "sink",
    type=click.Choice(list(SINKS)),
    help="jsonl: a record a line; parquet: the same as columns; text: the clean text (several: as a "
    "bundle); bundle; dolma: the edits as attributes. Without it: by the suffix, else jsonl.",
)
@click.option(
    "--edits",
    type=click.Choice(EDITS),
    default="inline",
    show_default=True,
    help="Edits and findings in the records, in OUT.edits.jsonl beside them, or nowhere.",
)
@click.option(
    "--shard-size",
    type=click.IntRange(min=1),
    metavar="BYTES",
    help="About so much text in a shard.  [default: 268435456]",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@click.option("-v", "--verbose", is_flag=True, help="Print each repair.")
@settings_options
def clean(
    paths: tuple[str, ...],
    output: str | None,
    sink: str | None,
    edits: str,
    shard_size: int | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Repair files, folders and bundles; write text and metadata.

    Without PATHS, or with `-`, standard input is read.
    """
    _refuse_overwriting(paths, output)
    goal = target(output, sink, edits, shard_size)
    inputs = Inputs(paths, settings_of(**options))
    tally = _Tally(verbose)
    try:
        goal.write(tally.watch(inputs.through(read)))
    except BrokenPipeError:
        raise
    except IngestError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"{output or 'standard output'}: cannot be written: {error.strerror}"
        ) from error
    if not quiet:
        tell(tally.summary(output))
    inputs.finish()


class _Tally:
    """Counts what goes by."""

    def __init__(self, verbose: bool) -> None:
        self._verbose = verbose
        self._documents = self._changed = self._findings = 0
        self._kinds: Counter[str] = Counter()
        self._defects: Counter[str] = Counter()

    def watch(self, documents: Iterable[Document]) -> Iterator[Document]:
        for document in documents:
            self._documents += 1
            self._changed += bool(document.edits)
            self._findings += len(document.findings)
            self._kinds.update(edit.kind for edit in document.edits)
            self._defects.update(defect.code for defect in document.defects)
            if self._verbose:
                for line in show.everything(document):
                    tell(line)
            yield document

    def summary(self, output: str | None) -> str:
        def counted(number: int, noun: str) -> str:
            return f"{number} {noun}{'' if number == 1 else 's'}"

        parts = [f"{counted(self._documents, 'document')}, {self._changed} repaired"]
        if self._kinds:
            kinds = ", ".join(f"{count} {kind}" for kind, count in self._kinds.most_common())
            parts.append(f"{counted(self._kinds.total(), 'edit')} ({kinds})")
        if self._findings:
            parts.append(f"{counted(self._findings, 'finding')} left alone")
        if self._defects:
            parts.append(
                "defects: " + ", ".join(f"{n} {code}" for code, n in self._defects.most_common())
            )
        if output:
            parts.append(f"written to {output}")
        return "; ".join(parts)


def _refuse_overwriting(paths: tuple[str, ...], output: str | None) -> None:
    if output is None or not os.path.isfile(output):
        return
    for path in paths:
        if os.path.exists(path) and os.path.samefile(path, output):
            raise click.UsageError(f"{output} is both input and output; choose another name for -o")
