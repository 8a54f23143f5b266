"""The stray-script engine: what it repairs, and first of all what it leaves alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import ingest
from ingest.stray.judge import TABLE

CASES = Path(__file__).parent / "cases/stray"
PLAIN = ingest.Settings(detector="none")


def load(name: str) -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else [],
        )
        for case in json.loads((CASES / name).read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", load("judge.json"))
def test_left_alone(case: dict[str, str]) -> None:
    document = ingest.clean(case["original"], PLAIN)
    assert document.text == case["original"]
    for finding in document.findings:
        assert finding.reason.startswith("left: "), finding


@pytest.mark.parametrize("case", load("words.json"))
def test_repaired(case: dict[str, str]) -> None:
    document = ingest.clean(case["original"], PLAIN)
    assert document.text == case["fixed"]
    assert case["kind"] in {edit.kind for edit in document.edits}
    assert ingest.revert(document) == case["original"]
    assert ingest.clean(document.text, PLAIN).edits == ()


@pytest.mark.parametrize("case", load("targets.json"))
def test_texts_in_other_languages(case: dict[str, str]) -> None:
    document = ingest.clean(case["original"], PLAIN)
    assert document.text == case["fixed"]
    assert ingest.revert(document) == case["original"]
    assert ingest.clean(document.text, PLAIN).edits == ()


def test_each_line_is_repaired_in_its_own_language() -> None:
    text = (
        "The answer was诚实 and short, and everybody in the room agreed with it.\n"
        "Он сегодня купил новый电脑 для работы и сразу поставил его на большой стол.\n"
        "회의는 오후에 进行됩니다. 모두 참석해 주시기 바랍니다. 감사합니다 여러분, 안녕히 계세요.\n"
    )
    document = ingest.clean(text, PLAIN)
    assert [edit.after.strip() for edit in document.edits] == ["honest", "компьютер", "진행"]


def test_every_piece_of_evidence_has_its_reason_and_its_own_code() -> None:
    codes = [item.code for item in TABLE]
    assert len(codes) == len(set(codes))
    assert all(item.why and item.weight for item in TABLE)


def test_threshold_turns_repairs_into_findings() -> None:
    text = "The answer was诚实 and short."
    document = ingest.clean(text, ingest.Settings(detector="none", threshold=0.99))
    assert document.text == text
    (finding,) = document.findings
    assert finding.after == "honest" or finding.after == " honest"
    assert "threshold" in finding.reason


def test_a_word_that_no_list_has_is_a_finding() -> None:
    document = ingest.clean(
        "The old \u10d1\u10d6\u10d2\u10d6\u10d2\u10d6\u10d2 was very loud that day.", PLAIN
    )
    assert document.edits == ()
    (finding,) = document.findings
    assert finding.confidence >= 0.5


@pytest.mark.parametrize("unit", ["is残酷 ", "，。", "aж", "残 a ", "Привет hello "])
def test_long_lines_of_alternating_scripts_can_be_undone(unit: str) -> None:
    text = unit * 2000
    assert ingest.revert(ingest.clean(text, PLAIN)) == text


def test_simplified_characters_inside_japanese_get_their_japanese_form() -> None:
    text = "\u3053\u306e\u95ee\u9898\u306f\u3068\u3066\u3082\u96e3\u3057\u3044\u3068\u601d\u3044\u307e\u3059\u3002"
    (edit,) = ingest.clean(text, PLAIN).edits
    assert (edit.before, edit.after) == ("\u95ee\u9898", "\u554f\u984c")


def test_characters_inside_korean_are_read_unless_they_gloss_a_word() -> None:
    stray = ingest.clean(
        "\ucd5c\uadfc 5\ub144 \uc774\ub0b4\uc5d0 \u767c\u8868\ub41c 10\ud3b8\uc758 \ub17c\ubb38\uc744 \uac80\ud1a0\ud588\ub2e4.",
        PLAIN,
    )
    assert [edit.after for edit in stray.edits] == ["\ubc1c\ud45c"]
    gloss = ingest.clean(
        "\uadf8\ub54c \ubbf8\ub975\ubd88(\u5f4c\u52d2\u4f5b)\uc774\ub77c \ud588\ub2e4.", PLAIN
    )
    assert gloss.findings[0].confidence < 0.5


class _Service(BaseHTTPRequestHandler):
    """Answers like LibreTranslate; translates everything as `stone`, or fails."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        good = self.server.server_port and asked["target"] == "en"
        body = json.dumps({"translatedText": ["stone" for _ in asked["q"]]}).encode()
        self.send_response(200 if good else 500)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Service)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


UNLISTED = "They moved the \u10d1\u10d6\u10d2\u10d6\u10d2\u10d6\u10d2 across the river."


def test_a_translator_is_asked_for_what_no_list_has(service: str) -> None:
    settings = ingest.Settings(detector="none", translator="libretranslate", translator_url=service)
    document = ingest.clean(UNLISTED, settings)
    assert document.text == "They moved the stone across the river."
    (edit,) = document.edits
    assert "translated by libretranslate" in edit.reason


def test_a_translator_that_fails_leaves_a_finding_that_says_so() -> None:
    settings = ingest.Settings(
        detector="none", translator="libretranslate", translator_url="http://127.0.0.1:9"
    )
    document = ingest.clean(UNLISTED, settings)
    assert document.text == UNLISTED
    (finding,) = document.findings
    assert "translator:" in finding.reason


def test_a_translator_without_its_endpoint_says_what_to_give() -> None:
    with pytest.raises(ingest.IngestError, match="url"):
        ingest.clean(UNLISTED, ingest.Settings(detector="none", translator="libretranslate"))
