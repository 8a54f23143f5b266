"""The user's glossary beats every rule, and names its bad lines."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import ingest
from ingest.glossary import GlossaryError, Term, from_table, load


def cleaned(text: str, *terms: tuple[str, str]) -> ingest.Document:
    glossary = tuple(Term(source, target) for source, target in terms)
    return ingest.clean(text, ingest.Settings(detector="none", glossary=glossary))


def test_a_term_beats_the_word_lists() -> None:
    document = cleaned("The war is残酷, but short.", ("残酷", "merciless"))
    assert document.text == "The war is merciless, but short."
    (edit,) = document.edits
    assert (edit.rule, edit.kind, edit.confidence) == ("glossary", "term", 1.0)
    assert ingest.revert(document) == "The war is残酷, but short."


def test_keep_protects_from_every_rule() -> None:
    text = "They sing of \u0410lpha and 残酷 every week."  # Cyrillic first letter
    assert cleaned(text, ("\u0410lpha", "keep"), ("残酷", "keep")).text == text
    assert cleaned(text).text != text


def test_whole_words_only_where_words_have_spaces() -> None:
    document = cleaned("the cat and the catalogue", ("cat", "dog"))
    assert document.text == "the dog and the catalogue"


def test_the_longer_term_goes_first() -> None:
    document = cleaned(
        "Новый Уренгой is cold.", ("Новый Уренгой", "Novy Urengoy"), ("Новый", "new")
    )
    assert document.text == "Novy Urengoy is cold."


def test_a_target_that_holds_its_source_is_put_in_once() -> None:
    document = cleaned("Use the API today.", ("API", "API v2"))
    assert document.text == "Use the API v2 today."
    assert cleaned(document.text, ("API", "API v2")).edits == ()


def test_settings_with_a_glossary_travel() -> None:
    settings = ingest.Settings(glossary=(Term("a", "b"),))
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert settings.digest != ingest.Settings().digest


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("# terms\nмир\tpeace\tru\tnot: world\n\n残酷\tkeep\n", "utf-8")
    assert load(path) == (Term("мир", "peace", "ru", "not: world"), Term("残酷", "keep"))


def test_bad_lines_are_all_named(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("one\n\ttwo\na\ta\nb\tc\tRussian language\nb\td\ne\tf\ten\tx\ty\n", "utf-8")
    with pytest.raises(GlossaryError) as caught:
        load(path)
    places = [problem.split(":")[0] for problem in caught.value.problems]
    assert places == ["line 1", "line 2", "line 3", "line 4", "line 6"]


def test_file_that_is_missing_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be read"):
        load(tmp_path / "none.tsv")
    path = tmp_path / "latin.tsv"
    path.write_bytes(b"caf\xe9\tcoffee\n")
    with pytest.raises(GlossaryError, match="byte 3 is not UTF-8"):
        load(path)


def test_table_of_a_settings_file() -> None:
    terms = from_table({"мир": {"target": "peace", "lang": "ru"}, "残酷": "keep"}, "pyproject.toml")
    assert {term.source: term.target for term in terms} == {"мир": "peace", "残酷": "keep"}
