"""The bundle commands from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import FILES, SEEDS, run

BUNDLE = SEEDS / "seeds.q7x2"


def test_inspect_as_table_and_as_json() -> None:
    table = run("inspect", BUNDLE).stdout.decode()
    assert "dialect q7x2/1, 2 documents" in table
    assert "verified" in table
    found = json.loads(run("inspect", "--json", BUNDLE).stdout)
    assert [row["name"] for row in found["rows"]] == [path.name for path in FILES]
    assert found["refusal"] is None


def test_a_refusal_names_the_code_and_exits_with_3(tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_text("--q7x2\nA\n=== q7x2 ===\nB\n")
    result = run("inspect", path)
    assert result.returncode == 3
    assert b"refused: ambiguous-dialect" in result.stdout


def test_verify_lists_what_is_not_as_it_was_sealed(tmp_path: Path) -> None:
    assert run("verify", BUNDLE).returncode == 0
    broken = tmp_path / "broken.q7x2"
    broken.write_bytes(BUNDLE.read_bytes().replace(b"Konstantinovka", b"Xonstantinovka", 1))
    result = run("verify", broken)
    assert result.returncode == 1
    assert b"000_0c308bb3dc6c7d80.txt: modified" in result.stdout
    assert b"1 of 2 documents verified" in result.stderr


def test_seal_makes_a_canonical_bundle_of_any_shape(tmp_path: Path) -> None:
    path, sealed = tmp_path / "hand.txt", tmp_path / "sealed.q7x2"
    path.write_text("=== q7x2 a.txt ===\nAlpha\n=== q7x2 b.txt ===\nBeta\n")
    assert run("seal", path, "-o", sealed).returncode == 0
    found = json.loads(run("inspect", "--json", sealed).stdout)
    assert found["dialect"] == "q7x2/1"
    assert [(row["name"], row["integrity"]) for row in found["rows"]] == [
        ("a.txt", "verified"),
        ("b.txt", "verified"),
    ]


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
@pytest.mark.parametrize("with_index", [False, True])
def test_cat_by_name_and_number(tmp_path: Path, suffix: str, with_index: bool) -> None:
    packed = tmp_path / f"b.q7x2{suffix}"
    assert run("pack", *FILES, "-o", packed, "--member-size", "1000").returncode == 0
    if with_index:
        assert run("split", packed, "--index").returncode == 0
        assert packed.with_name(packed.name + ".idx").is_file()
    for key in ("1", FILES[1].name):
        assert run("cat", packed, key).stdout == FILES[1].read_bytes()
    missing = run("cat", packed, "nope")
    assert missing.returncode == 1
    assert b"no document has the name" in missing.stderr


def test_append_adds_documents_to_a_bundle(tmp_path: Path) -> None:
    path = tmp_path / "b.q7x2"
    path.write_bytes(BUNDLE.read_bytes())
    more = tmp_path / "more.txt"
    more.write_text("One more.\n")
    assert run("pack", more, "-o", path, "--append").returncode == 0
    assert run("verify", path).returncode == 0
    assert len(json.loads(run("inspect", "--json", path).stdout)["rows"]) == 3


def test_split_never_overwrites_nor_leaves_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text("=== q7x2 ../evil.txt ===\nA\n=== q7x2 fine.txt ===\nB\n")
    folder = tmp_path / "out"
    assert run("split", path, "-d", folder, "--keep-names").returncode == 0
    again = run("split", path, "-d", folder, "--keep-names")
    assert again.returncode == 1
    assert b"nothing is overwritten" in again.stderr
    assert not (tmp_path / "evil.txt").exists()
    assert (folder / "fine.txt").read_text() == "B\n"


@pytest.mark.parametrize("command", ["inspect", "verify", "seal", "cat"])
def test_missing_file_is_one_line_and_exit_code_3(command: str, tmp_path: Path) -> None:
    extra = {"seal": ["-o", str(tmp_path / "x")], "cat": ["0"]}.get(command, [])
    result = run(command, tmp_path / "none.q7x2", *extra)
    assert result.returncode == 3
    assert b"none.q7x2" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["inspect", "verify", "seal", "cat"])
def test_help(command: str) -> None:
    assert run(command, "--help").returncode == 0
