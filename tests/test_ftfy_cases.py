"""ftfy's own cases, from its source distribution: fetched, not copied. Skipped without a network."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import ftfy
import pytest

import ingest

AS_FTFY = ingest.Settings(profile="ftfy", detector="none")
FAITHFUL = ingest.Settings(detector="none")
STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
FAMILIAR = 8  # of ftfy's known failures; what the other two were cannot be told from the text


@pytest.fixture(scope="module")
def cases(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    folder = Path(request.config.cache.mkdir(f"ftfy-{version('ftfy')}"))
    if not any(folder.glob("*.tar.gz")):
        command = [
            "download",
            "--quiet",
            "--no-deps",
            "--no-binary",
            ":all:",
            "--dest",
            str(folder),
        ]
        got = subprocess.run(
            [sys.executable, "-m", "pip", *command, f"ftfy=={version('ftfy')}"],
            capture_output=True,
            check=False,
        )
        if got.returncode:
            pytest.skip("ftfy's source distribution cannot be fetched")
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        name = next(n for n in archive.getnames() if n.endswith("tests/test_cases.json"))
        stream = archive.extractfile(name)
        assert stream is not None
        found: list[dict[str, Any]] = json.load(stream)
        return found


def test_the_profile_ftfy_is_ftfy(cases: list[dict[str, Any]]) -> None:
    for case in cases:
        text = ingest.clean(case["original"], AS_FTFY).text
        assert text == ftfy.fix_text(case["original"])
        if case["expect"] == "pass":
            assert text == case["fixed"]


def test_failures_that_ftfy_knows_of(cases: list[dict[str, Any]]) -> None:
    failures = [case for case in cases if case["expect"] == "fail"]
    right = [
        case
        for case in failures
        if ingest.clean(case["original"], FAITHFUL).text.translate(STRAIGHT)
        == case["fixed"].translate(STRAIGHT)
    ]
    assert len(right) >= FAMILIAR


def test_what_is_right_stays(cases: list[dict[str, Any]]) -> None:
    """The negatives: those whose text ftfy's authors want unchanged, quotation marks aside."""
    for case in cases:
        if case["original"].translate(STRAIGHT) == case["fixed"].translate(STRAIGHT):
            text = ingest.clean(
                case["original"], ingest.Settings(detector="none", stray=False)
            ).text
            allowed = {case["original"], case["fixed"]}
            # A Cyrillic letter in a Latin word is a look-alike to us, whatever was meant.
            assert text in allowed or "\u0415" in case["original"], case["label"]
