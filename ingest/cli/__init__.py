"""The command line: opens files, calls the library, sets exit codes."""

from __future__ import annotations

import importlib
import os
import signal
import sys

import click

from ingest.version import __version__

# Loaded when asked for, so that `ingest --version` stays quick.
COMMANDS = (
    "clean",
    "split",
    "pack",
    "explain",
    "check",
    "restore",
    "rule",
    "glossary",
    "lexicon",
    "inspect",
    "verify",
    "seal",
    "cat",
)


INTERRUPTED = 130


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"ingest.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("ingest: interrupted", err=True)
            sys.exit(INTERRUPTED)


def _show_settings(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from ingest.cli.clean import clean
        from ingest.cli.config import defaults

        clean.main(["--show-settings"], prog_name="ingest clean", default_map=defaults())


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ingest")
@click.option(
    "--show-settings",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_settings,
    help="Print the settings in effect, with reasons, and stop.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Repair stray-script artifacts and broken text, split q7x2 bundles into documents."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if ctx.invoked_subcommand and "--isolated" not in sys.argv:
        from ingest.cli import config

        ctx.default_map = {ctx.invoked_subcommand: config.defaults()}


def main() -> None:
    """Run the command line. Exit codes: 0 done; 1 `check` would change something, some documents
    failed, or the output cannot be written; 2 usage; 3 an input could not be read; 130 interrupted."""
    # By an exception, so that what is half written is put in order, as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        cli.main(prog_name="ingest", standalone_mode=True)
    except BrokenPipeError:
        # The reader has gone; nothing is left to say, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
