"""JSON over HTTP for the translators that ask a service: limits, second tries, reasons kept."""

from __future__ import annotations

import json
import time
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from ingest.stray.translators.access import check_key, root
from ingest.stray.translators.model import TranslatorError, TranslatorSettings, record

if TYPE_CHECKING:
    import httpx

# Seconds before the second try; doubled before each further one.
FIRST_PAUSE = 0.5
# Seconds that a document may wait for one more try. A service that asks for more gets no more.
LONGEST_PAUSE = 10.0
# Bytes of an answer. A batch comes back in a few kilobytes.
MOST_BYTES = 1024 * 1024
BUSY = 429


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a try failed, whether to try again, and the pause that the service asked for."""

    reason: str
    again: bool
    pause: float = 0.0


class Endpoint:
    """A service at the url of the settings. Raises TranslatorError when that is none.

    Reasons name the kind of failure only: the texts of errors and answers may quote the key.
    """

    def __init__(self, settings: TranslatorSettings) -> None:
        self.failures: list[str] = []
        self._settings = settings
        self._root = root(settings)
        check_key(settings)
        self._client = _client(settings)
        weakref.finalize(self, self._client.close)

    def ask(
        self, route: str, body: Mapping[str, object], headers: Mapping[str, str]
    ) -> dict[str, Any] | None:
        """The JSON object that a POST to the route gives, or None and a reason in `failures`.

        A try ends after `timeout` seconds without a connection, without a sign of life or, once
        the answer has begun, without its end; a pause between tries after LONGEST_PAUSE.
        """
        # Lone surrogates cannot be sent; they become question marks.
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        headers = {"Content-Type": "application/json", **headers}
        pause = FIRST_PAUSE
        for left in reversed(range(self._settings.retries + 1)):
            answer = self._try(self._root + route, content, headers)
            if not isinstance(answer, _Fault):
                return answer
            if not (answer.again and left):
                self.fail(answer.reason)
                break
            time.sleep(min(max(pause, answer.pause), LONGEST_PAUSE))
            pause *= 2
        return None

    def fail(self, reason: str) -> None:
        """Record a reason, once."""
        record(self.failures, f"{self._settings.name}: {reason}")

    def _try(self, url: str, content: bytes, headers: Mapping[str, str]) -> dict[str, Any] | _Fault:
        import httpx

        ends = time.monotonic() + self._settings.timeout
        try:
            with self._client.stream("POST", url, content=content, headers=headers) as response:
                if not response.is_success:
                    return _refused(response)
                data = bytearray()
                for chunk in response.iter_bytes():
                    data += chunk
                    if len(data) > MOST_BYTES:
                        return _Fault("the answer is too large", again=False)
                    # The client's own limit is for each wait: bytes that trickle never pass it.
                    if time.monotonic() > ends:
                        return _Fault(f"no answer in {self._settings.timeout:g} s", again=False)
        except httpx.ConnectTimeout:
            return _Fault(f"no connection in {self._settings.timeout:g} s", again=True)
        except httpx.TimeoutException:
            return _Fault(f"no answer in {self._settings.timeout:g} s", again=False)
        except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
            return _Fault(f"the connection failed ({type(error).__name__})", again=True)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            return _Fault(f"the call failed ({type(error).__name__})", again=False)
        return _object(bytes(data))


def _client(settings: TranslatorSettings) -> httpx.Client:
    try:
        import httpx
    except ModuleNotFoundError as error:
        raise TranslatorError(
            f'{settings.name} needs httpx; pip install "ingest[translate]"'
        ) from error
    try:
        return httpx.Client(timeout=settings.timeout)
    except (ValueError, ImportError, OSError) as error:
        # Proxies and certificates come from the environment.
        raise TranslatorError(f"the HTTP client cannot start: {type(error).__name__}") from error


def _refused(response: httpx.Response) -> _Fault:
    reason = f"answered {response.status_code}"
    if response.status_code != BUSY and response.status_code < 500:
        return _Fault(reason, again=False)
    pause = _wait(response.headers.get("Retry-After", ""))
    if pause > LONGEST_PAUSE:
        return _Fault(f"{reason} and asks for a longer pause than ours", again=False)
    return _Fault(reason, again=True, pause=pause)


def _wait(value: str) -> float:
    """Seconds of a Retry-After header, which gives seconds or a date (RFC 9110, 10.2.3)."""
    if value.isdecimal():
        return float(value)
    try:
        return (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError, LookupError):
        return 0.0


def _object(data: bytes) -> dict[str, Any] | _Fault:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return _Fault("the answer is not JSON", again=False)
    if not isinstance(value, dict):
        return _Fault("the answer is not a JSON object", again=False)
    return value
