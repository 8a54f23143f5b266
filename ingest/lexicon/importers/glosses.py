"""English glosses of general dictionaries, cut down to words that can stand in a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ingest.lexicon.build import ASIDE_RE, part_of_speech
from ingest.lexicon.importers.model import Word
from ingest.lexicon.lookup import english

POS = frozenset("noun verb adj adv pron prep conj det num intj part name phrase".split())
# Glosses that describe the word instead of rendering it.
DESCRIBES_RE = re.compile(
    r"^(?:see|cf|used|expressing|indicat\w+|denot\w+|variant|synonym|misspelling|obsolete|archaic|dated|"
    r"something|someone|somebody|one who|that which|of or|relating|pertaining|any of|a kind of|a type of|"
    r"(?:\w+[ -]){0,4}(?:form|spelling|participle|plural|singular|case|tense|person|genitive|dative|accusative|"
    r"nominative|inflection|abbreviation|diminutive|contraction|initialism|acronym|letter) of)\b",
    re.IGNORECASE,
)
WORDS_RE = re.compile(
    r"[A-Za-z0-9'\N{RIGHT SINGLE QUOTATION MARK} .-]*[A-Za-z][A-Za-z0-9'\N{RIGHT SINGLE QUOTATION MARK} .-]*"
)
# More words than these explain rather than render.
MOST_SPACES, LONGEST, MOST_GLOSSES = 3, 40, 3


def words(
    forms: Iterable[str],
    pos: str | None,
    texts: Iterable[str],
    tags: tuple[str, ...] = (),
    lang: str = "",
) -> Iterator[Word]:
    """The words that an entry's English texts make: one, or one for each part of speech where the
    dictionary does not say it (None). None at all when no text renders the word."""
    spellings = tuple(dict.fromkeys(filter(None, map(plain_form, forms))))
    # A capital on both sides: a name, where the dictionary does not say what it is.
    capital = any(form[:1].isupper() for form in spellings)
    found: dict[str, list[str]] = {}
    for text in texts:
        for gloss in _cut(text, pos == "name"):
            kind, rendering = part_of_speech(gloss, _tags)
            if pos is not None:
                kind = pos
            elif capital and gloss[:1].isupper():
                kind = "name"
            rendering = gloss if kind == "name" else rendering
            known = found.setdefault(kind, [])
            if rendering and rendering not in known and len(known) < MOST_GLOSSES:
                known.append(rendering)
    if spellings:
        for kind, glosses in found.items():
            if glosses:
                yield Word(spellings, kind, tuple(glosses), tags, lang)


def plain_form(form: str) -> str:
    """A headword as texts have it: composed, one space between words, without stress marks."""
    # JSON can spell half a character, which no text has and no table takes.
    whole = form.encode("utf-8", "ignore").decode("utf-8")
    composed = unicodedata.normalize("NFC", " ".join(whole.split()))
    # An acute that no letter takes in is a stress mark, which dictionaries write and texts do not.
    return composed.replace("\N{COMBINING ACUTE ACCENT}", "")[:100]


def _cut(text: str, name: bool) -> Iterator[str]:
    text = ASIDE_RE.sub(" ", text)
    for piece in re.split(r"[;,/\n]", text):
        plain = _ascii(" ".join(piece.split())).strip(" ,.!?:")
        if name:
            plain = plain[:1].upper() + plain[1:]
        if (
            plain
            and len(plain) <= LONGEST
            and plain.count(" ") <= MOST_SPACES
            and WORDS_RE.fullmatch(plain)
            and not (" " in plain and DESCRIBES_RE.match(plain))  # `see`, `used` alone are words
        ):
            yield plain
        if name:
            return  # what follows says where the place is: `Paris, France`


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    marked = unicodedata.normalize("NFD", text)
    return "".join(char for char in marked if not unicodedata.combining(char))


def _tags(word: str) -> str:
    known = english(word)
    return known.tags if known else ""
