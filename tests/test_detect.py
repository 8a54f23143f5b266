"""Language detection: the same answer always, `und` when nothing can be said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest
from ingest.detectors import DETECTORS, candidates, detect, known, known_tokens, label
from ingest.detectors import profiles as table
from ingest.errors import LexiconError, UnknownNameError
from ingest.model import UNDETERMINED
from ingest.native import native

SENTENCES: dict[str, str] = json.loads(
    (Path(__file__).parent / "cases/languages.json").read_text("utf-8")
)
# Extras are tested where they are installed.
EXTRAS = ("py3langid", "eldc")
WITHOUT_BLANKS = {"bo", "km", "lo", "my", "th"}
NOTHING = {
    "empty": "",
    "digits": "123 456,78",
    "signs": "!? --- ... ***",
    "emoji": "\U0001f600\U0001f600 \U0001f680",
    "two letters": "ok",
    "address": "https://example.org/the/committee/report?page=1 mail@example.org",
    "code": "for (int i = 0; i < n; i++) {\n    sum += values[i];\n}\nreturn sum;",
    "fence": "```python\nprint('the committee will publish its report')\n```",
    "paths": "/usr/share/locale/de/LC_MESSAGES/django.mo --no-cache-dir my_file.txt",
    "keys": "asdf jkl qwer uiop zxcv bnm",
    "laughter": "hahahahaha ahahahah haha",
    "surrogates": "\ud800\udc00\ud800",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences(code: str) -> None:
    found = detect(SENTENCES[code], "langdetect")
    assert found.code == code
    assert found.confidence > 0.5


@pytest.mark.parametrize("code", SENTENCES)
def test_capitals_are_the_same_language(code: str) -> None:
    assert detect(SENTENCES[code].upper(), "langdetect").code == code


@pytest.mark.parametrize("code", SENTENCES)
def test_code_and_markup_do_not_count(code: str) -> None:
    text = (
        f"# {SENTENCES[code]}\n\n`git commit -m 'the first one'`, see <https://example.org/the/page>\n\n"
        "```sh\n$ pip install --upgrade the-package  # this is what you want to do\n```\n"
    )
    assert detect(text, "langdetect").code == code


@pytest.mark.parametrize("what", NOTHING)
def test_nothing_to_say(what: str) -> None:
    assert detect(NOTHING[what], "langdetect") == UNDETERMINED


def test_a_language_without_a_profile_is_not_told_for_sure() -> None:
    zulu = "Umbono wethu uthi abantu bonke kumele bahlale ndawonye ngokuthula ezweni lethu."
    assert detect(zulu, "langdetect").confidence < 0.9


def test_the_answer_depends_on_the_text_alone() -> None:
    first = [ingest.detect(text) for text in SENTENCES.values()]
    second = [ingest.detect(text) for text in reversed(SENTENCES.values())]
    assert first == second[::-1]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ingest.detect, SENTENCES.values())) == first


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_answer_does_not_depend_on_hashes(seed: str) -> None:
    code = (
        "import ingest, json, sys\n"
        "texts = json.load(open(sys.argv[1], encoding='utf-8')).values()\n"
        "print([ingest.detect(text) for text in texts])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, Path(__file__).parent / "cases/languages.json"],
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        text=True,
        check=True,
    )
    assert result.stdout.strip() == str([ingest.detect(text) for text in SENTENCES.values()])


def test_a_long_text_is_looked_at_all_over() -> None:
    notice = SENTENCES["en"] + "\n"
    assert detect(notice * 3 + (SENTENCES["de"] + "\n") * 400, "langdetect").code == "de"


def test_confidence_is_rounded_and_candidates_are_sorted() -> None:
    found = ingest.detect("Komponentens navn er ikke kjent")
    assert len(found) > 1
    assert found == sorted(found, key=lambda one: -one.confidence)
    assert all(one.confidence == round(one.confidence, 4) for one in found)
    assert sum(one.confidence for one in found) <= 1.001


def test_only_the_languages_that_come_into_question() -> None:
    danish = "Komponentens navn er ikke kendt af systemet"
    assert ingest.detect(danish, ["no", "sv"])[0].code == "no"
    assert ingest.detect(SENTENCES["zh-Hant"], ["zh"])[0].code == "zh-Hant"
    assert ingest.detect(SENTENCES["el"], ["en", "de"]) == [UNDETERMINED]
    with pytest.raises(UnknownNameError, match="unknown language 'xx'"):
        ingest.detect(danish, ["xx"])


def test_unknown_detector_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="langdetect"):
        detect("text", "nope")


@pytest.mark.parametrize("name", DETECTORS)
def test_each_detector(name: str) -> None:
    try:
        codes = known(name)
    except ingest.MissingExtraError:
        pytest.skip("not installed")
    right = [detect(text, name).code == code for code, text in SENTENCES.items() if code in codes]
    assert sum(right) >= 0.9 * len(right)
    assert detect("", name) == UNDETERMINED
    assert label(name).startswith(name)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in EXTRAS:
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.setitem(sys.modules, f"{name}.langid", None)
        with pytest.raises(ingest.MissingExtraError, match=rf"pip install 'ingest\[{name}\]'"):
            _uncached(name)


def _uncached(name: str) -> None:
    from ingest.detectors import eldc, py3langid

    {"eldc": eldc._instance, "py3langid": py3langid._identifier}[name].__wrapped__()


def test_the_original_gives_what_the_package_gives() -> None:
    from langdetect import detector_factory

    factory = detector_factory.DetectorFactory()
    factory.load_profile(detector_factory.PROFILES_DIRECTORY)
    factory.set_seed(0)
    for code in ("en", "da", "ru", "vi"):
        theirs = factory.create()
        theirs.append(SENTENCES[code])
        ours = ingest.detect(SENTENCES[code], detector="langdetect-original")
        assert [(one.code, one.confidence) for one in ours] == [
            (one.lang, round(one.prob, 4)) for one in theirs.get_probabilities()
        ]


def test_the_profiles_are_those_of_the_installed_package(tmp_path: Path) -> None:
    from ingest.detectors import build

    build.build(tmp_path / "profiles.bin")
    built = (tmp_path / "profiles.bin").read_bytes()
    assert built.partition(b"\n")[0] == table.TABLE.read_bytes().partition(b"\n")[0]
    assert len(built) < 500_000


def test_a_missing_table_says_how_to_build_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(table, "TABLE", tmp_path / "profiles.bin")
    with pytest.raises(LexiconError, match=r"build\.py"):
        table._file.__wrapped__()


@pytest.mark.skipif(native is None, reason="built without a compiler, or INGEST_PURE")
@pytest.mark.parametrize("code", SENTENCES)
def test_known_tokens_give_the_first_of_the_candidates(code: str) -> None:
    one, told = SENTENCES[code], 0
    for other in (*SENTENCES.values(), *NOTHING.values()):
        for text in (f"{one} {other}", f"{one}\n{other[:40]}", f"{one[:9]} {other[:9]}"):
            found = known_tokens.detect(text)
            assert found in (None, candidates(text)[0]), text
            told += found is not None
    # Scripts without blanks take the whole way.
    assert told or code in WITHOUT_BLANKS


@given(
    st.lists(st.sampled_from([*SENTENCES.values(), "`a` ", "$ ", ";\n", "\U0001f600"]) | st.text())
)
def test_known_tokens_of_odd_texts(pieces: list[str]) -> None:
    text = "".join(piece[:60] for piece in pieces)
    assert known_tokens.detect(text) in (None, candidates(text)[0])
