"""Dictionaries that a user owns, made into a lexicon of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingest.errors import LexiconError, UnknownNameError
from ingest.lexicon.importers import cedict, dictd, jmdict, kaikki, tei, tsv
from ingest.lexicon.importers.model import About, Damage, Flaw, Importer, Word
from ingest.lexicon.importers.opening import BROKEN, head

# In the order in which a file is tried: what names itself first, what many files look like last.
IMPORTERS: dict[str, Importer] = {
    "jmdict": Importer(jmdict.fits, jmdict.about, jmdict.read),
    "tei": Importer(tei.fits, tei.about, tei.read),
    "dictd": Importer(dictd.fits, dictd.about, dictd.read),
    "kaikki": Importer(kaikki.fits, kaikki.about, kaikki.read),
    "cedict": Importer(cedict.fits, cedict.about, cedict.read),
    "tsv": Importer(tsv.fits, tsv.about, tsv.read),
}

__all__ = ["IMPORTERS", "About", "Flaw", "Word", "about", "format_of", "read"]


def format_of(path: Path, name: str | None = None) -> str:
    """The name of a file's format: the one given, or the first that the file looks like.

    Raises UnknownNameError for a name that is none, LexiconError for a file that cannot be read,
    is empty, or looks like no format.
    """
    if name is not None and name not in IMPORTERS:
        raise UnknownNameError("format", name, IMPORTERS)
    try:
        start = head(path)
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}") from error
    if not start.strip():
        raise LexiconError(f"{path}: there is nothing in it, or the packed data are damaged")
    if name is not None:
        return name
    for known, importer in IMPORTERS.items():
        if importer.fits(path, start):
            return known
    kind = "a binary file" if b"\0" in start else "no dictionary of a known format"
    raise LexiconError(f"{path}: {kind}; there are: {', '.join(IMPORTERS)}")


def about(path: Path, name: str) -> About:
    """What the file says of itself; nothing where it is damaged."""
    try:
        return IMPORTERS[name].about(path)
    except (Damage, *BROKEN):
        return About()


def read(path: Path, name: str) -> Iterator[Word | Flaw]:
    """The words of a file in a format, and what could not be used. Content never raises: damage
    that ends the reading is the last Flaw."""
    try:
        yield from IMPORTERS[name].read(path)
    except Damage as error:
        yield Flaw(error.line, error.detail, ends=True)
    except BROKEN as error:
        yield Flaw(0, f"cannot be read on: {error}", ends=True)
