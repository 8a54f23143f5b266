"""Artifacts that no list renders: a translator is asked, if the caller named one, then the nearest words
in meaning, if the caller wants them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.edits import Change, Proposal
from ingest.settings import Settings
from ingest.stray.model import Rendering, Unknown
from ingest.stray.outcome import left, placed
from ingest.stray.suggest import suggest

if TYPE_CHECKING:
    from ingest.stray.translators import Translator, TranslatorSettings

# A translator's answer fits the sentence more often than not, and is checked by nobody.
TRANSLATED = 0.7


def ask(unknown: list[Unknown], settings: Settings) -> Iterator[Change | Proposal]:
    """One outcome for each artifact: the translator's answer in its place, or a proposal.

    Without a translator, or for text that is not in Latin script, all are proposals. Raises
    TranslatorError for settings that lack something.
    """
    answers: list[str | None] = [None] * len(unknown)
    failures: list[str] = []
    if settings.translator is not None:
        # Imported here: the answers' sources need packages that are extras.
        from ingest.stray.translators import Request, TranslatorSettings

        made = _translator(
            TranslatorSettings(
                name=settings.translator,
                url=settings.translator_url,
                model=settings.translator_model,
                api_key_env=settings.translator_key_env,
                path=settings.translator_path,
                cache=settings.translator_cache,
            )
        )
        requests = [
            Request(item.lang, settings.target or item.site.setting.lang, item.site.line, len(item.site.head),
                    len(item.site.head) + len(item.site.run.text))
            for item in unknown
        ]  # fmt: skip
        answers = made.translate(requests)
        failures = list(made.failures)
    for item, answer in zip(unknown, answers, strict=True):
        yield _outcome(item, answer, failures, settings)


@lru_cache(maxsize=4)
def _translator(settings: TranslatorSettings) -> Translator:
    from ingest.stray.translators import translator

    return translator(settings)


def _outcome(
    item: Unknown, answer: str | None, failures: list[str], settings: Settings
) -> Change | Proposal:
    site, verdict = item.site, item.verdict
    if answer is not None:
        how = f"translated by {settings.translator}"
        rendering = Rendering(answer, "word", how, TRANSLATED)
        return placed(site, verdict, item.lang, rendering, settings.threshold)
    own = settings.target in (None, site.setting.lang)
    nearest = suggest(site, item.lang, site.setting.lang) if settings.semantic and own else []
    if nearest and nearest[0].confidence * verdict.confidence >= settings.threshold:
        return placed(site, verdict, item.lang, nearest[0], settings.threshold)
    why = "not in the word lists"
    if nearest:
        why += "; nearest in meaning: " + ", ".join(f"{n.text} ({n.confidence})" for n in nearest)
    if not own:
        why = f"the text is in {site.setting.lang!r}, the target is {settings.target!r}"
    if failures:
        why += "; translator: " + "; ".join(failures)
    return left(site, item.lang, "", verdict.confidence, f"{why} ({', '.join(verdict.codes)})")
