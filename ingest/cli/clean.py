"""ingest clean: documents in, repaired text and metadata out."""

from __future__ import annotations

import sys
from typing import Any

import click

from ingest.cli.options import PATHS, settings_of, settings_options
from ingest.cli.paths import listed, refuse_overwriting
from ingest.cli.run import Run
from ingest.cli.target import EDITS, target
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
@click.option("--files-from", metavar="FILE", help="Read the paths in FILE too, one a line.")
@click.option("-0", "null", is_flag=True, help="The paths in FILE end with NUL.")
# One: memory and processors are not ours alone.
@click.option("-j", "--jobs", type=click.IntRange(0), default=1, show_default=True, metavar="N",
              help="Processes to share the work; 0 is one a core. The output is the same.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on where a run with the same -o was cut off.")
@click.option("--stats", metavar="FILE", help="Write the counts of the run as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
@click.option("-v", "--verbose", is_flag=True, help="Print each repair.")
@settings_options
def clean(
    paths: tuple[str, ...],
    output: str | None,
    sink: str | None,
    edits: str,
    shard_size: int | None,
    files_from: str | None,
    null: bool,
    jobs: int,
    resume: bool,
    stats: str | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Repair files, folders and bundles; write text and metadata.

    Without PATHS, or with `-`, standard input is read.
    """
    settings = settings_of(**options)
    inputs = listed(paths, files_from, null)
    refuse_overwriting(inputs, output, stats)
    goal = target(output, sink, edits, shard_size)
    run = Run(inputs, settings, goal, jobs, stats, quiet, verbose)
    sys.exit(run.resumed() if resume else run.anew())
