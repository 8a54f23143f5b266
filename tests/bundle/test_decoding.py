"""Compression, encodings and line ends."""

from __future__ import annotations

import gzip
import io
import sys
from typing import Any

import pytest
import zstandard
from strategies import packed

from ingest import bundle

TEXTS = [b"first\n" * 50, b"second\n" * 50, b"third\n" * 50]
RECORDS = [packed([text], head=False, close=False) for text in TEXTS]


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


def texts_and_codes(data: Any, **options: Any) -> tuple[list[bytes], list[str]]:
    reading = bundle.read(data, **options)
    texts = [part.data for part in reading]
    return texts, sorted({notice.code for notice in reading.warnings})


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
@pytest.mark.parametrize("step", [1, 5, 1 << 20])
def test_members_and_frames(pack: Any, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.bundle.content.BLOCK", step)
    data = b"".join(map(pack, RECORDS))
    assert texts_and_codes(data) == (TEXTS, ["duplicate-name"])


@pytest.mark.parametrize(("pack", "code"), [(gzip.compress, "gz-corrupt"), (zstd, "zst-corrupt")])
@pytest.mark.parametrize("step", [1, 5, 1 << 20])
def test_a_damaged_member_costs_itself_alone(
    pack: Any, code: str, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.bundle.content.BLOCK", step)
    middle = bytearray(pack(RECORDS[1]))
    middle[len(middle) // 2] ^= 0xFF
    data = pack(RECORDS[0]) + bytes(middle) + pack(RECORDS[2])
    with pytest.raises(bundle.BundleError) as refused:
        texts_and_codes(data)
    assert refused.value.code == code
    texts, codes = texts_and_codes(data, salvage=True)
    assert texts[0] == TEXTS[0]
    assert texts[-1] == TEXTS[2]
    assert code in codes


@pytest.mark.parametrize(("pack", "code"), [(gzip.compress, "gz-truncated"), (zstd, "zst-corrupt")])
def test_a_cut_member_is_told(pack: Any, code: str) -> None:
    data = pack(RECORDS[0]) + pack(RECORDS[1])[:-3]
    with pytest.raises(bundle.BundleError) as refused:
        texts_and_codes(data)
    assert refused.value.code == code
    assert texts_and_codes(data, salvage=True)[0][0] == TEXTS[0]


def test_foreign_bytes_after_gzip() -> None:
    assert texts_and_codes(gzip.compress(RECORDS[0]) + b"\0" * 600) == (TEXTS[:1], ["gz-padding"])
    with pytest.raises(bundle.BundleError) as refused:
        texts_and_codes(gzip.compress(RECORDS[0]) + b"\0junk")
    assert refused.value.code == "gz-trailing-garbage"


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_bombs_are_refused(pack: Any) -> None:
    with pytest.raises(bundle.BundleError) as refused:
        texts_and_codes(pack(b"\0" * (64 << 20)))
    assert refused.value.code == "compression-bomb"


def test_layers() -> None:
    twice = gzip.compress(gzip.compress(RECORDS[0]))
    with pytest.raises(bundle.BundleError) as refused:
        texts_and_codes(twice)
    assert refused.value.code == "too-many-layers"
    assert texts_and_codes(twice, limits={"layers": 2}) == (TEXTS[:1], [])


def test_without_zstandard_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(bundle.BundleError, match=r'pip install "ingest\[zstd\]"'):
        texts_and_codes(zstd(RECORDS[0]))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("marked", [True, False])
def test_wide_encodings(encoding: str, marked: bool) -> None:
    if not marked and encoding.startswith("utf-32"):
        pytest.skip("not told from its bytes alone")
    text = "--q7x2\nGr\u00fc\u00dfe \U0001f600\n--q7x2\nB\n"
    data = ("\ufeff" * marked + text).encode(encoding)
    texts, codes = texts_and_codes(data)
    assert texts == ["Gr\u00fc\u00dfe \U0001f600\n".encode(), b"B\n"]
    assert codes == [f"transcoded:{encoding}"]


def test_what_is_no_utf16_is_refused() -> None:
    with pytest.raises(bundle.BundleError) as refused:
        texts_and_codes(b"\xff\xfe\x00\xd8a")
    assert refused.value.code == "bad-encoding"


def test_a_byte_order_mark_in_front_of_a_canonical_bundle() -> None:
    reading = bundle.read(b"\xef\xbb\xbf" + RECORDS[0])
    (part,) = reading
    assert (part.data, part.offset, part.integrity) == (TEXTS[0], 3, "verified")


def test_lone_crs_are_line_ends_where_there_is_no_lf() -> None:
    texts, codes = texts_and_codes(RECORDS[0].replace(b"\n", b"\r"))
    assert texts == [TEXTS[0]]
    assert codes == ["cr-only"]


def test_the_source_must_be_binary() -> None:
    for source in ("text", io.StringIO("text"), None):
        with pytest.raises(TypeError):
            list(bundle.read(source))  # type: ignore[arg-type]


def test_a_file_is_read_from_where_it_stands() -> None:
    file = io.BytesIO(b"skip" + RECORDS[0])
    file.seek(4)
    (part,) = bundle.read(file)
    assert (part.data, part.offset) == (TEXTS[0], 0)
