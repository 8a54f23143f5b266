"""A text that is told to be plain at once is read as if every dialect had looked at it."""

from __future__ import annotations

import base64
import gzip
import io
import json
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_bytes

from ingest import bundle
from ingest.bundle.content import BLOCK
from ingest.bundle.liberal.characters import disguises
from ingest.bundle.options import Options
from ingest.bundle.plain import is_plain

HERE = Path(__file__).parent
CHOICES: tuple[dict[str, Any], ...] = (
    {},
    {"expect": "plain"},
    {"expect": "bundle"},
    {"strict": True},
    {"boundary": "=+.*"},
    {"tag": "a"},
    {"tag": "x7x7"},
    {"limits": {"doc": 3}},
)
# What a text may hold without a word from the reader, and next to it what it may not.
PLAIN = (
    "It rained.\n",
    "q7 x2, q7-x2, 7x2 and q 7x2",
    "=== 3 + 4 ===\r\n--\r\n",
    '{"text": "a", "format": "json"}\n',
    "<|endoftext|>",
    "na\N{LATIN SMALL LETTER I WITH DIAERESIS}ve 1977\n",
    "\N{CYRILLIC SMALL LETTER HA}77\n",
    "\N{SUPERSCRIPT SEVEN}\N{SUPERSCRIPT TWO}",
    "a\N{ZERO WIDTH SPACE}b\N{ZERO WIDTH NO-BREAK SPACE}",
    "q\x017x2",  # not plain to the eye, and yet ASCII: nobody disguises a fence so
    "(*M\x18",
)
ODD = (
    b"",
    b"q7x2",
    b"a\r\n=== Q7X2 ===\r\n",
    b"a\rb",
    b"a\0b",
    b"\xef\xbb\xbfa",
    b"\xff\xfea\0",
    b"caf\xe9\n",
    b"P*M\x18",
    b"\x28\xb5\x2f\xfd",
    gzip.compress(b"a", mtime=0),
    "q7\N{CYRILLIC SMALL LETTER HA}2".encode(),
    "q\N{FULLWIDTH DIGIT SEVEN}x2".encode(),
    "q\N{MATHEMATICAL BOLD DIGIT SEVEN}x2".encode(),
    "=== q7\N{ZERO WIDTH SPACE}x2 a.txt ===\n".encode(),
    "q7x2 \N{EM DASH}".encode(),
    "a".encode("utf-16"),
)


def outcome(data: bytes, **chosen: Any) -> object:
    """All that a reading says."""
    try:
        reading = bundle.read(data, **chosen)
        parts = list(reading)
    except bundle.BundleError as error:
        return str(error)
    said = reading.warnings, reading.stray, reading.fences, reading.verbatim()
    return parts, reading.dialect, reading.mode, said


def check(data: bytes, **chosen: Any) -> None:
    with mock.patch("ingest.bundle.reading.is_plain", return_value=False):
        expected = outcome(data, **chosen)
    assert outcome(data, **chosen) == expected


def vectors() -> list[bytes]:
    cases = [
        json.loads(line)
        for name in ("dialects.jsonl", "adversarial.jsonl")
        for line in (HERE / name).read_text("utf-8").splitlines()
    ]
    return [
        case["input"].encode() if "mode" in case else base64.b64decode(case["input"])
        for case in cases
        if "input" in case
    ]


@pytest.mark.parametrize("chosen", CHOICES, ids=str)
def test_nothing_is_lost(chosen: dict[str, Any]) -> None:
    for data in (*vectors(), *(text.encode() for text in PLAIN), *ODD):
        check(data, **chosen)


@given(any_bytes, st.sampled_from(CHOICES))
def test_nothing_is_lost_of_any_bytes(data: bytes, chosen: dict[str, Any]) -> None:
    check(data, **chosen)


letters = st.sampled_from([*"q7x2QX \n\r=-", "q7x2", *map(chr, disguises("q7x2"))])


@given(st.lists(letters, max_size=12).map("".join), st.sampled_from(CHOICES))
def test_nothing_is_lost_of_disguised_tags(text: str, chosen: dict[str, Any]) -> None:
    check(text.encode(), **chosen)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_texts_are_told(text: str) -> None:
    assert is_plain(text.encode(), Options())


@pytest.mark.parametrize("data", ODD)
def test_what_needs_a_look_gets_one(data: bytes) -> None:
    assert not is_plain(data, Options())


@pytest.mark.parametrize("size", [BLOCK - 1, BLOCK, BLOCK + 1])
def test_more_than_a_block_is_read_by_blocks(size: int) -> None:
    data = b"a\n" * (size // 2) + b"b" * (size % 2)
    parts = list(bundle.read(io.BytesIO(data)))
    assert [part.data for part in parts] == [data]
    with_tag = data + b"\n=== q7x2 a ===\nb\n=== q7x2 b ===\nc\n"
    assert len(list(bundle.read(io.BytesIO(with_tag)))) > 1
