"""The lexicon's commands from outside: output, errors and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).parent / "cases/lexicon"


def run(
    *arguments: str | Path, data: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ingest", *map(str, arguments)],
        input=data,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
    )


def test_import_tells_what_was_read_and_the_licence(tmp_path: Path) -> None:
    result = run("lexicon", "import", CASES / "rus-eng.tei", "-o", tmp_path / "own.lexicon")
    assert result.returncode == 0, result.stderr
    assert "tei, Little Russian-English dictionary; 5 ru entries written" in result.stderr
    assert "licence: Licence: CC0" in result.stderr
    assert "rus-eng.tei:21: an entry without a headword" in result.stderr


def test_an_imported_word_is_put_in_and_looked_up(tmp_path: Path) -> None:
    own = tmp_path / "own.lexicon"
    assert run("lexicon", "import", CASES / "two.tsv", "--lang", "ru", "-o", own).returncode == 0
    text = "He put theзюзюка on the table.\n"
    plain = ("clean", "-q", "--format", "text")
    assert run(*plain, "--lexicon", own, data=text).stdout == "He put the gizmo on the table.\n"
    (tmp_path / "ingest.toml").write_text('lexicon = "own.lexicon"\n')
    assert run(*plain, data=text, cwd=tmp_path).stdout == "He put the gizmo on the table.\n"
    assert run(*plain, "--isolated", data=text, cwd=tmp_path).stdout == text
    found = run("lexicon", "lookup", "зюзюка", "--lexicon", own)
    assert "ru  зюзюка  noun: gizmo" in found.stdout
    assert "own.lexicon" in found.stdout
    assert "ru Russian" in run("lexicon", "stats", "--lexicon", own).stdout
    missing = run(*plain, "--lexicon", tmp_path / "none", data=text)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "cannot be read" in missing.stderr


def test_import_of_what_cannot_be_read(tmp_path: Path) -> None:
    own, file = tmp_path / "own.lexicon", tmp_path / "file"
    file.write_bytes(b"\0\1\2")
    for arguments, code, said in (
        ((tmp_path / "none",), 3, "cannot be read"),
        ((file,), 3, "a binary file"),
        ((CASES / "two.tsv",), 3, "name it with --lang"),
        ((CASES / "two.tsv", "--format", "csv"), 2, "unknown format 'csv'; there are: jmdict"),
    ):
        result = run("lexicon", "import", *arguments, "-o", own)
        assert (result.returncode, said in result.stderr) == (code, True), result.stderr
        assert "Traceback" not in result.stderr
        assert not own.exists()
    same = run("lexicon", "import", CASES / "two.tsv", "-o", CASES / "two.tsv")
    assert same.returncode == 2
    nowhere = run("lexicon", "import", CASES / "ru.tsv", "-o", tmp_path / "no" / "own.lexicon")
    assert nowhere.returncode == 1
    assert "cannot be written" in nowhere.stderr


def test_damage_in_the_middle_keeps_what_was_read_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "rus-eng.tei"
    file.write_bytes((CASES / "rus-eng.tei").read_bytes()[:-180])
    result = run("lexicon", "import", file, "-o", tmp_path / "own.lexicon")
    assert result.returncode == 3
    assert "the rest was not read" in result.stderr
    assert (tmp_path / "own.lexicon").exists()


def test_lookup_shows_lemma_form_and_candidates() -> None:
    result = run("lexicon", "lookup", "городами")
    assert result.stdout.startswith("ru  городами < город (NNS)  noun [place]: city")
    rows = json.loads(run("lexicon", "lookup", "残酷", "--lang", "zh", "--json").stdout)
    assert rows[0]["glosses"][0]["text"] == "cruel"
    assert rows[0]["source"] == "authored"
    nothing = run("lexicon", "lookup", "зюзюка")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "no entry; looked in: ru, uk" in nothing.stderr
    broken = run("lexicon", "lookup", "\udcff")
    assert (broken.returncode, "not UTF-8" in broken.stderr) == (2, True)


def test_stats() -> None:
    rows = json.loads(run("lexicon", "stats", "--json").stdout)
    chinese = next(row for row in rows if row["lang"] == "zh")
    assert chinese["lemmas"] > 100_000
    assert (
        chinese["sources"]["cedict"] > chinese["sources"]["authored"] > chinese["sources"]["cldr"]
    )
    assert "lexicon.sqlite: " in run("lexicon", "stats").stdout


def test_coverage(tmp_path: Path) -> None:
    listed = tmp_path / "words.txt"
    listed.write_text("города 7\nзюзюка 2\n", "utf-8")
    result = json.loads(run("lexicon", "coverage", "ru", listed, "--json").stdout)
    assert (result["known_words"], result["running"]) == (1, 9)
    assert result["unknown"] == [{"word": "зюзюка", "count": 2}]
    shown = run("lexicon", "coverage", "ru", data="Города стоят.\n").stdout
    assert "2 known: 100.0 %" in shown
    assert run("lexicon", "coverage", "xx").returncode == 2
    assert run("lexicon", "coverage", "ru", tmp_path / "none").returncode == 3
    assert "no word" in run("lexicon", "coverage", "ru", data="plain\n").stdout
