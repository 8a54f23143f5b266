"""`ingest check` for people, GitHub, SARIF readers and pre-commit."""

from __future__ import annotations

import importlib.util
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "Fine.\nThe war is\u6b8b\u9177, they said.\n"


def run(
    *arguments: str, folder: Path, data: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ingest", "check", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, input=data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a, b%.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_text(folder: Path) -> None:
    result = run("a, b%.txt", folder=folder)
    assert result.returncode == 1
    assert result.stdout.decode() == "a, b%.txt:2:11: '\u6b8b\u9177' -> ' cruel' (stray)\n"


def test_github_annotations_are_escaped(folder: Path) -> None:
    result = run("--output-format", "github", "a, b%.txt", folder=folder)
    assert result.returncode == 1
    line = result.stdout.decode()
    assert line.startswith(
        "::error file=a%2C b%25.txt,title=ingest%3A stray,line=2,endLine=2,col=11,endColumn=13::"
    )
    assert "' cruel'" in line


def test_json(folder: Path) -> None:
    result = run("--output-format", "json", "a, b%.txt", folder=folder)
    (problem,) = json.loads(result.stdout)
    assert (problem["line"], problem["column"], problem["after"]) == (2, 11, " cruel")
    (folder / "clean.txt").write_text("Nothing.\n")
    clean = run("--output-format", "json", "clean.txt", folder=folder)
    assert (clean.returncode, json.loads(clean.stdout)) == (0, [])


def test_sarif(folder: Path) -> None:
    log = json.loads(run("--output-format", "sarif", "a, b%.txt", folder=folder).stdout)
    (made,) = log["runs"]
    assert (log["version"], made["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    (result,) = made["results"]
    assert made["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "stray"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%2C%20b%25.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 13}
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == " cruel"


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_lines_of_a_document_in_a_bundle_are_not_those_of_the_file(form: str) -> None:
    result = run("--output-format", form, "seeds/seeds.q7x2", folder=ROOT)
    assert result.returncode == 1
    assert b"line=" not in result.stdout
    assert b"region" not in result.stdout
    assert b"000_0c308bb3dc6c7d80.txt" in result.stdout


def test_quiet_is_only_the_exit_code(folder: Path) -> None:
    result = run("-q", "--output-format", "json", "a, b%.txt", folder=folder)
    assert (result.returncode, result.stdout, result.stderr) == (1, b"", b"")


def test_the_hook_refuses_a_text_with_stray_characters(folder: Path) -> None:
    lines = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8").splitlines()
    entry = next(line.partition(": ")[2] for line in lines if line.startswith("  entry: "))
    name, *arguments = shlex.split(entry)
    command = [sys.executable, "-m", name, *arguments, "a, b%.txt"]
    result = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert result.returncode == 1


def test_pre_commit_takes_the_manifest() -> None:
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("needs pre-commit")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
