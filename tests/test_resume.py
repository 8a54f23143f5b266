"""A run that was cut off is taken up again, or refused with what has changed."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import ingest
from ingest.cli import cli
from ingest.runs import batches, partial
from ingest.runs.lock import locked

ROOT = Path(__file__).parent.parent
CHEAP = ("--isolated", "--no-language", "--skip", "stray")


class Cut(Exception):
    """The moment at which a run is cut off."""


def clean(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["clean", *CHEAP, *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    inside.mkdir()
    parts = [ingest.Part(f"Text {n}\r\n".encode() * n, name=f"{n}.txt") for n in range(30)]
    with (inside / "b.q7x2").open("wb") as out:
        ingest.pack(parts, out)
    for name in ("a", "c"):
        for number in range(8):
            (inside / f"{name}{number}.txt").write_text(f"Note {number}\r\n" * 5)
    return inside


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH", 5 << 10)
    monkeypatch.setattr(partial.Partial.__init__, "__kwdefaults__", {"interval": 0.0})


def cut_off(folder: Path, output: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is cut off after some batches, with half of the next one written."""
    real = partial.Partial.add
    left = after

    def add(self: partial.Partial, data: bytes, *rest: object) -> None:
        nonlocal left
        if not left:
            assert self._out is not None
            self._out.write(data[: len(data) // 2])
            self._journal.write(b'{"written":99')
            raise Cut
        left -= 1
        real(self, data, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(partial.Partial, "add", add)
        patch.setattr(partial.Partial, "keep", lambda self: self._journal.close())
        assert isinstance(clean(folder, "-o", output).exception, Cut)


def test_a_run_is_taken_up_from_every_batch(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    stats = tmp_path / "stats.json"
    clean(folder, "-o", whole, "--stats", stats)
    counts = stats.read_text().partition('"run"')[0]
    for after in range(9):
        cut_off(folder, output, after, monkeypatch)
        result = clean(folder, "-o", output, "--resume", "--stats", stats)
        assert result.exit_code == 0, result.stderr
        assert output.read_bytes() == whole.read_bytes()
        assert stats.read_text().partition('"run"')[0] == counts
        assert "46 documents" in result.stderr
        assert json.loads(stats.read_text())["run"]["taken_up"] > 0 or after == 0
        assert sorted(tmp_path.glob("out.jsonl?*")) == []
        output.unlink()


def test_a_journal_cut_anywhere_still_fits(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    clean(folder, "-o", whole)
    cut_off(folder, output, 5, monkeypatch)
    part, journal = (Path(f"{output}.{name}") for name in ("part", "journal"))
    data, lines = part.read_bytes(), journal.read_bytes()
    for size in (*range(0, len(lines), 331), len(lines)):
        for length in (0, len(data) // 2, len(data)):
            part.write_bytes(data[:length])
            journal.write_bytes(lines[:size])
            result = clean(folder, "-o", output, "--resume")
            assert (result.exit_code, output.read_bytes()) == (0, whole.read_bytes())


@pytest.mark.parametrize("named", [False, True])
def test_cut_off_between_the_last_steps(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    output = tmp_path / "out.jsonl"
    name = "unlink" if named else "replace"

    def cut(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(partial.os, name, cut)
        patch.setattr(partial.Partial, "keep", lambda self: self._journal.close())
        assert isinstance(clean(folder, "-o", output).exception, Cut)
    assert output.exists() == named
    result = clean(folder, "-o", output, "--resume")
    assert result.exit_code == 0
    assert len(output.read_bytes().splitlines()) == 46
    assert sorted(tmp_path.glob("out.jsonl?*")) == []


def test_what_does_not_fit_is_refused_with_what_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    cut_off(folder, output, 3, monkeypatch)
    kept = Path(f"{output}.journal").read_bytes()

    def refused(*arguments: str | Path) -> str:
        result = clean(*arguments, "-o", output, "--resume")
        assert result.exit_code == 2
        assert "leave out --resume" in result.stderr
        assert Path(f"{output}.part").exists()
        return result.stderr

    assert "profile was 'faithful', is 'training'" in refused(folder, "--profile", "training")
    assert "other inputs were given (1 paths then, 2 now)" in refused(folder, folder)
    (folder / "a2.txt").write_text("other")
    assert f"{folder}/a2.txt has changed since it was read: 40 bytes, then 5" in refused(folder)
    (folder / "a2.txt").unlink()
    assert "a2.txt was read at this place, now" in refused(folder)
    monkeypatch.setattr("ingest.runs.journal.__version__", "9.9")
    assert "ingest was" in refused(folder)
    assert len(Path(f"{output}.journal").read_bytes()) <= len(kept)
    result = clean(folder, "-o", output)
    assert result.exit_code == 0
    assert "begun anew; --resume would have kept" in result.stderr


def test_only_what_can_be_taken_up(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    for arguments in (
        (folder, "--resume"),
        (folder, "--resume", "-o", "/dev/null"),
        ("-", "--resume", "-o", output),
        (folder, "--resume", "-o", output, "--format", "text"),
    ):
        assert clean(*arguments).exit_code == 2
    # Nothing was cut off: it begins at the beginning.
    assert clean(folder, "--resume", "-o", output).exit_code == 0


def test_two_runs_do_not_write_one_output(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    held = locked(f"{output}.journal")
    assert held is not None
    result = clean(folder, "-o", output)
    assert result.exit_code == 2
    assert "another run is writing it" in result.stderr
    held.close()
    assert clean(folder, "-o", output).exit_code == 0


def test_an_unreadable_input_counts_in_the_run_that_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a9.txt").write_bytes(b"")
    output = tmp_path / "out.jsonl"
    monkeypatch.setattr(batches, "BATCH", 1)
    listed = tmp_path / "list"
    listed.write_text(f"{tmp_path}/nowhere.txt\n{folder}\n")
    cut_off_list = ("--files-from", listed, "-o", output)
    real = partial.Partial.add
    count = 0

    def add(self: partial.Partial, *rest: object) -> None:
        nonlocal count
        count += 1
        if count == 5:
            raise KeyboardInterrupt
        real(self, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(partial.Partial, "add", add)
        result = clean(*cut_off_list)
    assert result.exit_code == 130
    assert "out.jsonl.part is kept: --resume goes on with it" in result.stderr
    (tmp_path / "nowhere.txt").write_text("Too late.")
    assert clean(*cut_off_list, "--resume").exit_code == 3
    assert len(output.read_bytes().splitlines()) == 47


@pytest.mark.parametrize("moment", ["add", "record"])
@pytest.mark.parametrize("call", [1, 2, 5])
def test_an_interrupt_between_two_steps_doubles_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, call: int
) -> None:
    whole, output, stats = (tmp_path / name for name in ("whole", "out", "stats"))
    clean(folder, "-o", whole, "--stats", stats)
    counts = stats.read_text().partition('"run"')[0]
    real = getattr(partial.Tally, moment)
    left = 2 * call if moment == "add" else call

    def interrupted(self: partial.Tally, *rest: object) -> object:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt
        return real(self, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(partial.Tally, moment, interrupted)
        assert clean(folder, "-o", output).exit_code == 130
    assert clean(folder, "-o", output, "--resume", "--stats", stats).exit_code == 0
    assert output.read_bytes() == whole.read_bytes()
    assert stats.read_text().partition('"run"')[0] == counts


@pytest.mark.parametrize("size", [20_000, 60_000])
def test_a_full_disk_leaves_a_run_to_take_up(folder: Path, tmp_path: Path, size: int) -> None:
    (folder / "d.txt").write_text("A long text.\n" * 5_000)
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    clean(folder, "-o", whole)
    command = [sys.executable, "-m", "ingest", "clean", *CHEAP, folder, "-o", output]
    result = subprocess.run(
        command,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    assert result.returncode == 1
    assert b"out.jsonl: cannot be written: File too large" in result.stderr
    assert b"Traceback" not in result.stderr
    assert not output.exists()
    assert clean(folder, "-o", output, "--resume").exit_code == 0
    assert output.read_bytes() == whole.read_bytes()


def test_runs_that_are_killed(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "benchmarks" / "runs.py", "crash"]
    environment = os.environ | {"PYTHONPATH": str(Path(ingest.__file__).parent.parent)}
    result = subprocess.run(
        [*command, "--times", "6", "--kilobytes", "400"],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert result.stdout.startswith(b"6 of 6 the same bytes and counts"), result
