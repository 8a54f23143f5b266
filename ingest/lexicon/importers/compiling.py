"""Words of a dictionary, written as a lexicon in the form of the shipped one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import LexiconError
from ingest.lexicon.build import write
from ingest.lexicon.importers.model import About, Flaw, Word

# So many flaws are kept to be shown; the others are counted.
MOST_SHOWN = 5


@dataclass(slots=True)
class Tally:
    """Counts what goes by: words by language, flaws, and the first of them."""

    words: Counter[str] = field(default_factory=Counter)
    flaws: int = 0
    shown: list[Flaw] = field(default_factory=list)
    ended: bool = False


def compile_words(
    items: Iterable[Word | Flaw], target: Path, about: About, name: str, lang: str = ""
) -> Tally:
    """Write the words to a lexicon; the rows carry `name` as their source.

    `lang` is the language asked for: of a dictionary of many, only its words are taken. Raises
    LexiconError, and writes nothing, when there is no word, or one whose language nobody names.
    """
    tally = Tally()
    name = " ".join(name.encode("utf-8", "replace").decode("utf-8").split())[:60]
    facts = [("title", about.title), ("licence", about.licence), ("source", name)]
    rows = _Rows(tally, lang or about.lang, bool(lang), name)
    write(target, rows.of(items), about=facts)
    return tally


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of the lexicon's table."""

    tally: Tally
    lang: str
    only: bool
    source: str

    def of(self, items: Iterable[Word | Flaw]) -> Iterator[tuple[str, str, int, str]]:
        for item in items:
            if isinstance(item, Flaw):
                self._note(item)
                continue
            lang = item.lang or self.lang
            if self.only and lang != self.lang:
                continue
            if not lang:
                raise LexiconError(
                    f"{self.source}: the file does not say which language it is of; name it with --lang"
                )
            self.tally.words[lang] += 1
            row = "\t".join([item.pos, "; ".join(item.glosses), ",".join(item.tags), self.source])
            yield from ((lang, form, 0, row) for form in item.forms)
        if not self.tally.words:
            why = (
                f"; the first of {self.tally.flaws} flaws: {self.tally.shown[0].detail}"
                if self.tally.shown
                else ""
            )
            raise LexiconError(f"{self.source}: no word with an English translation was found{why}")

    def _note(self, flaw: Flaw) -> None:
        self.tally.flaws += 1
        self.tally.ended |= flaw.ends
        if flaw.ends or len(self.tally.shown) < MOST_SHOWN:
            self.tally.shown.append(flaw)
