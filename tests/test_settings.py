"""Settings say at once what makes no sense, and travel between processes."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import ingest


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"profile": "nope"},
            "unknown profile 'nope'; there are: faithful, training, search, ascii, ftfy",
        ),
        ({"encoding": "klingon"}, "unknown encoding 'klingon'"),
        ({"encoding": "base64"}, "unknown encoding"),
        ({"boundary": "("}, "is no expression"),
        ({"threshold": 2.0}, "not between 0 and 1"),
        ({"expect": "maybe"}, "unknown expect"),
    ],
)
def test_a_value_that_makes_no_sense(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ingest.IngestError, match=message):
        ingest.Settings(**wrong)


def test_unknown_fixers_and_detectors_are_named() -> None:
    with pytest.raises(
        ingest.UnknownNameError, match="unknown fixer 'nope'; there are: ftfy, byte_a0"
    ):
        ingest.clean("text", ingest.Settings(fixers=("nope",)))
    with pytest.raises(ingest.UnknownNameError, match="unknown detector"):
        ingest.clean("text", ingest.Settings(detector="nope"))


def test_settings_are_plain_values() -> None:
    settings = ingest.Settings(profile="training", threshold=0.7)
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert settings.digest == ingest.Settings(profile="training", threshold=0.7).digest
    assert settings.digest != ingest.DEFAULT.digest


def test_threshold_one_changes_nothing_by_judgement() -> None:
    text = "The war is\u6b8b\u9177, they said."
    assert ingest.clean(text, ingest.Settings(threshold=1.0)).text == text
