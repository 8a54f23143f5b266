"""What the lexicon holds, and how much of a text or of a list of words it knows."""

from __future__ import annotations

import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.lexicon import lookup, user
from ingest.lexicon.lemmas import lemmas
from ingest.lexicon.user import UserLexicon

# Written without spaces: their running text is cut by the longest listed word.
UNSPACED = frozenset(("zh", "ja", "th"))
LONGEST_WORD = 12
# A listed word, with marks and the joiners that stand inside words.
WORD_RE = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f\u0590-\u05c7\u064b-\u065f\u0900-\u0dff\u0e30-\u0e4e\u200c\u200d'\u2019-]+[^\W\d_]*)*"
)
# A line of a list: a word, two at most, and a count. A line of text has a mark or more words in it.
ROW_RE = re.compile(
    r"([^\s.,;:!?\u3001-\u3003\uff01-\uff1f]{1,24}(?: [^\s\d.,;:!?]+)?)(?:[ \t]+(\d+))?"
)


@dataclass(frozen=True, slots=True)
class Share:
    """What a lexicon file has of a language: word forms, entries, those entries by their source,
    names among them, and the size of the entries in bytes."""

    lang: str
    forms: int
    rows: int
    sources: dict[str, int]
    names: int
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a word: by which lemma, in which form, from which file."""

    lang: str
    lemma: str
    form: str | None
    entry: lookup.Entry
    file: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of different words and of running words that are known, and the commonest others."""

    words: int
    known_words: int
    running: int
    known_running: int
    unknown: tuple[tuple[str, int], ...]


def shares(path: str | Path) -> Iterator[Share]:
    """What a lexicon file has, by language. Raises LexiconError for a file that is none."""
    user.check((str(path),))
    base = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    for (lang,) in base.execute("SELECT DISTINCT lang FROM word ORDER BY lang").fetchall():
        forms = rows = names = size = 0
        sources: Counter[str] = Counter()
        for form, listed in base.execute("SELECT form, rows FROM word WHERE lang = ?", (lang,)):
            forms += 1
            size += len(form.encode()) + len(listed.encode())
            for line in listed.split("\n"):
                rows += 1
                names += line.startswith("name\t")
                sources[line.rpartition("\t")[2]] += 1
        yield Share(lang, forms, rows, dict(sorted(sources.items())), names, size)
    base.close()


def facts(path: str | Path) -> dict[str, str]:
    """What a user's lexicon says of itself: title, licence, source."""
    user.check((str(path),))
    base = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    found = dict(base.execute("SELECT key, value FROM about WHERE value <> ''"))
    base.close()
    return found


def languages(path: str | Path) -> tuple[str, ...]:
    """The languages that a lexicon file has English words for."""
    base = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    found: list[str] = []
    # One step into the key for each language, instead of a walk over all words.
    while row := base.execute(
        "SELECT min(lang) FROM word WHERE lang > ?", (found[-1] if found else "",)
    ).fetchone():
        if row[0] is None:
            break
        found.append(row[0])
    base.close()
    # `en>ru`: the same words, from English.
    return tuple(lang for lang in found if ">" not in lang)


def find(word: str, lang: str, own: tuple[UserLexicon, ...] = ()) -> Iterator[Found]:
    """Every entry of a word in a language, in the order in which the engine asks."""
    seen: set[tuple[str, str]] = set()
    for lemma, form in _forms(word, lang):
        for entry in lookup.entries(lang, lemma):
            if ("", lemma) not in seen:
                yield Found(lang, lemma, form, entry, "shipped")
        seen.add(("", lemma))
    for lemma, form in _forms(word, lang):
        for lexicon in own:
            if (lexicon.path, lemma) not in seen:
                for entry in user.entries((lexicon,), lang, lemma):
                    yield Found(lang, lemma, form, entry, os.path.basename(lexicon.path))
            seen.add((lexicon.path, lemma))


def _forms(word: str, lang: str) -> Iterator[tuple[str, str | None]]:
    yield word, None
    for lemma in lemmas(word, lang):
        yield lemma.text, lemma.form
        if word[:1].isupper() and not lemma.text[:1].isupper():
            yield (
                lemma.text.capitalize(),
                lemma.form,
            )  # names stand in the lists as they are written


def is_known(word: str, lang: str, own: tuple[UserLexicon, ...] = ()) -> bool:
    """Whether a word has an entry, as it stands or by a lemma."""
    return next(find(word, lang, own), None) is not None


def coverage(
    counts: Counter[str], lang: str, own: tuple[UserLexicon, ...] = (), most: int = 20
) -> Coverage:
    """How much of the counted words the lexicon knows after lemmatising."""
    unknown = Counter({word: n for word, n in counts.items() if not is_known(word, lang, own)})
    # The commonest first, and in one order for equal counts.
    listed = sorted(unknown.items(), key=lambda item: (-item[1], item[0]))[:most]
    return Coverage(
        words=len(counts),
        known_words=len(counts) - len(unknown),
        running=counts.total(),
        known_running=counts.total() - unknown.total(),
        unknown=tuple(listed),
    )


def counted(lines: Iterable[str], lang: str, own: tuple[UserLexicon, ...] = ()) -> Counter[str]:
    """The words of a list (one a line, with a count behind it or without), or of running text.

    Words in plain ASCII are left out: the lists are for words in other scripts.
    """
    listed: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    is_list = True
    for line in lines:
        line = line.strip()
        if not line:
            continue
        match = ROW_RE.fullmatch(line)
        if is_list and match is not None:
            listed[match[1]] += int(match[2] or 1)
        else:
            is_list = False
        texts.update(_words(line, lang, own))
    found = listed if is_list else texts
    return Counter({word: number for word, number in found.items() if not word.isascii()})


def _words(line: str, lang: str, own: tuple[UserLexicon, ...]) -> Iterator[str]:
    for match in WORD_RE.finditer(line):
        if lang in UNSPACED and not match[0].isascii():
            yield from _cut(match[0], lang, own)
        else:
            yield match[0].strip("'\u2019-")


def _cut(text: str, lang: str, own: tuple[UserLexicon, ...]) -> Iterator[str]:
    """The longest listed word at each place; what no list has is one piece up to the next."""
    at = held = 0
    while at < len(text):
        for end in range(min(len(text), at + LONGEST_WORD), at, -1):
            piece = text[at:end]
            if lookup.entries(lang, piece) or (own and user.entries(own, lang, piece)):
                if held < at:
                    yield text[held:at]
                yield piece
                at = held = end
                break
        else:
            at += 1
    if held < at:
        yield text[held:at]
