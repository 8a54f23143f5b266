"""Packed bundles, appending to them, and finding one document."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ingest import bundle
from ingest.model import Part

TEXTS = [f"document {number}\n".encode() * (number + 1) for number in range(40)]
PARTS = [Part(text, name=f"{number}.txt", id=f"id{number}") for number, text in enumerate(TEXTS)]


def packed(pack: str | None, member: int = 1000) -> bytes:
    out = io.BytesIO()
    bundle.write(PARTS, out, pack=pack, member=member)
    return out.getvalue()


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_packed_bundles(pack: str) -> None:
    data = packed(pack)
    assert len(data) < len(packed(None))
    assert data == packed(pack)
    reading = bundle.read(data)
    assert [part.data for part in reading] == TEXTS
    assert reading.warnings == ()


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_appending_to_a_packed_bundle(pack: str) -> None:
    file = io.BytesIO(packed(pack))
    bundle.append([Part(b"one more", name="more")], file)
    reading = bundle.read(file.getvalue())
    assert [part.data for part in reading] == [*TEXTS, b"one more"]
    assert reading.warnings == ()


def test_unknown_packs() -> None:
    with pytest.raises(ValueError, match="there are: gz, zst"):
        bundle.write([], io.BytesIO(), pack="zip")
    with pytest.raises(ValueError, match="at least one byte"):
        bundle.write([], io.BytesIO(), pack="gz", member=0)


@pytest.mark.parametrize("pack", [None, "gz", "zst"])
def test_an_index_leads_to_each_document(tmp_path: Path, pack: str | None) -> None:
    path = tmp_path / "bundle"
    path.write_bytes(packed(pack))
    entries = list(bundle.index(path))
    assert [entry.seq for entry in entries] == [str(number) for number in range(40)]
    members = {entry.member for entry in entries}
    assert members == {0} if pack is None else len(members) > 5
    for entry, text in zip(entries, TEXTS, strict=True):
        part = bundle.read_entry(path, entry)
        assert part
        assert (part.data, part.integrity, part.name) == (text, "verified", entry.name)


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize("key", ["7.txt", "7", "id7"])
def test_find(tmp_path: Path, key: str, indexed: bool) -> None:
    path = tmp_path / "bundle.gz"
    path.write_bytes(packed("gz"))
    if indexed:
        assert bundle.write_index(path).name == "bundle.gz.idx"
    part = bundle.find(path, key)
    assert part
    assert part.data == TEXTS[7]
    assert bundle.find(path, "nothing of the kind") is None


@pytest.mark.parametrize(
    "line", ["7\t0\t0\t10\tabc\t7.txt\n", "junk\n", '7\t-1\t0\t10\tabc\t"\n', "\t" * 5, "\x00"]
)
def test_an_index_that_does_not_fit_is_ignored(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bundle"
    path.write_bytes(packed(None))
    Path(f"{path}.idx").write_text(line)
    part = bundle.find(path, "7.txt")
    assert part
    assert part.data == TEXTS[7]


def test_only_canonical_bundles_have_an_index(tmp_path: Path) -> None:
    path = tmp_path / "bundle"
    path.write_bytes(b"--q7x2\nAlpha.\n")
    with pytest.raises(bundle.BundleError) as refused:
        list(bundle.index(path))
    assert refused.value.code == "no-fences"
