"""Which answers of a translator are fit to stand in the sentence."""

from __future__ import annotations

import re
import unicodedata

from ingest.stray.translators.model import Request
from ingest.unicode.scripts import script_counts, scripts_in

# A word of four characters may need a phrase, a sentence does not grow eightfold.
GROWTH = 8
SLACK = 40
# Line breaks, controls, lone surrogates, private and unassigned characters: none is an answer.
UNFIT = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
# The pronoun, and words with a further capital (acronyms, McAdam): these keep their first.
OWN_CAPITAL_RE = re.compile(r"I\b|\w+[A-Z]")


def accept(request: Request, answer: object) -> str | None:
    """The answer without blanks around it, or None when it is no replacement of the stretch.

    >>> request = Request("ru", "en", "It is \\u0434\\u043e\\u043c.", 6, 9)
    >>> accept(request, " home "), accept(request, "\\u0434\\u043e\\u043c"), accept(request, 3)
    ('home', None, None)
    """
    if not isinstance(answer, str):
        return None
    text = answer.strip()
    stretch = request.stretch
    if not text or len(text) > GROWTH * len(stretch) + SLACK:
        return None
    if text.casefold() == stretch.strip().casefold():
        return None
    # As it came: to end a line is not the form asked for either.
    if any(unicodedata.category(char) in UNFIT for char in answer):
        return None
    return None if scripts_in(text) & _foreign(request) else text


def fit(request: Request, answer: object) -> object:
    """An answer given for the stretch alone, fitted to the middle of a sentence.

    Machine translation writes a sentence: a capital first, often a full stop last.
    """
    if not isinstance(answer, str):
        return answer
    text, stretch = answer.strip(), request.stretch
    if text.count(".") == 1 and text.endswith(".") and stretch[-1:].isalnum():
        text = text[:-1]
    first = next((char for char in stretch if char.isalpha()), "")
    if not first.isupper() and not OWN_CAPITAL_RE.match(text):
        text = text[:1].lower() + text[1:]
    return text


def _foreign(request: Request) -> set[str]:
    """The scripts of the stretch that are not at home: English is written in Latin, any other
    target in the main script of the rest of the sentence."""
    scripts = scripts_in(request.stretch)
    if request.target.split("-")[0] == "en":
        return scripts - {"Latin"}
    rest = script_counts(request.before + request.after)
    return scripts - set(list(rest)[:1])
