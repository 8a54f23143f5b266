"""ingest glossary: check a file of terms."""

from __future__ import annotations

import sys

import click

from ingest.cli.reading import tell
from ingest.glossary import GlossaryError, load


@click.group()
def glossary() -> None:
    """Terms of your own: TAB-separated source, target, language, note.

    A term replaces its source wherever it stands in prose and beats every rule; the target `keep`
    protects the source. Use it with --glossary, or as [tool.ingest.glossary] in pyproject.toml.
    """


@glossary.command()
@click.argument("file", type=click.Path())
def check(file: str) -> None:
    """Name the bad lines of a glossary; exit 1 if there are any."""
    try:
        terms = load(file)
    except GlossaryError as error:
        for problem in error.problems:
            tell(f"{file}: {problem}")
        sys.exit(1)
    kept = sum(term.kept for term in terms)
    tell(f"{file}: {len(terms)} terms, {kept} of them kept as they are")
