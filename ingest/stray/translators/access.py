"""What a service must be given: a url that is one, and a key that is there."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from ingest.stray.translators.model import TranslatorError, TranslatorSettings


def root(settings: TranslatorSettings) -> str:
    """The url without a slash at its end. Raises TranslatorError when it is missing or none."""
    given = settings.url
    if not given:
        raise TranslatorError(f"{settings.name} needs a url; give the root of the service")
    try:
        parts = urlsplit(given)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    # A url gets into logs; what is secret belongs in the environment.
    if not sound or parts.query or parts.fragment or parts.username or parts.password:
        raise TranslatorError(
            f"the url of {settings.name} must be http://HOST/PATH or https://HOST/PATH,"
            " without user, password or query"
        )
    return given.rstrip("/")


def check_key(settings: TranslatorSettings) -> None:
    """Raise TranslatorError when the settings name a variable that holds no key."""
    variable = settings.api_key_env
    if variable is None:
        return
    value = os.environ.get(variable, "").strip()
    if not value:
        raise TranslatorError(f"{settings.name} takes its key from {variable}, which is not set")
    if not (value.isascii() and value.isprintable()):
        raise TranslatorError(f"{variable} holds no key: a key is printable ASCII")


def key(settings: TranslatorSettings) -> str | None:
    """The key, read anew from the environment each time, so that no object holds it."""
    if settings.api_key_env is None:
        return None
    return os.environ.get(settings.api_key_env, "").strip() or None
