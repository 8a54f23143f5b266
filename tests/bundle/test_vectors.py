"""The vectors of the specification: every accepted shape, and every adversarial input."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from ingest import bundle
from ingest.model import Part

HERE = Path(__file__).parent
FIELDS = ("name", "id", "index", "total", "nonce", "label")


def vectors(name: str) -> list[Any]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [pytest.param(case, id=case["name"]) for case in map(json.loads, lines)]


def read(data: bytes, **options: Any) -> tuple[list[Part], bundle.Reading]:
    reading = bundle.read(data, **options)
    return list(reading), reading


def check_part(part: Part, expected: dict[str, Any]) -> None:
    for field, value in expected.items():
        if field == "attrs":
            assert value.items() <= part.attrs.items()
        elif field == "raw_b64":
            assert part.data == base64.b64decode(value)
        else:
            assert getattr(part, field) == value, field
    for field in set(FIELDS) - {"index"} - expected.keys():
        assert getattr(part, field) is None, field


def check(parts: list[Part], reading: bundle.Reading, expected: dict[str, Any]) -> None:
    if "doc_count" in expected:
        assert len(parts) == expected["doc_count"]
    if "docs" in expected:
        assert len(parts) == len(expected["docs"]), [part.data[:40] for part in parts]
        for part, wanted in zip(parts, expected["docs"], strict=True):
            check_part(part, wanted)
    if "warnings" in expected:
        assert sorted({notice.code for notice in reading.warnings}) == expected["warnings"]


@pytest.mark.parametrize("case", vectors("dialects.jsonl"))
def test_dialect(case: dict[str, Any]) -> None:
    parts, reading = read(case["input"].encode(), expect=case["expect"])
    check(parts, reading, case)
    assert reading.mode == case["mode"]


@pytest.mark.parametrize("case", vectors("adversarial.jsonl"))
def test_adversarial(case: dict[str, Any]) -> None:
    pieces = case.get("expand") or [{"b64": case["input"]}]
    data = b"".join(base64.b64decode(piece["b64"]) * piece.get("times", 1) for piece in pieces)
    expected, options = case["expected"], case.get("options", {})
    if expected["outcome"] == "error":
        with pytest.raises(bundle.BundleError) as refused:
            read(data, **options)
        assert refused.value.code == expected["code"]
    else:
        check(*read(data, **options), expected)
