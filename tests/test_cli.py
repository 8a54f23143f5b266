"""The command line from outside: output, errors and exit codes."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))


def run(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ingest", *map(str, arguments)],
        input=data,
        capture_output=True,
        check=False,
    )


def records(result: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_clean_writes_records_to_standard_output_and_words_to_standard_error() -> None:
    result = run("clean", *FILES)
    assert result.returncode == 0
    assert len(records(result)) == 2
    assert b"2 documents, 2 repaired; 2 edits" in result.stderr


def test_a_folder_and_a_bundle_give_the_same_texts() -> None:
    folder = {str(record["text"]) for record in records(run("clean", SEEDS))}
    bundle = {str(record["text"]) for record in records(run("clean", SEEDS / "seeds.q7x2"))}
    assert folder == bundle
    assert len(folder) == 2


def test_restore_gives_the_files_back_byte_for_byte(tmp_path: Path) -> None:
    output, back = tmp_path / "out.jsonl", tmp_path / "back"
    assert run("clean", SEEDS, "-o", output).returncode == 0
    result = run("restore", output, "-d", back)
    assert result.returncode == 0, result.stderr
    assert sorted(path.name for path in back.iterdir()) == [path.name for path in [*FILES]]
    for path in FILES:
        assert (back / path.name).read_bytes() == path.read_bytes()


def test_filter_from_standard_input_to_text() -> None:
    result = run(
        "clean", "--format", "text", "-q", data="The war is\u6b8b\u9177, they said.\n".encode()
    )
    assert result.stdout.decode() == "The war is cruel, they said.\n"
    assert result.stderr == b""


def test_several_texts_come_out_as_a_bundle() -> None:
    result = run("clean", "--format", "text", *FILES)
    again = run("clean", data=result.stdout)
    assert [record["edits"] for record in records(again)] == [[], []]


def test_same_bytes_every_time() -> None:
    assert run("clean", *FILES).stdout == run("clean", *FILES).stdout


def test_check_says_what_would_change_and_exits_with_1(tmp_path: Path) -> None:
    result = run("check", FILES[0])
    assert result.returncode == 1
    assert ":2:197: " in result.stdout.decode()
    clean = tmp_path / "clean.txt"
    clean.write_text("Nothing to do here.\n")
    result = run("check", clean)
    assert (result.returncode, result.stdout) == (0, b"")


def test_explain_names_place_rule_reason_confidence_and_the_way_out() -> None:
    shown = run("explain", FILES[1]).stdout.decode()
    for part in (":9:316:", "rule stray", "confidence 0.9", "glued-left", "--threshold"):
        assert part in shown


def test_skip_leaves_a_rule_out() -> None:
    assert run("check", "--skip", "stray", *FILES).returncode == 0
    result = run("check", "--skip", "nope", *FILES)
    assert result.returncode == 2
    assert b"there are: ftfy, byte_a0" in result.stderr


def test_split_and_pack_are_the_inverse_of_each_other(tmp_path: Path) -> None:
    bundle, parts = tmp_path / "b.q7x2", tmp_path / "parts"
    assert run("pack", *FILES, "-o", bundle).returncode == 0
    assert bundle.read_bytes() == (SEEDS / "seeds.q7x2").read_bytes()
    assert run("split", bundle, "-d", parts, "--keep-names").returncode == 0
    assert {path.name: path.read_bytes() for path in parts.iterdir()} == {
        path.name: path.read_bytes() for path in FILES
    }


def test_missing_file_is_one_clear_line_and_the_rest_goes_on() -> None:
    result = run("clean", "nowhere.txt", FILES[0])
    assert result.returncode == 3
    assert b"nowhere.txt: no such file" in result.stderr
    assert len(records(result)) == 1


def test_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    result = run("clean", tmp_path)
    assert result.returncode == 3
    assert b"no file to read" in result.stderr


def test_empty_and_binary_files_are_records_with_a_defect(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    rows = records(run("clean", tmp_path))
    assert [row["text"] for row in rows] == ["", ""]
    codes = [{defect["code"] for defect in row["defects"]} for row in rows]  # type: ignore[attr-defined]
    assert codes[0] == {"empty-input"}
    assert "binary" in codes[1]


def test_unreadable_file(tmp_path: Path) -> None:
    folder = tmp_path / "f.txt"
    folder.write_text("x")
    result = run("clean", f"{folder}/inside")
    assert result.returncode == 3
    assert b"Traceback" not in result.stderr


def test_output_may_not_be_the_input(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text\n")
    result = run("clean", path, "-o", path)
    assert result.returncode == 2
    assert path.read_text() == "text\n"


def test_output_into_a_missing_folder(tmp_path: Path) -> None:
    result = run("clean", FILES[0], "-o", tmp_path / "no" / "out.jsonl")
    assert result.returncode == 1
    assert b"cannot be written" in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_cut_bundle_keeps_its_documents_and_says_so(tmp_path: Path) -> None:
    data = (SEEDS / "seeds.q7x2").read_bytes()
    cut = tmp_path / "cut.q7x2"
    cut.write_bytes(data[: len(data) - 900])
    rows = records(run("clean", cut))
    assert len(rows) == 2
    codes = {defect["code"] for row in rows for defect in row["defects"]}  # type: ignore[attr-defined]
    assert "truncated" in codes


def test_lone_surrogates_and_nuls_are_no_obstacle() -> None:
    result = run("clean", data=b"a\0b\xed\xa0\xbdc\n")
    assert result.returncode == 0
    assert len(records(result)) == 1


def test_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m ingest clean {SEEDS} {SEEDS} {SEEDS} | head -c 10"
    result = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert b"Traceback" not in result.stderr
    assert b"Broken pipe" not in result.stderr


@pytest.mark.parametrize(
    "command", ["clean", "split", "pack", "explain", "check", "restore", "lexicon"]
)
def test_every_command_has_help(command: str) -> None:
    result = run(command, "--help")
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) > 5


def test_version() -> None:
    assert run("--version").stdout.startswith(b"ingest, version ")


def test_glossary_check_names_bad_lines(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("good\tterm\nbad\n", "utf-8")
    result = run("glossary", "check", path)
    assert result.returncode == 1
    assert b"line 2: no target" in result.stderr


def test_settings_file_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.ingest.glossary]\n"残酷" = "merciless"\n', "utf-8"
    )
    command = [sys.executable, "-m", "ingest", "clean", "-q", "--format", "text"]
    data = "The war is残酷, they said.".encode()
    given = subprocess.run(command, input=data, capture_output=True, check=True, cwd=tmp_path)
    assert given.stdout == b"The war is merciless, they said."
    alone = subprocess.run(
        [*command, "--isolated"], input=data, capture_output=True, check=True, cwd=tmp_path
    )
    assert alone.stdout == b"The war is cruel, they said."
    (tmp_path / "pyproject.toml").write_text("[tool.ingest]\nprofil = 1\n")
    wrong = subprocess.run(command, input=data, capture_output=True, check=False, cwd=tmp_path)
    assert wrong.returncode == 2
    assert b"unknown setting 'profil'" in wrong.stderr


def test_the_language_is_told_with_its_stretches() -> None:
    text = (
        "The report of the committee is about the old harbour and the new bridge. Der Bericht handelt von dem alten Hafen.\n"
        * 2
    )
    (record,) = records(run("clean", "--language-spans", data=text.encode()))
    assert record["language"] == "en"
    assert str(record["metadata"]).count("de:") == 2


def test_a_detector_whose_package_is_missing_is_a_usage_error() -> None:
    if importlib.util.find_spec("eldc") is not None:
        pytest.skip("installed")
    result = run("clean", "--detector", "eldc", data=b"text")
    assert result.returncode == 2
    assert b"pip install 'ingest[eldc]'" in result.stderr
