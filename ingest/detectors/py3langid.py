"""The package py3langid (extra `py3langid`): more languages, and a confidence that can be relied on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

from ingest.detectors.codes import all_written, written
from ingest.errors import MissingExtraError

WHOLE = False
# Its answer for "no language".
NONE = "zxx"
LEAST = 0.0001
_LOCK = Lock()


@lru_cache(maxsize=1)
def _identifier() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError as error:
        raise MissingExtraError("detector", "py3langid", "py3langid") from error
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def rank(
    words: Sequence[str], script: str, allowed: Collection[str] | None
) -> list[tuple[str, float]]:
    """The package's languages and their probabilities."""
    with _LOCK:
        identifier = _identifier()
    ranked = [(code, share) for code, share in identifier.rank(" ".join(words)) if share >= LEAST]
    if not ranked or ranked[0][0] == NONE:
        return []
    return written(ranked, words, script, allowed)


def languages() -> frozenset[str]:
    """The codes that `rank` knows."""
    with _LOCK:
        return all_written(_identifier().labels) - {NONE}


def version() -> str:
    """The version of the package."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("py3langid")
    except PackageNotFoundError as error:
        raise MissingExtraError("detector", "py3langid", "py3langid") from error
