"""Answers kept in a file, so that a second run asks nothing and says the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from ingest.stray.translators.answers import accept
from ingest.stray.translators.model import (
    Request,
    Translator,
    TranslatorError,
    TranslatorSettings,
    record,
)


class Cached:
    """A translator before which a file of JSON lines stands: `{"key": ..., "value": ...}`.

    Only answers are kept, never failures. Lines are appended whole, so processes may share a file;
    the first line of a key counts, and what is no such line is skipped.
    Raises TranslatorError when the file cannot be read or written.
    """

    def __init__(self, translator: Translator, path: str | Path) -> None:
        self.settings = translator.settings
        self.failures = translator.failures
        self._translator = translator
        self._path = Path(path)
        try:
            with self._path.open("ab"):
                pass  # that it can be written is known before the first call is paid for
            data = self._path.read_bytes()
        except OSError as error:
            raise TranslatorError(
                f"the cache {str(path)!r} cannot be used: {error.strerror}"
            ) from error
        self._answers = _answers(data)
        # A line that was cut off must not swallow the next.
        self._lead = b"" if not data or data.endswith(b"\n") else b"\n"

    def translate(self, requests: Sequence[Request]) -> list[str | None]:
        """Asks the translator for what the file does not have, once for the same request."""
        keys = [_key(self.settings, request) for request in requests]
        missing = {
            key: request
            for key, request in zip(keys, requests, strict=True)
            if key not in self._answers
        }
        if missing:
            found = self._translator.translate(list(missing.values()))
            for key, value in zip(missing, found, strict=True):
                if value is not None:
                    self._answers[key] = value
                    self._write(key, value)
        return [
            accept(request, self._answers.get(key))
            for key, request in zip(keys, requests, strict=True)
        ]

    def _write(self, key: str, value: str) -> None:
        line = json.dumps({"key": key, "value": value}).encode("ascii")
        try:
            # Unbuffered and appending: one call of the system, which no other writer divides.
            with self._path.open("ab", buffering=0) as out:
                out.write(self._lead + line + b"\n")
            self._lead = b""
        except OSError as error:
            record(self.failures, f"the cache cannot be written ({type(error).__name__})")


def _key(settings: TranslatorSettings, request: Request) -> str:
    parts = [
        settings.name,
        settings.model,
        request.source,
        request.target,
        request.sentence,
        request.stretch,
        request.start,  # the same word may stand twice in a sentence, and mean two things
    ]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


def _answers(data: bytes) -> dict[str, str]:
    answers: dict[str, str] = {}
    for line in data.split(b"\n"):
        try:
            entry = json.loads(line)
            key, value = entry["key"], entry["value"]
        except (ValueError, TypeError, LookupError, RecursionError):
            continue
        if isinstance(key, str) and isinstance(value, str):
            answers.setdefault(key, value)
    return answers
