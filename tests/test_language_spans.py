"""Stretches in other languages, in code points of the clean text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ingest

SENTENCES: dict[str, str] = json.loads(
    (Path(__file__).parent / "cases/languages.json").read_text("utf-8")
)
ON = ingest.Settings(language_spans=True)
ENGLISH = (
    "The town has an old harbour and a new bridge. Nobody knows how long they will last, and the "
    "people who live there have stopped asking. "
)


def found(text: str) -> list[tuple[str, str]]:
    document = ingest.clean(text, ON)
    return [(span.code, document.text[span.start : span.end]) for span in document.language_spans]


@pytest.mark.parametrize("code", sorted(set(SENTENCES) - {"so"}))
def test_one_language_has_no_spans(code: str) -> None:
    assert found(" ".join([SENTENCES[code]] * 3)) == []


@pytest.mark.parametrize("code", ["de", "fr", "es", "pl", "tr", "ru", "el", "ja", "zh-Hans", "ar"])
def test_a_sentence_of_another_language(code: str) -> None:
    ((language, text),) = found(f"{ENGLISH}{SENTENCES[code]} {ENGLISH}")
    assert language == code
    assert text.rstrip(".\u3002") == SENTENCES[code].rstrip(".\u3002")


def test_a_quotation_within_a_sentence() -> None:
    quoted = "der Bericht \u00fcber den alten Hafen und die neue Br\u00fccke"
    spans = found(f"{ENGLISH}They called it \u201c{quoted}\u201d and left it at that. {ENGLISH}")
    assert [code for code, _ in spans] == ["de"]
    assert quoted in spans[0][1]


def test_names_and_code_are_no_span() -> None:
    assert (
        found(f"{ENGLISH}Johann Sebastian Bach was there. Run `git commit -m x`. {ENGLISH}") == []
    )
    fence = "```sh\n$ make install # build everything and then install all of it\n```"
    assert found(f"{SENTENCES['de']}\n\n{fence}\n\n{SENTENCES['de']}") == []
    assert found(f"{SENTENCES['ru']} GitHub, Docker. {SENTENCES['ru']}") == []


def test_offsets_are_those_of_the_clean_text() -> None:
    text = f"{ENGLISH}\r\n\r\nThe p\u0430ssword is old.\r\n{SENTENCES['fr']}"
    document = ingest.clean(text, ON)
    assert document.text != text
    (span,) = document.language_spans
    assert document.text[span.start : span.end] == SENTENCES["fr"]
    assert document.metadata["language_spans"] == f"fr:{span.start}-{span.end}"


def test_they_are_off_unless_asked_for() -> None:
    document = ingest.clean(f"{ENGLISH}{SENTENCES['fr']}")
    assert document.language_spans == ()
    assert "language_spans" not in document.metadata
    assert document.metadata["detector"] == "langdetect 1.0.9"


@pytest.mark.parametrize(
    "unit", ["<pre>", "`", "a (", "\u8a9e", "a ", "\ud800", "e\u0301", "\u0430b "]
)
def test_text_without_sentences(unit: str) -> None:
    assert len(found(unit * (60_000 // len(unit)))) <= 1
