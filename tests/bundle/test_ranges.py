"""Ranges of a bundle: every document once, and nothing read for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from strategies import packed

from ingest import bundle
from ingest.bundle import Limits
from ingest.errors import BundleError


@pytest.mark.parametrize("size", [100_000, 700_000, 1_048_576, 40_000_000])
def test_ranges_inside_a_long_document_are_not_read_to_its_end(tmp_path: Path, size: int) -> None:
    texts = [b"a\n", b"long\n" * 1_200_000, b"", b"b\n" * 900, b"long\n" * 6_000, b"z\n"]
    path = tmp_path / "bundle.q7x2"
    path.write_bytes(packed(texts))
    parts = []
    for start, end in bundle.splits(path, size):
        with path.open("rb") as file:
            parts += list(bundle.read_range(file, start, end))
    assert [part.data for part in parts] == texts
    assert all(part.defects == () for part in parts)
    with path.open("rb") as file:
        assert list(bundle.read_range(file, 20_000, 20_700)) == []
        assert file.tell() < 2_500_000


def test_a_document_over_the_limit_is_refused_after_those_before_it(tmp_path: Path) -> None:
    path = tmp_path / "bundle.q7x2"
    path.write_bytes(packed([b"a\n", b"long\n" * 400, b"z\n"]))
    with path.open("rb") as file:
        parts = bundle.read_range(file, 0, path.stat().st_size, Limits(doc=1_000))
        assert next(parts).data == b"a\n"
        with pytest.raises(BundleError, match="too-large"):
            next(parts)


def test_what_stands_between_documents_is_told_by_the_last_of_the_range(tmp_path: Path) -> None:
    path = tmp_path / "bundle.q7x2"
    data = packed([b"a\n", b"b\n"])
    at = data.index(b"=== q7x2/1 doc", data.index(b"=== q7x2/1 doc") + 1)
    path.write_bytes(data[:at] + b"left over\n" + data[at:])
    with path.open("rb") as file:
        first = list(bundle.read_range(file, 0, at + 3))
        second = list(bundle.read_range(file, at + 3, path.stat().st_size))
    assert [defect.code for part in first for defect in part.defects] == ["stray-text"]
    assert [part.data for part in first + second] == [b"a\n", b"b\n"]
