"""Settings of a project: `ingest.toml`, or `[tool.ingest]` in `pyproject.toml`, in this folder."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from ingest.glossary import Term, from_table

# Options that a file may set; the command line overrides them.
OPTIONS = frozenset(
    "profile skip with threshold lexicon semantic encoding tag expect boundary salvage strict detector "
    "language-spans no-language translator translator-url translator-model translator-key-env "
    "translator-path translator-cache jobs".split()
)

SEVERAL = ("lexicon", "skip", "also")


@lru_cache(maxsize=4)
def table(folder: Path) -> tuple[str, dict[str, Any]]:
    """The file that was found and its table; an empty one when there is none. Mistakes in the
    file end the program with exit code 2."""
    for name, path in (("ingest.toml", ()), ("pyproject.toml", ("tool", "ingest"))):
        file = folder / name
        if not file.is_file():
            continue
        try:
            found: Any = tomllib.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise click.UsageError(f"{name}: {error}") from error
        for key in path:
            found = found.get(key, {})
        if found:
            unknown = set(found) - OPTIONS - {"glossary"}
            if unknown:
                known = ", ".join(sorted(OPTIONS | {"glossary"}))
                raise click.UsageError(
                    f"{name}: unknown setting {min(unknown)!r}; there are: {known}"
                )
            return name, found
    return "", {}


def defaults() -> dict[str, Any]:
    """The options' values from the file, under click's names."""
    _, found = table(Path.cwd())
    names = {"with": "also"}  # an option whose name is a word of Python
    values = {names.get(k, k.replace("-", "_")): v for k, v in found.items() if k in OPTIONS}
    # One value for an option that takes several: click would take it letter by letter.
    lists = {key: [values[key]] for key in SEVERAL if isinstance(values.get(key), str)}
    return values | lists


def terms() -> tuple[Term, ...]:
    """The terms of the file's `glossary` table. Raises GlossaryError."""
    name, found = table(Path.cwd())
    return from_table(found.get("glossary", {}), f"{name}: glossary")
