"""Translators: an optional second source for stray words, off until the caller names one.

A translator has `translate(requests)`, which gives a text or None for each request, in order.
"""

from __future__ import annotations

from collections.abc import Callable

from ingest.errors import UnknownNameError
from ingest.stray.translators.cache import Cached
from ingest.stray.translators.libretranslate import LibreTranslate
from ingest.stray.translators.local import FxTranslate
from ingest.stray.translators.model import (
    Request,
    Translator,
    TranslatorError,
    TranslatorSettings,
)
from ingest.stray.translators.openai import OpenAI

__all__ = [
    "TRANSLATORS",
    "Cached",
    "Request",
    "Translator",
    "TranslatorError",
    "TranslatorSettings",
    "translator",
]

# In the order of the help: what reads the whole sentence before what sees the stretch alone.
TRANSLATORS: dict[str, Callable[[TranslatorSettings], Translator]] = {
    "openai": OpenAI,
    "libretranslate": LibreTranslate,
    "fxtranslate": FxTranslate,
}


def translator(settings: TranslatorSettings) -> Translator:
    """The translator of that name, behind its cache where the settings name a cache file.

    Raises UnknownNameError for a name that is not there, and TranslatorError when something that
    the translator needs (url, model, path, key, package) is missing.
    """
    if settings.name not in TRANSLATORS:
        raise UnknownNameError("translator", settings.name, TRANSLATORS)
    made = TRANSLATORS[settings.name](settings)
    return made if settings.cache is None else Cached(made, settings.cache)
