"""What translators share: the request, the contract, the settings and their error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.errors import IngestError

UNDETERMINED = "und"


class TranslatorError(IngestError):
    """A translator lacks something that the caller has to give."""


@dataclass(frozen=True, slots=True)
class Request:
    """A stretch of a sentence, `start:end` (code points), to be put into the target language.

    `source` and `target` are BCP 47 codes; `source` is `und` when the language is not known.
    """

    source: str
    target: str
    sentence: str
    start: int
    end: int

    @property
    def stretch(self) -> str:
        """The foreign words."""
        return self.sentence[self.start : self.end]

    @property
    def before(self) -> str:
        """The sentence up to the stretch."""
        return self.sentence[: self.start]

    @property
    def after(self) -> str:
        """The sentence from the stretch on."""
        return self.sentence[self.end :]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatorSettings:
    """Plain values only, so that they travel between processes; a key is never among them.

    Raises TranslatorError for a number out of range.
    """

    # A name of TRANSLATORS; no default: without a choice of the caller nothing is translated.
    name: str
    # The root of the service, `/v1` included where it has one. None: no default may call anywhere.
    url: str | None = None
    # The model as the service names it. None: no model is everywhere.
    model: str | None = None
    # The name of the environment variable that holds the key. None: local services want none.
    api_key_env: str | None = None
    # The folder of the models. None: they are too large to ship.
    path: str | None = None
    # Seconds for one try. A batch takes a small model on a CPU some ten; more is a hung service.
    timeout: float = 20.0
    # Further tries: two outlast a restart or a busy moment, more only delay the failure.
    retries: int = 2
    # Requests in one call. More save prompts, but small models lose count in long lists.
    batch: int = 16
    # The path of a cache file. None: nothing is written unasked.
    cache: str | None = None

    def __post_init__(self) -> None:
        if not 0 < self.timeout < float("inf"):
            raise TranslatorError(f"timeout is {self.timeout}; give seconds above 0")
        if self.retries < 0:
            raise TranslatorError(f"retries is {self.retries}; give 0 or more")
        if self.batch < 1:
            raise TranslatorError(f"batch is {self.batch}; give 1 or more")


class Translator(Protocol):
    """`translate` never raises: what has no answer is None, and `failures` tells why.

    The answers have the length and the order of the requests. `failures` holds each reason once.
    """

    @property
    def settings(self) -> TranslatorSettings: ...

    @property
    def failures(self) -> list[str]: ...

    def translate(self, requests: Sequence[Request]) -> list[str | None]: ...


def record(failures: list[str], reason: str) -> None:
    """Add a reason that is not there yet."""
    if reason not in failures:
        failures.append(reason)
