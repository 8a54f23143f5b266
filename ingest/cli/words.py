"""How the lexicon's findings are shown: lines for people, plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ingest.lexicon import survey
from ingest.lexicon.importers.compiling import Tally
from ingest.lexicon.importers.model import About
from ingest.lexicon.lookup import PATH, han_zipf, zipf
from ingest.lexicon.survey import Coverage, Found, Share
from ingest.lexicon.user import UserLexicon
from ingest.stray.language import BY_SCRIPT, NAMES
from ingest.unicode.scripts import script_of

# The languages of a script beside the commonest, which BY_SCRIPT has.
ALSO = {
    "Cyrillic": ("uk", "bg", "sr", "mk", "be", "kk", "mn"),
    "Arabic": ("fa", "ur"),
    "Han": ("ja", "ko"),
}


def share_table(rows: Iterable[tuple[str, Share]]) -> Iterator[str]:
    """One line a language and file, and the sizes of the files."""
    yield f"{'language':<18}{'lemmas':>9}{'entries':>9}{'names':>8}{'bytes':>11}  sources"
    paths: list[str] = []
    for path, share in rows:
        if path not in paths:
            paths.append(path)
        sources = ", ".join(f"{source} {count}" for source, count in share.sources.items())
        label = f"{share.lang} {NAMES.get(share.lang, '')}"
        yield f"{label:<18}{share.forms:>9}{share.rows:>9}{share.names:>8}{share.size:>11}  {sources}"
    for path in paths:
        facts = survey.facts(path)
        own = ", ".join(f"{key}: {facts[key]}" for key in ("title", "licence") if key in facts)
        size = f"{Path(path).stat().st_size / 1e6:.1f} MB"
        yield f"{Path(path).name}: {size}" + (f" ({own})" if own else "")


def share_record(path: str, share: Share) -> dict[str, Any]:
    """The like for JSON."""
    return {
        "file": Path(path).name, "lang": share.lang, "lemmas": share.forms, "entries": share.rows,
        "sources": share.sources, "names": share.names, "bytes": share.size,
    }  # fmt: skip


def languages_of(word: str, own: tuple[UserLexicon, ...]) -> list[str]:
    """The languages that write in the word's script and have a list."""
    script = script_of(word[:1]) if word else ""
    likely = [BY_SCRIPT.get(script, ""), *ALSO.get(script, ())]
    there = [
        one for path in (str(PATH), *(item.path for item in own)) for one in survey.languages(path)
    ]
    # A language that the table does not know may be of any script.
    other = [one for one in there if one not in NAMES]
    return [one for one in dict.fromkeys([*likely, *other]) if one in there]


def found_table(word: str, found: Iterable[Found]) -> Iterator[str]:
    """A line for each entry."""
    for item in found:
        entry = item.entry
        by = "" if item.lemma == word else f" < {item.lemma}"
        form = f" ({item.form})" if item.form else ""
        tags = f" [{', '.join(sorted(entry.tags))}]" if entry.tags else ""
        glosses = ", ".join(f"{gloss} {zipf(gloss):.1f}" for gloss in entry.glosses)
        count = f", frequency {seen:.1f}" if (seen := _frequency(item)) else ""
        where = entry.source if item.file == "shipped" else f"{entry.source}, {item.file}"
        yield f"{item.lang}  {word}{by}{form}  {entry.pos}{tags}: {glosses}  ({where}{count})"


def found_record(item: Found) -> dict[str, Any]:
    """The like for JSON; frequencies on the Zipf scale."""
    entry = item.entry
    return {
        "lang": item.lang, "lemma": item.lemma, "form": item.form, "pos": entry.pos,
        "glosses": [{"text": gloss, "frequency": zipf(gloss)} for gloss in entry.glosses],
        "tags": sorted(entry.tags), "source": entry.source, "file": item.file,
        "frequency": _frequency(item),
    }  # fmt: skip


def _frequency(item: Found) -> float | None:
    return (han_zipf(item.lemma) if item.lang == "zh" else None) or None


def coverage_table(lang: str, result: Coverage) -> Iterator[str]:
    """The two shares, then the commonest unknown words."""
    if not result.words:
        yield f"no word of {NAMES.get(lang, lang)} to look up: words in plain ASCII are not counted"
        return
    for label, known, total in (
        ("different words", result.known_words, result.words),
        ("running words", result.known_running, result.running),
    ):
        yield f"{label:<16}{known:>10} of {total:>10} known: {100 * known / total:5.1f} %"
    for word, count in result.unknown:
        yield f"{count:>10}  {word}"


def coverage_record(lang: str, result: Coverage) -> dict[str, Any]:
    """The like for JSON."""
    return {
        "lang": lang, "words": result.words, "known_words": result.known_words,
        "running": result.running, "known_running": result.known_running,
        "unknown": [{"word": word, "count": count} for word, count in result.unknown],
    }  # fmt: skip


def import_report(file: Path, kind: str, facts: About, tally: Tally, output: Path) -> Iterator[str]:
    """What was read, what the dictionary says of itself, what could not be used."""
    counts = ", ".join(f"{count} {lang}" for lang, count in tally.words.most_common())
    yield f"{file}: {kind}, {facts.title or 'no title'}; {counts} entries written to {output}"
    yield f"licence: {facts.licence or 'the file states none'}"
    unread = [lang for lang in tally.words if lang not in NAMES]
    if unread:
        yield f"note: no stray word is taken for {', '.join(sorted(unread))} yet, so these are never asked for"
    if tally.flaws:
        yield f"{tally.flaws} row{'' if tally.flaws == 1 else 's'} not used:"
        for flaw in tally.shown:
            place = f"{file}:{flaw.line}" if flaw.line else str(file)
            yield f"  {place}: {flaw.detail}" + ("; the rest was not read" if flaw.ends else "")
