"""A LibreTranslate service: it gets the stretch alone, so its answer is fitted to the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.stray.translators.access import key
from ingest.stray.translators.answers import accept, fit
from ingest.stray.translators.http import Endpoint
from ingest.stray.translators.model import UNDETERMINED, Request, TranslatorSettings
from ingest.unicode.scripts import scripts_in

ROUTE = "/translate"


class LibreTranslate:
    """Needs url; the key, where there is one, goes into the body as `api_key`, the one place
    where LibreTranslate looks for it."""

    def __init__(self, settings: TranslatorSettings) -> None:
        self.settings = settings
        self._endpoint = Endpoint(settings)
        self.failures = self._endpoint.failures

    def translate(self, requests: Sequence[Request]) -> list[str | None]:
        """One call for each batch of requests of the same languages."""
        answers: list[str | None] = [None] * len(requests)
        groups: dict[tuple[str, ...], list[int]] = {}
        for place, request in enumerate(requests):
            groups.setdefault(_group(request), []).append(place)
        size = self.settings.batch
        for places in groups.values():
            for start in range(0, len(places), size):
                batch = places[start : start + size]
                found = self._batch([requests[place] for place in batch])
                for place, answer in zip(batch, found, strict=True):
                    answers[place] = answer
        return answers

    def _batch(self, requests: Sequence[Request]) -> list[str | None]:
        source, target = requests[0].source, requests[0].target
        body: dict[str, object] = {
            "q": [request.stretch for request in requests],
            "source": "auto" if source == UNDETERMINED else source,
            "target": target,
            "format": "text",
        }
        secret = key(self.settings)
        if secret:
            body["api_key"] = secret
        answer = self._endpoint.ask(ROUTE, body, {})
        if answer is None:
            return [None] * len(requests)
        texts = answer.get("translatedText")
        if not isinstance(texts, list) or len(texts) != len(requests):
            self._endpoint.fail("the answer is not of the form asked for")
            return [None] * len(requests)
        return [
            accept(request, fit(request, text))
            for request, text in zip(requests, texts, strict=True)
        ]


def _group(request: Request) -> tuple[str, ...]:
    # Short texts of a call are detected together, so what is detected together is of one script.
    unknown = request.source == UNDETERMINED
    scripts = sorted(scripts_in(request.stretch)) if unknown else []
    return (request.source, request.target, *scripts)
