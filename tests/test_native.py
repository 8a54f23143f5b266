"""The passes in C give what their twins in Python give, wherever they were built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import describe
from ingest.native import native
from ingest.unicode import scripts

pytestmark = pytest.mark.skipif(native is None, reason="built without a compiler, or INGEST_PURE")

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
