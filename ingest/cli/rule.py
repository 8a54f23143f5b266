"""ingest rule: what a rule does, on an example."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ingest import fixers
from ingest.cli import show
from ingest.edits import apply
from ingest.fixers import FIXERS
from ingest.fixers.examples import EXAMPLES
from ingest.settings import PROFILES, WITHOUT_STRAY

if TYPE_CHECKING:
    from ingest.stray.judge import Evidence

STRAY = (
    "Stray script: words, names and letters of another script left in running text. Each run is judged\n"
    "by weighted evidence (`ingest rule CODE` explains a piece of it) and rendered into the sentence."
)


@click.command()
@click.argument("name", required=False)
def rule(name: str | None) -> None:
    """Explain a rule: a fixer, `stray`, or a piece of its evidence. Without NAME, list them all."""
    lines = _list() if name is None else _explain(name)
    for line in lines:
        click.echo(line)


def _list() -> Iterator[str]:
    for name in (*FIXERS, "stray"):
        yield f"{name:20} {_summary(name)}"
    yield ""
    yield "Evidence that the engine weighs: " + ", ".join(item.code for item in _evidence())


def _summary(name: str) -> str:
    text = STRAY if name == "stray" else _doc(name)
    return text.split("\n")[0].split(". ")[0].rstrip(".")


def _doc(name: str) -> str:
    return (sys.modules[f"ingest.fixers.{name}"].__doc__ or "").strip()


def _explain(name: str) -> Iterator[str]:
    evidence = {item.code: item for item in _evidence()}
    if name in evidence:
        item = evidence[name]
        side = "for" if item.weight > 0 else "against"
        yield f"{name}: evidence {side} an artifact, weight {item.weight:+.1f} (log-odds)"
        yield item.why
        return
    if name != "stray" and name not in FIXERS:
        known = ", ".join([*FIXERS, "stray"])
        raise click.UsageError(f"unknown rule {name!r}; there are: {known}, and codes of evidence")
    yield f"{name}: {STRAY if name == 'stray' else _doc(name)}"
    if name == "stray":
        in_profiles = [profile for profile in PROFILES if profile not in WITHOUT_STRAY]
    else:
        in_profiles = [profile for profile, names in PROFILES.items() if name in names]
    yield "in the profiles: " + (", ".join(in_profiles) or "none")
    before = EXAMPLES[name]
    yield f"example: {show.visible(before)!r} -> {show.visible(_after(name, before))!r}"
    off, on = f"--skip {name}", f"--with {name}"
    yield f"to switch it off: {off}" + ("" if name == "stray" else f"; on, in any profile: {on}")


def _after(name: str, before: str) -> str:
    if name == "stray":
        from ingest import Settings, clean

        return clean(before, Settings(fixers=(), detector="none")).text
    return apply(before, fixers.changes(FIXERS[name], before))


def _evidence() -> tuple[Evidence, ...]:
    from ingest.stray.judge import TABLE

    return TABLE
