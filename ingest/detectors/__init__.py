"""Language detectors. A detector is a `detect(text) -> Language`."""

from __future__ import annotations

from collections.abc import Callable

from ingest.detectors import langdetect
from ingest.errors import UnknownNameError
from ingest.model import UNDETERMINED, Language

Detector = Callable[[str], Language]

DETECTORS: dict[str, Detector] = {
    "langdetect": langdetect.detect,
    "none": lambda text: UNDETERMINED,
}


def detect(text: str, name: str) -> Language:
    """The language of a text, by the detector of that name."""
    if name not in DETECTORS:
        raise UnknownNameError("detector", name, DETECTORS)
    return DETECTORS[name](text)
