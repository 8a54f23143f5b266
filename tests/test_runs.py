"""Runs of many documents: the same bytes however they are shared out, and what goes wrong."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import ingest
from ingest.cli import cli
from ingest.runs import batches, pool, work
from ingest.runs.batches import Batches
from ingest.runs.work import Job
from ingest.settings import Settings
from ingest.sinks import jsonl

CHEAP = ("--isolated", "--no-language", "--skip", "stray")
BARE = Settings(detector="none", stray=False)
COMMAND = [sys.executable, "-m", "ingest", "clean", *CHEAP]


def text(number: int) -> str:
    return f"Note {number}: it\u00e2\u20ac\u2122s \u201cfine\u201d, line{number % 7}\r\n" * (
        1 + number % 9
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files, a bundle with a name given twice, and the same packed."""
    inside = tmp_path / "in"
    inside.mkdir()
    parts = [ingest.Part(text(n).encode(), name=f"{n % 30}.txt") for n in range(40)]
    with (inside / "b.q7x2").open("wb") as out:
        ingest.pack(parts, out)
    (inside / "c.q7x2.gz").write_bytes(gzip.compress((inside / "b.q7x2").read_bytes()))
    for number in range(20):
        (inside / f"a{number:02}.txt").write_text(text(number), "utf-8")
    return inside


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH", 4 << 10)


def clean(*arguments: str | Path, data: bytes = b"") -> Result:
    return CliRunner().invoke(cli, ["clean", *CHEAP, *map(str, arguments)], input=data)


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def told(message: str) -> None:
    raise AssertionError(message)


def test_any_number_of_jobs_gives_the_bytes_of_the_library(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WORTH", 0)
    expected = b"".join(map(jsonl.piece, ingest.read(folder, BARE)))
    for jobs in ("1", "3"):
        output = tmp_path / f"{jobs}.jsonl"
        assert clean(folder, "-j", jobs, "-o", output).exit_code == 0
        # The settings of the command line have a digest of their own.
        got = [json.loads(line) for line in output.read_bytes().splitlines()]
        wanted = [json.loads(line) for line in expected.splitlines()]
        for row in got + wanted:
            del row["metadata"]["config_hash"]
        assert got == wanted
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "3.jsonl").read_bytes()
    one, three = (clean(folder, "-j", jobs, "--format", "text").stdout for jobs in ("1", "3"))
    assert one == three


def test_processes_are_started_only_when_they_pay(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(job: Job) -> None:
        raise AssertionError

    monkeypatch.setattr(pool, "_start", start)
    monkeypatch.setattr(pool, "WORTH", 60)
    assert list(pool.results(Batches([str(folder)], BARE, told), Job(BARE, "jsonl"), 2))


def test_a_worker_that_dies_is_told_with_file_and_offset(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WORTH", 0)
    outcomes = pool.results(Batches([str(folder)] * 20, BARE, told), Job(BARE, "jsonl"), 2)
    next(outcomes)
    next(outcomes)
    for process in multiprocessing.active_children():
        process.kill()
    with pytest.raises(work.WorkError, match=r"in/.*, byte \d+.*worker process ended by signal 9"):
        list(outcomes)
    assert not multiprocessing.active_children()


def test_a_document_that_fails_stays_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = work.of_part

    def failing(part: Any, where: str, dialect: str, settings: Settings) -> Any:
        if where.endswith("a03.txt"):
            raise RecursionError("too deep")
        return real(part, where, dialect, settings)

    monkeypatch.setattr(work, "of_part", failing)
    result = clean(folder)
    assert result.exit_code == 1
    assert "a03.txt, byte 0: not repaired: RecursionError: too deep" in result.stderr
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 100
    assert rows[3]["text"] == text(3)
    assert rows[3]["defects"] == [{"code": "failed", "detail": "RecursionError: too deep"}]


def test_an_unreadable_file_of_a_folder_is_told_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def closed(self: Path, *arguments: Any, **named: Any) -> Any:
        if self.name == "a05.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", closed)
    result = clean(folder)
    assert result.exit_code == 3
    assert "a05.txt: cannot be read: Permission denied" in result.stderr
    assert len(result.stdout.splitlines()) == 99


def test_a_file_that_shrinks_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A line of text.\n" * 100)
    real = batches.parts_of

    def shrinking(source: Any, settings: Settings) -> Iterator[Any]:
        os.truncate(source, 80)
        yield from real(source, settings)

    monkeypatch.setattr(batches, "parts_of", shrinking)
    result = clean(path)
    assert result.exit_code == 3
    assert "a.txt: changed while it was read: 1600 bytes, then 80" in result.stderr
    assert json.loads(result.stdout)["text"] == "A line of text.\n" * 5


def test_a_fifo_is_read_and_cannot_be_resumed(tmp_path: Path) -> None:
    path = tmp_path / "fifo"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=("From a pipe.\n",))
    writer.start()
    result = subprocess.run([*COMMAND, path], capture_output=True, check=False)
    writer.join()
    assert (result.returncode, json.loads(result.stdout)["text"]) == (0, "From a pipe.\n")
    assert clean(path, "--resume", "-o", tmp_path / "o").exit_code == 2


