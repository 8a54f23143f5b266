"""The options that several commands share, and the settings they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from ingest.cli import config
from ingest.detectors import DETECTORS, label
from ingest.errors import IngestError
from ingest.fixers import FIXERS
from ingest.glossary import Term, load
from ingest.settings import PROFILES, Settings

Command = TypeVar("Command", bound=Callable[..., Any])

PATHS = click.argument("paths", nargs=-1, type=click.Path())

_OPTIONS = (
    click.option("--profile", type=click.Choice(list(PROFILES)), default="faithful", show_default=True,
                 help="faithful: defects only; training: also layout, ligatures, piled marks; search: also "
                      "quotation marks, compatibility forms; ascii: everything in ASCII; ftfy: exactly ftfy."),
    click.option("--skip", multiple=True, metavar="RULE",
                 help="Leave out a fixer, or `stray`, the mixed-script engine. Repeatable."),
    click.option("--with", "also", multiple=True, metavar="RULE",
                 help="Switch on a fixer that the profile leaves out. Repeatable."),
    click.option("--show-settings", is_flag=True, help="Print the settings in effect, with reasons, and stop."),
    click.option("--threshold", type=click.FloatRange(0, 1), default=0.5, show_default=True,
                 help="Repairs less sure than this become findings."),
    click.option("--glossary", metavar="TSV", help="Terms of your own: source, target (`keep` protects), language."),
    click.option("--lexicon", multiple=True, metavar="FILE",
                 help="A lexicon of your own, for words that the shipped lists lack. Repeatable."),
    click.option("--semantic", is_flag=True,
                 help="Ask a model for the nearest words where no list has any (extra `semantic`)."),
    click.option("--translator", metavar="NAME",
                 help="Ask for words that no list has: openai, libretranslate or fxtranslate."),
    click.option("--translator-url", metavar="URL", help="The translator's endpoint."),
    click.option("--translator-model", metavar="NAME", help="The model that the endpoint is asked for."),
    click.option("--translator-key-env", metavar="VAR", help="The environment variable with its key."),
    click.option("--translator-path", metavar="DIR", help="The folder of a local model."),
    click.option("--translator-cache", metavar="FILE", help="A file of earlier answers."),
    click.option("--isolated", is_flag=True, help="Ignore ingest.toml and pyproject.toml."),
    click.option("--encoding", help="The encoding of the input, instead of detecting it."),
    click.option("--detector", type=click.Choice(list(DETECTORS)), default="langdetect", show_default=True,
                 help="What finds the language; py3langid and eldc are extras."),
    click.option("--language-spans", is_flag=True,
                 help="Record where in a document other languages stand (slower)."),
    click.option("--no-language", is_flag=True, help="Do not detect the language (faster)."),
    click.option("--tag", default="q7x2", show_default=True, help="The tag of bundle fences."),
    click.option("--expect", type=click.Choice(["auto", "bundle", "plain"]), default="auto",
                 show_default=True, help="Whether the input is a bundle."),
    click.option("--boundary", metavar="REGEX", help="An expression that matches whole fence lines."),
    click.option("--salvage", is_flag=True, help="Read on after damage in a bundle."),
    click.option("--strict", is_flag=True, help="Fail on damage in a bundle."),
)  # fmt: skip


def settings_options(command: Command) -> Command:
    """Add the options that make a Settings; `settings_of` takes their values."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings_of(
    profile: str,
    skip: tuple[str, ...],
    also: tuple[str, ...],
    show_settings: bool,
    threshold: float,
    glossary: str | None,
    lexicon: tuple[str, ...],
    semantic: bool,
    translator: str | None,
    translator_url: str | None,
    translator_model: str | None,
    translator_key_env: str | None,
    translator_path: str | None,
    translator_cache: str | None,
    isolated: bool,
    encoding: str | None,
    detector: str,
    language_spans: bool,
    no_language: bool,
    tag: str,
    expect: str,
    boundary: str | None,
    salvage: bool,
    strict: bool,
) -> Settings:
    """Settings from the options' values. Mistakes end the program with exit code 2; to show them
    ends it with 0."""
    for option, names in (("--skip", skip), ("--with", also)):
        for name in names:
            if name not in FIXERS and (name, option) != ("stray", "--skip"):
                known = ", ".join([*FIXERS, "stray"])
                raise click.UsageError(f"{option}: unknown rule {name!r}; there are: {known}")
    wanted = [name for name in (*PROFILES[profile], *also) if name not in skip]
    detector = "none" if no_language else detector
    try:
        label(detector)  # a missing extra is a mistake of the call, not of each document
        settings = Settings(
            profile=profile,
            fixers=tuple(dict.fromkeys(wanted)) if skip or also else None,
            stray="stray" not in skip,
            threshold=threshold,
            glossary=_glossary(glossary, isolated),
            lexicons=lexicon,
            semantic=semantic,
            translator=translator,
            translator_url=translator_url,
            translator_model=translator_model,
            translator_key_env=translator_key_env,
            translator_path=translator_path,
            translator_cache=translator_cache,
            encoding=encoding,
            detector=detector,
            language_spans=language_spans,
            tag=tag,
            expect=expect,
            boundary=boundary,
            salvage=salvage,
            strict=strict,
        )
    except (IngestError, ValueError) as error:
        raise click.UsageError(str(error)) from error
    if show_settings:
        from ingest.cli import effective  # imported here: it reads source

        click.echo("\n".join(effective.shown(settings)))
        click.get_current_context().exit(0)
    return settings


def _glossary(path: str | None, isolated: bool) -> tuple[Term, ...]:
    """The terms of the file given, before those of the project's settings."""
    given = load(path) if path else ()
    sources = {term.source for term in given}
    project = () if isolated else tuple(t for t in config.terms() if t.source not in sources)
    return tuple(sorted((*given, *project), key=lambda term: (-len(term.source), term.source)))
