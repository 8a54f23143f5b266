"""ingest lexicon: what the word lists hold and know, and lists of the user's own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from ingest.cli import words
from ingest.cli.reading import UNREADABLE, tell
from ingest.errors import IngestError, LexiconError, UnknownNameError
from ingest.lexicon import survey, user
from ingest.lexicon.importers import IMPORTERS, about, format_of, read
from ingest.lexicon.importers.compiling import compile_words
from ingest.lexicon.lookup import PATH
from ingest.lexicon.user import UserLexicon

OWN = click.option(
    "--lexicon", "own", multiple=True, metavar="FILE", help="A lexicon of your own. Repeatable."
)
JSON = click.option("--json", "as_json", is_flag=True, help="JSON instead of the table.")


@click.group()
def lexicon() -> None:
    """The word lists: what they hold and know, and lists made from dictionaries of your own.

    `ingest lexicon import` makes a lexicon from a dictionary; --lexicon, or `lexicon = [FILE]` in
    ingest.toml, has it asked for the words that the shipped lists do not have.
    """


@lexicon.command()
@OWN
@JSON
def stats(own: tuple[str, ...], as_json: bool) -> None:
    """Count lemmas, entries and names of each language."""
    _known(own)
    rows = [(path, share) for path in (str(PATH), *own) for share in survey.shares(path)]
    if as_json:
        click.echo(
            json.dumps(
                [words.share_record(path, share) for path, share in rows], ensure_ascii=False
            )
        )
        return
    for line in words.share_table(rows):
        click.echo(line)


@lexicon.command()
@click.argument("word")
@click.option("--lang", help="A language (such as ru); else all that the word may be of.")
@OWN
@JSON
def lookup(word: str, lang: str | None, own: tuple[str, ...], as_json: bool) -> None:
    """Show what is found for a WORD: by which lemma and form, as what, with which English.

    Exit code 1 if nothing is.
    """
    try:
        word.encode()
    except UnicodeEncodeError as error:
        raise click.UsageError("the word is not UTF-8") from error
    files = _known(own)
    langs = [lang] if lang else words.languages_of(word, files)
    found = [item for one in langs for item in survey.find(word, one, files)]
    if as_json:
        click.echo(json.dumps([words.found_record(item) for item in found], ensure_ascii=False))
    else:
        for line in words.found_table(word, found):
            click.echo(line)
    if not found:
        tell(f"{word}: no entry; looked in: {', '.join(langs) or 'no language has this script'}")
        sys.exit(1)


@lexicon.command()
@click.argument("lang")
@click.argument("file", type=click.Path(), default="-")
@click.option("--unknown", "most", type=click.IntRange(0), default=20, show_default=True,
              help="How many unknown words are shown.")  # fmt: skip
@OWN
@JSON
def coverage(lang: str, file: str, most: int, own: tuple[str, ...], as_json: bool) -> None:
    """Say how many words of a list or a text are known, and the commonest that are not.

    FILE is a list of words, one a line with a count behind it or without, or running text; standard
    input without it. Words in plain ASCII are not counted.
    """
    files = _known(own)
    known = {one for path in (str(PATH), *own) for one in survey.languages(path)}
    if lang not in known:
        raise click.UsageError(str(UnknownNameError("language", lang, sorted(known))))
    try:
        with click.open_file(file, encoding="utf-8", errors="replace") as stream:
            counts = survey.counted(stream, lang, files)
    except OSError as error:
        tell(f"ingest: {file}: cannot be read: {error.strerror}")
        sys.exit(UNREADABLE)
    result = survey.coverage(counts, lang, files, most)
    if as_json:
        click.echo(json.dumps(words.coverage_record(lang, result), ensure_ascii=False))
    else:
        for line in words.coverage_table(lang, result):
            click.echo(line)


@lexicon.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "kind",
    metavar="NAME",
    help=f"Instead of a look at the file: {', '.join(IMPORTERS)}.",
)
@click.option(
    "--lang", default="", help="The language of the words; of a file with many, the one to take."
)
@click.option("--name", help="What records call the dictionary; else its title.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The lexicon to write."
)
def import_(file: Path, kind: str | None, lang: str, name: str | None, output: Path) -> None:
    """Make a lexicon from a dictionary of your own that translates into English.

    FreeDict TEI, dictd, JMdict, CC-CEDICT, Wiktionary as kaikki.org has it, TAB-separated lists;
    packed by gzip, xz or bzip2, or not. Its licence stays your affair; what the file says of it is
    shown. Exit code 3 if the file, or a part of it, cannot be read.
    """
    if output.exists() and file.exists() and output.samefile(file):
        raise click.UsageError(f"{output} is both input and output; choose another name for -o")
    try:
        kind = format_of(file, kind)
        facts = about(file, kind)
        source = name or facts.title or file.name
        tally = compile_words(read(file, kind), output, facts, source, lang)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
    except LexiconError as error:
        tell(f"ingest: {error}")
        sys.exit(UNREADABLE)
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror}") from error
    for line in words.import_report(file, kind, facts, tally, output):
        tell(line)
    sys.exit(UNREADABLE if tally.ended else 0)


def _known(own: tuple[str, ...]) -> tuple[UserLexicon, ...]:
    try:
        user.check(own)
        return user.known(own)
    except IngestError as error:
        raise click.UsageError(str(error)) from error
