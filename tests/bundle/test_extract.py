"""Names, and writing documents to a folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest import bundle
from ingest.model import Part

SAFE = ["a.txt", "a b.txt", "dir/b.txt", "ä.txt", ".hidden", "console.txt", "日本.txt"]
UNSAFE = [
    "",
    "/etc/passwd",
    "../a",
    "a/../b",
    "a//b",
    "a/",
    "./a",
    " a",
    "a ",
    "a.",
    "dir /a",
    "C:a",
    "a\\b",
    "a*",
    "nul",
    "NUL.txt",
    "com1.log",
    "con .txt",
    "dir/aux",
    "a\nb",
    "a\x85b",
    "a\u202eb",
    "a\u200bb",
    "a\u2028b",
    "a\u2066b",
    "a\ufeffb",
    "a\udce9b",
    "a\u0308.txt",
    "x" * 256,
    "/".join(["x" * 200] * 6),
]


@pytest.mark.parametrize("name", SAFE)
def test_safe(name: str) -> None:
    assert bundle.safe_name(name) == name


@pytest.mark.parametrize("name", UNSAFE)
def test_unsafe(name: str) -> None:
    assert bundle.safe_name(name) is None


def test_default_names(tmp_path: Path) -> None:
    text = b"Alpha line one.\nAlpha line two.\n"
    (path,) = bundle.extract([Part(text, name="a.txt")], tmp_path)
    assert path.name == f"000_{hashlib.sha256(text).hexdigest()[:16]}.txt"
    assert path.read_bytes() == text


def test_kept_names_fall_back(tmp_path: Path) -> None:
    names = ["a.txt", "a.txt", "../out.txt", None, "dir/b.txt", "a.txt/c", "dir"]
    parts = [Part(str(index).encode(), name=name) for index, name in enumerate(names)]
    paths = bundle.extract(parts, tmp_path / "new", keep_names=True)
    kept = [path.relative_to(tmp_path / "new").as_posix() for path in paths]
    assert [name == kept_name for name, kept_name in zip(names, kept, strict=True)] == [
        True,
        False,
        False,
        False,
        True,
        False,
        False,
    ]
    assert [path.read_bytes() for path in paths] == [part.data for part in parts]
    assert [entry.name for entry in tmp_path.iterdir()] == ["new"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    bundle.extract([Part(b"a")], tmp_path)
    with pytest.raises(FileExistsError):
        bundle.extract([Part(b"a")], tmp_path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    target, outside = tmp_path / "target", tmp_path / "outside"
    target.mkdir()
    outside.mkdir()
    (target / "dir").symlink_to(outside)
    (target / "b.txt").symlink_to(outside / "b.txt")
    parts = [Part(b"a", name="dir/a.txt"), Part(b"b", name="b.txt")]
    paths = bundle.extract(parts, target, keep_names=True)
    assert all(path.parent == target and not path.is_symlink() for path in paths)
    assert list(outside.iterdir()) == []
