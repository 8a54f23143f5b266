"""Settings from the options of an engine, which are strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ingest.errors import SettingError, UnknownNameError
from ingest.glossary import load
from ingest.settings import Settings

TRUE, FALSE = ("true", "1", "yes"), ("false", "0", "no")


def settings_from(options: Mapping[str, str]) -> Settings:
    """The settings that the options name; `fixers` is a list with commas, `glossary` a path.

    Raises UnknownNameError for an option that is no setting, SettingError for a bad value.
    """
    known = {field.name: field for field in fields(Settings)}
    chosen: dict[str, Any] = {}
    for name, value in options.items():
        if name not in known:
            raise UnknownNameError("option", name, sorted([*known, "path", "split_bytes"]))
        chosen[name] = _value(name, value, known[name].default)
    return Settings(**chosen)


def _value(name: str, value: str, default: object) -> object:
    if name == "fixers":
        return tuple(filter(None, (item.strip() for item in value.split(","))))
    if name == "glossary":
        return load(value)
    if isinstance(default, bool):
        if value.lower() not in TRUE + FALSE:
            raise SettingError(f"{name} is true or false, not {value!r}")
        return value.lower() in TRUE
    if isinstance(default, float):
        try:
            return float(value)
        except ValueError:
            raise SettingError(f"{name} is a number, not {value!r}") from None
    return value
