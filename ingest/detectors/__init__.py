"""Language detectors behind one function.

A text is prepared (`prose.py`), its script decides where it can (`script.py`), and a detector ranks
the languages that are left. All is imported where it is used: `import ingest` has no use for it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from importlib import import_module
from typing import Protocol, cast

from ingest.errors import UnknownNameError
from ingest.model import UNDETERMINED, Language, LanguageSpan

# Names that settings use, and the files.
DETECTORS = {
    "langdetect": "langdetect",  # the default: no package is loaded, no chance is involved
    "langdetect-original": "langdetect_original",
    "py3langid": "py3langid",
    "eldc": "eldc",
    "none": "none",
}
DEFAULT = "langdetect"


Ranking = list[tuple[str, float]]


class Detector(Protocol):
    """A detector's file: it ranks languages, says which it knows, and its version."""

    # Whether it is given the text as it is, and asked also where the script decides.
    WHOLE: bool

    def rank(
        self, words: Sequence[str], script: str, allowed: Collection[str] | None
    ) -> Ranking: ...

    def languages(self) -> frozenset[str]: ...

    def version(self) -> str: ...


def detect(text: str, name: str) -> Language:
    """The language of a text, by the detector of that name; `und` when nothing can be said."""
    if name == DEFAULT:
        from ingest.detectors import known_tokens

        found = known_tokens.detect(text)
        if found is not None:
            return found
    return candidates(text, detector=name)[0]


def candidates(
    text: str, languages: Collection[str] | None = None, *, detector: str = DEFAULT
) -> list[Language]:
    """The languages a text may be in, the likeliest first; `und` alone when nothing can be said.

    Codes are BCP 47 (`de`, `zh-Hans`, `sr-Cyrl`). `languages` says which ones come into question:
    codes, or primary subtags (`zh`). Raises UnknownNameError for a language or detector that is not
    known, MissingExtraError for a detector whose package is not installed.
    """
    chosen = _get(detector)
    allowed = None if languages is None else _allowed(languages, known(detector))
    if chosen.WHOLE:
        return _rounded(chosen.rank([text], "", allowed), 1.0)
    from ingest.detectors.prose import prose
    from ingest.detectors.script import FEWEST_LETTERS, dominant, words_in

    found = prose(text)
    if sum(found.scripts.values()) < FEWEST_LETTERS:
        return [UNDETERMINED]
    script, share = dominant(found.scripts)
    words = found.words if len(found.scripts) == 1 else words_in(script, found.words)
    return _rounded(_rank(chosen, allowed, words, script), share)


def spans(text: str, main: Language, name: str) -> tuple[LanguageSpan, ...]:
    """The stretches (code points) of a text in `main` that are in another language, by the detector
    of that name."""
    from ingest.detectors.foreign import find

    if main == UNDETERMINED:
        return ()
    return find(text, main.code, partial(_rank, _get(name), None))


def label(name: str) -> str:
    """Name and version of a detector, as documents record it."""
    return f"{name} {_get(name).version()}".rstrip()


def known(name: str) -> frozenset[str]:
    """The codes that a detector can give, those that the script decides among them."""
    detector = _get(name)
    if detector.WHOLE:
        return detector.languages()
    from ingest.detectors.script import CODES

    return detector.languages() | CODES


def _get(name: str) -> Detector:
    if name not in DETECTORS:
        raise UnknownNameError("detector", name, DETECTORS)
    return cast(Detector, import_module(f"ingest.detectors.{DETECTORS[name]}"))


def _rank(
    detector: Detector, allowed: Collection[str] | None, words: Sequence[str], script: str
) -> Ranking:
    """The languages of words in one script; the script and its letters decide if they can."""
    from ingest.detectors.script import DECIDED, by_letters

    code = by_letters(script, "".join(words)) or DECIDED.get(script)
    if code is not None:
        return [(code, 1.0)] if allowed is None or code in allowed else []
    return detector.rank(words, script, allowed)


def _allowed(languages: Collection[str], known: frozenset[str]) -> frozenset[str]:
    """The codes that were asked for, primary subtags as all the codes they stand for."""
    allowed: set[str] = set()
    for language in languages:
        found = {code for code in known if language in (code, code.partition("-")[0])}
        if not found:
            raise UnknownNameError("language", language, sorted(known))
        allowed |= found
    return frozenset(allowed)


def _rounded(ranking: Ranking, share: float) -> list[Language]:
    from ingest.detectors.script import LEAST_CONFIDENCE

    found = [Language(code, round(sure * share, 4)) for code, sure in ranking]
    return [one for one in found if one.confidence >= LEAST_CONFIDENCE] or [UNDETERMINED]
