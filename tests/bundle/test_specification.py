"""docs/q7x2.md says what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ingest import bundle
from ingest.bundle.canonical.header import REGISTERED
from ingest.bundle.codes import DAMAGE, ERRORS, FAMILIES, WARNINGS
from ingest.bundle.dialects.json_forms import FORMAT_KEYS, LIST_KEYS, TEXT_KEYS
from ingest.bundle.liberal.headers import TRANSPORT_KEYS
from ingest.bundle.liberal.words import (
    DESCRIPTIVE_KEYS,
    FIELD_OF_KEY,
    FIELD_OF_WORD,
    FILLERS,
    ROLES,
)

HERE = Path(__file__).parent
TEXT = (HERE.parent.parent / "docs" / "q7x2.md").read_text("utf-8")
CODES = TEXT[TEXT.index("## 21. Codes") : TEXT.index("## 22.")]


def listed(start: str, end: str) -> set[str]:
    part = CODES[CODES.index(start) + len(start) : CODES.index(end)]
    return set(re.findall(r"[a-z][a-z0-9-]+(?::\N{HORIZONTAL ELLIPSIS})?\N{DAGGER}?", part))


def test_every_code_is_listed() -> None:
    assert listed("Errors:", "; in strict") == set(ERRORS)
    warnings = listed("Warnings:", " A writer") | {"header-too-large"}
    plain = {code.rstrip("\N{DAGGER}:\N{HORIZONTAL ELLIPSIS}") for code in warnings}
    assert plain == WARNINGS.keys() | FAMILIES.keys()
    marked = {code[:-1] for code in warnings if code.endswith("\N{DAGGER}")}
    assert marked == DAMAGE | {"integrity:\N{HORIZONTAL ELLIPSIS}"}


@pytest.mark.parametrize("name", ["dialects.jsonl", "adversarial.jsonl"])
def test_every_vector_is_in_an_appendix(name: str) -> None:
    cases = map(json.loads, (HERE / name).read_text("utf-8").splitlines())
    assert [case["name"] for case in cases if f"\n| {case['name']} |" not in TEXT] == []


@pytest.mark.parametrize(
    "words",
    [
        REGISTERED,
        TEXT_KEYS,
        FORMAT_KEYS,
        LIST_KEYS,
        TRANSPORT_KEYS,
        ROLES.keys(),
        FILLERS,
        FIELD_OF_KEY.keys(),
        FIELD_OF_WORD.keys(),
        DESCRIPTIVE_KEYS,
    ],
)
def test_every_key_is_named(words: frozenset[str]) -> None:
    missing = [word for word in words if not re.search(rf"\b{re.escape(word)}\b", TEXT)]
    assert [word for word in missing if not word.startswith("content-")] == []


def test_the_example_is_the_one_of_the_vectors() -> None:
    example = (HERE / "example.q7x2").read_text("utf-8")
    assert f"```\n{example}```" in TEXT


def test_the_bundle_written_by_hand_is_read() -> None:
    start = TEXT.index("=== q7x2/1 doc ===", TEXT.index("## 10."))
    by_hand = TEXT[start : TEXT.index("```", start)].encode()
    reading = bundle.read(by_hand)
    parts = [(part.name, part.data, part.integrity) for part in reading]
    assert parts == [
        ("shopping.txt", b"milk\nbread\n", "open"),
        (None, b"A second document, without a name.\n", "open"),
    ]
    assert reading.warnings == ()
