"""The passes in C give what their twins in Python give, wherever they were built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import describe
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
