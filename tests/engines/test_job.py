"""Jobs: any division of the input gives the rows of one process, and no file ends a job."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import corpus
import pytest

import ingest
from ingest import Settings, bundle, job
from ingest.errors import SettingError, SourceError, UnknownNameError
from ingest.model import Document, Part
from ingest.options import settings_from

FAST = Settings(detector="none")


def rows(
    path: Path | str, settings: Settings = FAST, split_bytes: int | None = None
) -> list[dict[str, Any]]:
    tasks = job.plan(str(path), settings, split_bytes=split_bytes)
    return [document.to_dict() for task in tasks for document in job.documents(task, settings)]


def alone(path: Path) -> list[dict[str, Any]]:
    return [document.to_dict() for document in ingest.read(path, FAST)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a bundle, a packed one, texts, hidden and empty files."""
    inside = tmp_path / "in"
    (inside / "a").mkdir(parents=True)
    corpus.write_bundle(inside / "a" / "news.q7x2", 40)
    (inside / "a.txt").write_text("The p\u0430ssword is stored.\n", "utf-8")
    (inside / "empty.txt").touch()
    (inside / ".hidden").write_text("x")
    (inside / "packed.q7x2.gz").write_bytes(
        gzip.compress((inside / "a" / "news.q7x2").read_bytes())
    )
    return inside


@pytest.mark.parametrize("split_bytes", [None, 1, 100, 999, 5_000, 1 << 30])
def test_any_size_of_task_gives_the_rows_of_one_process(
    folder: Path, split_bytes: int | None
) -> None:
    assert rows(folder, split_bytes=split_bytes) == alone(folder)


def test_small_files_share_a_task_and_large_ones_are_divided(tmp_path: Path) -> None:
    for number in range(1_000):
        (tmp_path / f"{number:04}.txt").write_text("a\n")
    assert len(job.plan(str(tmp_path))) == 4
    large = tmp_path / "large.q7x2"
    large.write_bytes(b"=== q7x2/1 doc ===\n\n" + b"a\n" * 3_000_000)
    assert len(job.plan(str(large))) == 6
    assert len(job.plan(str(large), tasks=2)) == 2
    packed = tmp_path / "large.txt.gz"
    packed.write_bytes(large.read_bytes())
    assert len(job.plan(str(packed))) == 1
    assert len(job.plan(str(large), Settings(strict=True))) == 1


def test_patterns_and_file_addresses(folder: Path) -> None:
    assert rows(f"{folder}/*.txt") == alone(folder / "a.txt") + alone(folder / "empty.txt")
    assert rows(f"file://{folder}/a.txt") == alone(folder / "a.txt")
    for missing in (folder / "no", f"{folder}/*.none"):
        with pytest.raises(SourceError, match=r"no such file|no file or folder matches"):
            job.plan(str(missing))


def test_an_object_store(folder: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="needs the extra `remote`")
    store = fsspec.filesystem("memory")
    store.put(str(folder), "/bucket", recursive=True)
    found = rows("memory://bucket", split_bytes=999)
    assert [row["text"] for row in found] == [row["text"] for row in alone(folder)]
    assert [row["id"] for row in found] == [row["id"] for row in alone(folder)]
    assert found[0]["source"] == "memory:///bucket/a/news.q7x2"
    assert not any("hidden" in row["source"] for row in found)
    with pytest.raises(SourceError, match="no file to read there"):
        job.plan("memory://nothing")


def test_a_file_that_vanishes_is_a_row_that_names_it(folder: Path) -> None:
    tasks = job.plan(str(folder), FAST, split_bytes=2_000)
    (folder / "a" / "news.q7x2").unlink()
    found = [document for task in tasks for document in job.documents(task, FAST)]
    gone = [d for d in found if any(defect.code == "unreadable" for defect in d.defects)]
    starts = [piece.start for task in tasks for piece in task if piece.path.endswith("a/news.q7x2")]
    assert [document.offset for document in gone] == starts
    assert [document.id for document in gone] == [f"news.q7x2@{start}" for start in starts]
    assert "news.q7x2: FileNotFoundError" in gone[0].defects[0].detail
    assert len(found) == len(gone) + len(alone(folder))
    with pytest.raises(SourceError, match=r"a/news.q7x2, byte 0: FileNotFoundError"):
        list(job.documents(tasks[0], Settings(strict=True)))


def test_a_damaged_bundle_among_many_files_costs_its_own_documents_only(folder: Path) -> None:
    data = (folder / "packed.q7x2.gz").read_bytes()
    (folder / "packed.q7x2.gz").write_bytes(data[: len(data) // 2])
    found = rows(folder, split_bytes=2_000)
    assert found == alone(folder)
    codes = {defect["code"] for row in found for defect in row["defects"]}
    assert "gz-truncated" in codes
    with pytest.raises(SourceError, match=r"packed.q7x2.gz, byte \d+: BundleError: gz-truncated"):
        rows(folder, Settings(strict=True))


def test_damage_inside_a_divided_bundle_loses_no_other_document(folder: Path) -> None:
    path = folder / "a" / "news.q7x2"
    data = bytearray(path.read_bytes())
    middle = data.index(b"=== q7x2/1 end", len(data) // 2)
    data[middle : middle + 4] = b"=x=="
    path.write_bytes(bytes(data))
    found = {row["id"]: row["text"] for row in rows(path, split_bytes=999)}
    sound = {row["id"]: row["text"] for row in alone(path)}
    assert found == sound


def test_a_document_over_the_limit_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.q7x2"
    parts = [
        Part(b"first\n", name="1"),
        Part(b"long\n" * 5_000, name="2"),
        Part(b"last\n", name="3"),
    ]
    with path.open("wb") as out:
        ingest.pack(parts, out)
    whole = bundle.read_range
    monkeypatch.setattr(
        bundle, "read_range", lambda *given: whole(*given, bundle.Limits(doc=10_000))
    )
    for size in (100, 4_000, 25_000):
        found = rows(path, split_bytes=size)
        assert [row["text"] for row in found] == ["first\n", "", "last\n"]
        assert [defect["code"] for defect in found[1]["defects"]] == ["too-large"]
        assert found[1]["id"] == f"b.q7x2@{found[1]['metadata']['offset']}"


def test_a_document_that_fails_is_a_row_with_its_text(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = job.of_part

    def break_down(part: Part, *given: Any) -> Document:
        if part.name == "d000007.txt":
            raise RuntimeError("broken")
        return whole(part, *given)

    monkeypatch.setattr(job, "of_part", break_down)
    found = rows(folder / "a" / "news.q7x2", split_bytes=2_000)
    assert [row["id"] for row in found] == [f"doc-{n:06}" for n in range(40)]
    assert [row["id"] for row in found if row["defects"]] == ["doc-000007"]
    assert found[7]["text"] == corpus.texts(8)[7]
    with pytest.raises(SourceError, match="RuntimeError: broken"):
        rows(folder, Settings(strict=True))


def test_settings_from_options() -> None:
    made = settings_from({"profile": "training", "strict": "true", "threshold": "0.7"})
    assert made == Settings(profile="training", strict=True, threshold=0.7)
    assert settings_from({"fixers": "nfc, widths"}).fixers == ("nfc", "widths")
    with pytest.raises(UnknownNameError, match="unknown option 'profil'; there are: "):
        settings_from({"profil": "x"})
    for options in ({"strict": "maybe"}, {"threshold": "high"}):
        with pytest.raises(SettingError):
            settings_from(options)
