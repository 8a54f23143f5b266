"""Run tests/cases/fixers/NAME.json against the fixer of that name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest import fixers, settings
from ingest.edits import apply

CASES = Path(__file__).parent / "cases/fixers"


def load() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['label']}", marks=marks)


@pytest.mark.parametrize(("name", "case"), list(load()))
def test_case(name: str, case: dict[str, str]) -> None:
    original = case["original"]
    changes = fixers.changes(fixers.FIXERS[name], original)
    assert apply(original, changes) == case["fixed"]
    again = fixers.changes(fixers.FIXERS[name], case["fixed"])
    assert again == []


def test_every_fixer_has_cases_and_a_case_that_must_not_change() -> None:
    for name in fixers.FIXERS:
        cases = json.loads((CASES / f"{name}.json").read_text("utf-8"))
        assert any(case["original"] == case["fixed"] for case in cases), name
        assert any(case["original"] != case["fixed"] for case in cases), name


def test_every_file_is_registered() -> None:
    files = {path.stem for path in Path(fixers.__file__).parent.glob("[!_]*.py")}
    assert files == set(fixers.FIXERS) | {"examples"}


def test_profiles_name_fixers_that_exist() -> None:
    for names in settings.PROFILES.values():
        assert set(names) <= set(fixers.FIXERS)
