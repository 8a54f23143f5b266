"""The passes in C give what their twins in Python give, wherever they were built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import describe, edits
from ingest.encodings import plausibility
from ingest.native import native
from ingest.unicode import scripts

pytestmark = pytest.mark.skipif(native is None, reason="built without a compiler, or INGEST_PURE")

CASES = Path(__file__).parent / "cases"
TEXTS = st.text(st.characters() | st.sampled_from("aZ_-' \n\u2019\u00ad\u0436\u4e2d\u30fc\u00bd"))
EVERY = [
    "".join(chr(code) for code in range(start, start + 0x1000) if not 0xD800 <= code < 0xE000)
    for start in range(0, 0x110000, 0x1000)
]


def _words(text: str) -> int:
    return len(describe.WORD_RE.findall(text))


def _scripts(text: str) -> dict[str, int]:
    counts = scripts._counted_in_python(text)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@given(TEXTS)
def test_words(text: str) -> None:
    assert describe.words(text) == _words(text)


@given(TEXTS)
def test_scripts(text: str) -> None:
    assert scripts.script_counts(text) == _scripts(text)


@pytest.mark.parametrize(
    "text", EVERY, ids=lambda text: f"U+{ord(text[0]):04X}" if text else "none"
)
def test_every_character(text: str) -> None:
    assert scripts.script_counts(text) == _scripts(text)
    assert describe.words(text) == _words(text)
    apart = "-".join(text)
    assert describe.words(apart) == _words(apart)


SCRIPT = """
import json, sys
import ingest
from ingest.sinks import jsonl
for text in json.load(sys.stdin):
    for profile in ("faithful", "search"):
        sys.stdout.buffer.write(jsonl.piece(ingest.clean(text, ingest.Settings(profile=profile))))
"""


def test_the_records_are_the_same_without_the_extension() -> None:
    sentences = json.loads((CASES / "languages.json").read_text("utf-8"))
    texts = [*sentences.values(), "\n".join(sentences.values())]
    texts += [text.encode().decode("latin-1") for text in texts]
    texts += [
        f"{text} \u043a\u043e\u043c\u0438\u0442\u0435\u0442 \u6b8b\u9177 &amp; a\u200bb\r\n"
        for text in texts
    ]
    data = json.dumps(texts).encode()
    with_it, without = (
        subprocess.run(
            [sys.executable, "-c", SCRIPT], input=data, capture_output=True, check=True,
            env={**os.environ, "INGEST_PURE": pure},
        ).stdout
        for pure in ("", "1")
    )  # fmt: skip
    assert with_it == without


@given(st.lists(TEXTS))
def test_surprise(texts: list[str]) -> None:
    pairs = plausibility._pairs()
    costs = [sum(map(pairs.__getitem__, pairwise(f" {text} "))) for text in texts]
    assert plausibility.costs(texts) == costs


@given(TEXTS)
def test_surprise_in_languages(text: str) -> None:
    letters = list(pairwise(f" {plausibility.BLANKS_RE.sub(' ', text.lower())} "))
    costs = [sum(map(table.__getitem__, letters)) for table in plausibility._latin()]
    assert list(plausibility.latin_costs(text)) == costs


def test_more_pairs_than_are_kept() -> None:
    assert native is not None
    few = native.Pairs(2, 3)
    assert few.sums(["ab"]) == ([0, 0], {" a", "ab", "b "})
    for number, pair in enumerate((" a", "ab", "b ", "bc", "c ")):
        few.learn(pair, bytes((number, 0, 1, 0)))
    assert few.sums(["c"]) == ([4, 1], {" c"})
    assert few.sums(["ab"])[1] == {" a", "ab", "b "}
    few.learn("c ", bytes((9, 0, 9, 0)))
    assert few.sums(["c"])[0] == [9, 9]


LINES = TEXTS | st.text(st.sampled_from("ab, \u0436"), max_size=60)


@given(TEXTS)
def test_tally_lines(text: str) -> None:
    assert scripts.script_counts_of_lines(text) == list(scripts._of_lines(text))


@given(LINES, LINES)
def test_differences(old: str, new: str) -> None:
    assert native is not None
    assert native.differences(old, new, 1_000) == edits._differences_in_python(old, new)


def test_differences_of_every_kind_of_character() -> None:
    assert native is not None
    for text in (block[at : at + 64] for block in EVERY[:32] for at in range(0, len(block), 64)):
        assert native.differences(text, text[::2], 64) == edits._differences_in_python(
            text, text[::2]
        )


def test_differences_of_many_tokens() -> None:
    assert native is not None
    old = "".join(f"a{number} " for number in range(500))
    new = old.replace("9 ", "b ")
    assert native.differences(old, new, 1_000) == edits._differences_in_python(old, new)
    assert native.differences(old, new + "c", 1_000) is None
    assert edits._differences_in_python(old, new + "c") is None
    assert native.differences("", "", 1_000) == []