def test_standard_output_by_its_name_is_not_replaced(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "out"
    source.write_text("text\n")
    target.write_bytes(b"first\n")
    with target.open("ab") as out:
        command = [*COMMAND, source, "-q", "-o", "/dev/stdout"]
        assert subprocess.run(command, stdout=out, check=False).returncode == 0
    first, second = target.read_bytes().splitlines()
    assert (first, json.loads(second)["text"]) == (b"first", "text\n")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_folder_gives_its_files_and_links_to_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    for name in ("b/a.txt", "a.txt", ".hidden", "c.txt"):
        (folder / name).write_text(name)
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "folder").symlink_to("b")
    (folder / "broken").symlink_to("nowhere")
    (folder / "circle").symlink_to("circle")
    found = [str(Path(doc.source).relative_to(folder)) for doc in ingest.read(folder, BARE)]
    assert found == ["a.txt", "b/a.txt", "c.txt", "link.txt"]


def test_a_list_of_files(tmp_path: Path) -> None:
    names = ["a.txt", "with\nnewline.txt"]
    for name in names:
        (tmp_path / name).write_text(name)
    listed = tmp_path / "list"
    listed.write_bytes(b"".join(os.fsencode(tmp_path / name) + b"\0" for name in names))
    rows = clean("--files-from", listed, "-0").stdout.splitlines()
    assert [json.loads(row)["text"] for row in rows] == names
    data = os.fsencode(tmp_path / "a.txt") + b"\n"
    assert len(clean("--files-from", "-", data=data).stdout.splitlines()) == 1
    listed.write_bytes(b"")
    assert clean("--files-from", listed).stdout == ""
    assert clean("-0").exit_code == 2
    assert clean("--files-from", tmp_path / "none").exit_code == 3
    listed.write_bytes(b"no-such-file\n")
    assert clean("--files-from", listed).exit_code == 3


def test_statistics_are_the_same_but_for_the_run(folder: Path, tmp_path: Path) -> None:
    found = []
    for jobs in ("1", "2"):
        path = tmp_path / f"{jobs}.json"
        clean(folder, "-o", tmp_path / "o.jsonl", "--stats", path, "-j", jobs)
        found.append(path.read_text("utf-8").partition('"run"'))
    assert found[0][0] == found[1][0]
    record = json.loads("".join(found[0]))
    assert record["documents"] == 100
    assert record["edits"]["by_rule"]["mojibake"] > 100
    assert record["defects"]["duplicate-name"] >= 20
    assert record["languages"] == {"und": 100}
    assert set(record["run"]) == {"jobs", "seconds", "documents_per_second", "taken_up"}


def test_outputs_are_no_inputs(folder: Path, tmp_path: Path) -> None:
    output = folder / "z.jsonl"
    first = clean(folder, "-o", output)
    data = output.read_bytes()
    assert clean(folder, "-o", output).exit_code == first.exit_code == 0
    assert output.read_bytes() == data
    path = folder / "a01.txt"
    for arguments in ((path, "--stats", path), (path, "-o", path), ("-o", path, "--stats", path)):
        assert clean(*arguments).exit_code == 2
    assert path.read_bytes() == text(1).encode()


def test_progress_is_for_terminals_only(folder: Path) -> None:
    import pty

    def shown(*arguments: str | Path) -> str:
        ours, theirs = pty.openpty()
        subprocess.run(
            [*COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
            check=True,
        )
        os.close(theirs)
        with os.fdopen(ours, "rb", buffering=0) as stream:
            try:
                return stream.read(4096).decode()
            except OSError:  # the terminal is gone, and nothing was written
                return ""

    seen = shown(folder)
    assert " left" in seen
    assert "100 documents, " in seen
    assert shown(folder, "-q") == ""
    assert " left" not in shown("-")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_with_its_workers(
    folder: Path, tmp_path: Path, number: int, code: int
) -> None:
    listed = tmp_path / "list"
    listed.write_text(f"{folder}\n" * 500)
    command = [*COMMAND, "--files-from", listed, "-j", "2", "-o", tmp_path / "out.jsonl"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    part = tmp_path / "out.jsonl.part"
    while not (part.exists() and part.stat().st_size):
        time.sleep(0.05)
    os.killpg(run.pid, number)
    _, err = run.communicate(timeout=20)
    assert run.returncode == code
    assert err.count(b"\n") <= 1
    if number == signal.SIGINT:
        assert err.startswith(b"ingest: interrupted; ")
    until = time.monotonic() + 10
    while is_alive(run.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(run.pid)
