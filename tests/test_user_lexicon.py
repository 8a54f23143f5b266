"""Lexicons of the user's own: asked behind the shipped lists, and part of the settings' digest."""

from __future__ import annotations

import os
import pickle
import sqlite3
from pathlib import Path

import pytest

import ingest
from ingest.lexicon import survey, user
from ingest.lexicon.importers import About, Word
from ingest.lexicon.importers.compiling import compile_words
from ingest.lexicon.lookup import PATH

GIZMO = Word(("зюзюка",), "noun", ("gizmo",))


def lexicon(path: Path, *words: Word, lang: str = "ru", name: str = "workshop") -> str:
    compile_words(words, path, About("Workshop", "ours", lang), name)
    return str(path)


def cleaned(text: str, *paths: str) -> ingest.Document:
    return ingest.clean(text, ingest.Settings(detector="none", lexicons=paths))


def test_a_word_that_the_shipped_lists_lack(tmp_path: Path) -> None:
    text = "He put theзюзюка on the table."
    assert cleaned(text).text == text
    document = cleaned(text, lexicon(tmp_path / "own", GIZMO))
    assert document.text == "He put the gizmo on the table."
    (edit,) = document.edits
    assert "Russian noun in workshop" in edit.reason
    assert ingest.revert(document) == text


def test_texts_that_are_not_english(tmp_path: Path) -> None:
    chinese = lexicon(tmp_path / "zh", Word(("齾魕",), "noun", ("lamp",)), lang="zh")
    text = "Он поставил новую齾魕 на большой стол."
    assert cleaned(text).text == text
    assert cleaned(text, chinese).text == "Он поставил новую лампу на большой стол."


def test_the_shipped_lists_go_first(tmp_path: Path) -> None:
    text = "The war is残酷, they said."
    path = lexicon(tmp_path / "own", Word(("残酷",), "adj", ("merciless",)), lang="zh")
    assert cleaned(text, path).text == cleaned(text).text == "The war is cruel, they said."


def test_the_first_of_several_that_has_a_word(tmp_path: Path) -> None:
    other = Word(("зюзюка",), "noun", ("gadget",))
    first, second = lexicon(tmp_path / "a", GIZMO), lexicon(tmp_path / "b", other)
    text = "He put theзюзюка on the table."
    assert "gizmo" in cleaned(text, first, second).text
    assert "gadget" in cleaned(text, second, first).text


def test_names_and_phrases(tmp_path: Path) -> None:
    path = lexicon(
        tmp_path / "own",
        Word(("Зюзюкинск",), "name", ("Zyuzyukinsk City",)),
        Word(("зюзюка",), "noun", ("gizmo",)),
    )
    assert (
        cleaned("They moved toЗюзюкинск last year.", path).text
        == "They moved to Zyuzyukinsk City last year."
    )
    chinese = lexicon(tmp_path / "zh", Word(("齾魕",), "noun", ("gizmo",)), lang="zh")
    assert (
        cleaned("He put the新齾魕 on the table.", chinese).text
        == "He put the new gizmo on the table."
    )


def test_the_digest_is_that_of_the_content(tmp_path: Path) -> None:
    one = ingest.Settings(lexicons=(lexicon(tmp_path / "a", GIZMO),))
    same = ingest.Settings(lexicons=(lexicon(tmp_path / "b", GIZMO),))
    assert one.digest == same.digest != ingest.DEFAULT.digest
    before = one.digest
    lexicon(tmp_path / "a", GIZMO, Word(("штуковина",), "noun", ("gadget",)))
    assert one.digest != before
    assert pickle.loads(pickle.dumps(one)) == one


def test_a_lexicon_written_anew_is_read_anew(tmp_path: Path) -> None:
    path = lexicon(tmp_path / "own", GIZMO)
    settings = ingest.Settings(detector="none", lexicons=(path,))
    text = "He put theзюзюка on the table."
    assert "gizmo" in ingest.clean(text, settings).text
    lexicon(tmp_path / "own", Word(("зюзюка",), "noun", ("gadget",)))
    assert "gadget" in ingest.clean(text, settings).text


def test_files_that_are_no_lexicons(tmp_path: Path) -> None:
    with pytest.raises(ingest.LexiconError, match="cannot be read"):
        ingest.Settings(lexicons=(str(tmp_path / "none"),))
    text = tmp_path / "text"
    text.write_text("no lexicon " * 100)
    with pytest.raises(ingest.LexiconError, match="make one with: ingest lexicon import"):
        ingest.Settings(lexicons=(str(text),))
    base = sqlite3.connect(tmp_path / "other")
    base.execute("CREATE TABLE word (a)")
    base.commit()
    base.close()
    with pytest.raises(ingest.LexiconError, match="no lexicon"):
        ingest.Settings(lexicons=(str(tmp_path / "other"),))
    with pytest.raises(ingest.SettingError, match="a tuple of paths"):
        ingest.Settings(lexicons=str(text))  # type: ignore[arg-type]


def test_a_lexicon_that_is_gone_or_damaged_later(tmp_path: Path) -> None:
    path = lexicon(tmp_path / "own", GIZMO)
    settings = ingest.Settings(detector="none", lexicons=(path,))
    base = sqlite3.connect(path)
    base.execute("UPDATE word SET rows = 'nonsense'")
    base.commit()
    base.close()
    with pytest.raises(ingest.LexiconError, match="damaged"):
        ingest.clean("He put theзюзюка on the table.", settings)
    os.unlink(path)
    with pytest.raises(ingest.LexiconError, match="cannot be read"):
        ingest.clean("He put theзюзюка on the table.", settings)


def test_what_the_lexicon_has() -> None:
    found = {share.lang: share for share in survey.shares(PATH)}
    assert {"ru", "zh", "ja", "ko", "ar"} <= set(found)
    assert {lang for lang in found if ">" not in lang} == set(survey.languages(PATH))
    assert {"authored", "cedict", "cldr"} == set(found["zh"].sources)
    assert all(share.rows == sum(share.sources.values()) >= share.names for share in found.values())


def test_names_of_cldr() -> None:
    for lang, name, english in (
        ("ru", "Ботсвана", "Botswana"),
        ("hi", "मॉरीशस", "Mauritius"),
        ("zh", "紐西蘭", "New Zealand"),
    ):
        assert english in [item.entry.glosses[0] for item in survey.find(name, lang)]


def test_coverage_of_a_list_and_of_a_text(tmp_path: Path) -> None:
    listed = survey.counted(["города 7", "зюзюка\t2", "", "table 9"], "ru")
    assert listed == {"города": 7, "зюзюка": 2}
    result = survey.coverage(listed, "ru")
    assert (result.words, result.known_words, result.running, result.known_running) == (2, 1, 9, 7)
    assert result.unknown == (("зюзюка", 2),)
    own = user.known((lexicon(tmp_path / "own", GIZMO),))
    assert survey.coverage(listed, "ru", own).unknown == ()
    text = survey.counted(["Города стоят, и зюзюки стоят."], "ru")
    assert text["стоят"] == 2
    assert set(survey.counted(["俄罗斯的城市很漂亮。"], "zh")) >= {"城市", "漂亮"}
    assert survey.coverage(survey.counted([], "ru"), "ru").words == 0
