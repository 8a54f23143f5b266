"""Names as newspapers spell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.stray.romanize import ROMANIZERS, romanize

CASES = Path(__file__).parent / "cases/romanize.tsv"
ROWS = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize(("lang", "name", "latin"), ROWS)
def test_name(lang: str, name: str, latin: str) -> None:
    assert romanize(name, lang) == latin


def test_every_language_has_a_case() -> None:
    assert {lang for lang, _, _ in ROWS} == set(ROMANIZERS)


def test_other_languages_have_no_rule() -> None:
    assert romanize("\u0645\u0635\u0631", "ar") is None
