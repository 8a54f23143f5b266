"""Language detection: the same answer always, `und` when nothing can be said."""

from __future__ import annotations

import pytest

from ingest.detectors import detect
from ingest.errors import UnknownNameError
from ingest.model import UNDETERMINED

SENTENCES = {
    "en": "The committee will publish its report on the harbour next month.",
    "de": "Der Ausschuss wird seinen Bericht \u00fcber den Hafen n\u00e4chsten Monat vorlegen.",
    "fr": "La commission publiera son rapport sur le port le mois prochain.",
    "es": "La comisi\u00f3n publicar\u00e1 su informe sobre el puerto el mes que viene.",
    "ru": "\u041a\u043e\u043c\u0438\u0441\u0441\u0438\u044f \u043e\u043f\u0443\u0431\u043b\u0438\u043a\u0443\u0435\u0442 \u0441\u0432\u043e\u0439 \u043e\u0442\u0447\u0451\u0442 \u043e \u043f\u043e\u0440\u0442\u0435 \u0432 \u0441\u043b\u0435\u0434\u0443\u044e\u0449\u0435\u043c \u043c\u0435\u0441\u044f\u0446\u0435.",
    "ja": "\u59d4\u54e1\u4f1a\u306f\u6765\u6708\u3001\u6e2f\u306b\u95a2\u3059\u308b\u5831\u544a\u66f8\u3092\u516c\u8868\u3057\u307e\u3059\u3002",
    "zh-Hans": "\u59d4\u5458\u4f1a\u5c06\u4e8e\u4e0b\u4e2a\u6708\u53d1\u5e03\u5173\u4e8e\u6e2f\u53e3\u7684\u62a5\u544a\u3002",
    "ko": "\uc704\uc6d0\ud68c\ub294 \ub2e4\uc74c \ub2ec \ud56d\uad6c\uc5d0 \uad00\ud55c \ubcf4\uace0\uc11c\ub97c \ubc1c\ud45c\ud55c\ub2e4.",
    "el": "\u0397 \u03b5\u03c0\u03b9\u03c4\u03c1\u03bf\u03c0\u03ae \u03b8\u03b1 \u03b4\u03b7\u03bc\u03bf\u03c3\u03b9\u03b5\u03cd\u03c3\u03b5\u03b9 \u03c4\u03b7\u03bd \u03ad\u03ba\u03b8\u03b5\u03c3\u03b7.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences(code: str) -> None:
    assert detect(SENTENCES[code], "langdetect").code == code


def test_the_answer_does_not_depend_on_what_came_before() -> None:
    first = [detect(text, "langdetect") for text in SENTENCES.values()]
    second = [detect(text, "langdetect") for text in reversed(SENTENCES.values())]
    assert first == second[::-1]


def test_capitals_are_the_same_language() -> None:
    assert detect(SENTENCES["en"].upper(), "langdetect").code == "en"


@pytest.mark.parametrize("text", ["", "123 456", "!?", "\U0001f600\U0001f600", "ok"])
def test_nothing_to_say(text: str) -> None:
    assert detect(text, "langdetect") == UNDETERMINED


def test_unknown_detector_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="langdetect"):
        detect("text", "nope")
