"""The canonical form: writing, appending, sealing, and what damage does to it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from strategies import Trickle, packed

from ingest import bundle
from ingest.model import Part

ODD = [
    b"",
    b"\n",
    b"no newline",
    b"=== q7x2/1 end ===\n",
    b"\\\\=== q7x2 and\r\n\r\n=== q7x2",
    "Grüße \N{EN DASH} café\n".encode(),
    b"\x00\xff\n",
    b"name: looks like a header\n\nbody\n",
    b"# a comment\n",
]


def codes(reading: bundle.Reading) -> list[str]:
    return sorted({notice.code for notice in reading.warnings} - {"not-utf8", "nul-in-text"})


@pytest.mark.parametrize("seal", [True, False])
@pytest.mark.parametrize("close", [True, False])
@pytest.mark.parametrize("head", [True, False])
def test_what_is_written_is_read(seal: bool, head: bool, close: bool) -> None:
    reading = bundle.read(packed(ODD, seal=seal, head=head, close=close))
    parts = list(reading)
    assert [part.data for part in parts] == ODD
    assert [part.name for part in parts] == [f"{index}.txt" for index in range(len(ODD))]
    assert {part.integrity for part in parts} == {"verified" if seal else "unsealed"}
    assert reading.dialect == "q7x2/1"
    assert codes(reading) == (["no-close"] if head and not close else [])


def test_the_example_of_the_specification_is_reproduced() -> None:
    example = (Path(__file__).parent / "example.q7x2").read_bytes()
    out = io.BytesIO()
    assert bundle.seal(example, out).documents == 2
    assert out.getvalue() == example


@pytest.mark.parametrize(
    "name",
    ["", " a ", '"a"', "a\nb", "\ta", "a\t", "=== q7x2", "\\=== q7x2", "\u2028", "\x85", "ä"],
)
def test_names_come_back(name: str) -> None:
    out = io.BytesIO()
    bundle.write([Part(b"", name=name, id=name, attrs={"title": name, "own": name})], out)
    (part,) = bundle.read(out.getvalue())
    assert (part.name, part.id) == (name, name)
    assert part.attrs == {"title": name, "x-own": name}
    assert part.integrity == "verified"


def test_a_lone_surrogate_in_a_name_is_spelled_out() -> None:
    out = io.BytesIO()
    bundle.write([Part(b"", name="caf\udce9")], out)
    (part,) = bundle.read(out.getvalue())
    assert part.name == "caf\\udce9"


def test_fields_beyond_the_limits_are_left_out_and_reported() -> None:
    out = io.BytesIO()
    attrs = {f"key-{index}": "v" for index in range(200)} | {"big": "x" * 70_000}
    written = bundle.write([Part(b"text", attrs=attrs)], out)
    (part,) = bundle.read(out.getvalue())
    assert part.data == b"text"
    assert part.integrity == "verified"
    assert [defect.code for defect in written.defects] == ["header-too-large"]


def test_cat_is_a_bundle() -> None:
    reading = bundle.read(packed(ODD) + packed(ODD))
    assert [part.data for part in reading] == ODD + ODD
    assert codes(reading) == ["duplicate-name"]


@pytest.mark.parametrize("start", [b"", packed([b"a"]), packed([b"a"])[:-1]])
def test_append_to_a_finished_bundle(start: bytes) -> None:
    file = io.BytesIO(start)
    bundle.append([Part(b"one", name="x"), Part(b"two\n")], file)
    reading = bundle.read(file.getvalue())
    texts = [part.data for part in reading]
    assert texts[-2:] == [b"one", b"two\n"]
    assert codes(reading) == []


def test_append_to_an_open_bundle() -> None:
    file = io.BytesIO(b"=== q7x2/1 doc ===\n\nby hand" + b"x" * 200_000)
    bundle.append([Part(b"one")], file)
    parts = list(bundle.read(file.getvalue()))
    assert [part.index for part in parts] == [None, None]
    assert [part.integrity for part in parts] == ["open", "verified"]


def test_append_refuses_what_is_no_bundle() -> None:
    with pytest.raises(bundle.BundleError) as refused:
        bundle.append([Part(b"one")], io.BytesIO(b"plain text"))
    assert refused.value.code == "no-fences"


def test_crlf_is_undone_when_the_sum_proves_it() -> None:
    texts = ["Grüße\n".encode(), b"two\n"]
    reading = bundle.read(packed(texts).replace(b"\n", b"\r\n"))
    parts = list(reading)
    assert [part.data for part in parts] == texts
    assert {part.integrity for part in parts} == {"repaired:crlf"}
    cp1252 = packed(texts).decode().replace("\n", "\r\n").encode("cp1252")
    first, _ = bundle.read(cp1252)
    assert (first.data, first.integrity) == (texts[0], "repaired:crlf+cp1252")


def test_strict_refuses_damage() -> None:
    data = packed([b"one\n", b"two\n"]).replace(b"one", b"on3")
    assert [part.integrity for part in bundle.read(data)] == ["modified", "verified"]
    with pytest.raises(bundle.BundleError) as refused:
        list(bundle.read(data, strict=True))
    assert refused.value.code == "integrity:modified"
    assert list(bundle.read(packed([b"one\n"]), strict=True))


def test_half_a_seal_is_damage() -> None:
    data = packed([b"one\n", b"two\n"]).replace(b" bytes=", b" byte=", 1)
    reading = bundle.read(data)
    assert [part.integrity for part in reading] == ["damaged", "verified"]
    assert codes(reading) == ["bad-fence", "integrity:damaged", "order-or-content"]


def test_another_version_in_one_damaged_line_is_no_other_version() -> None:
    data = packed([b"one\n"]).replace(b"q7x2/1", b"q7x2/7", 1)
    reading = bundle.read(data)
    assert [part.data for part in reading] == [b"one\n"]
    assert codes(reading) == ["unsupported-version"]


def test_a_document_over_the_limit_is_refused() -> None:
    with pytest.raises(bundle.BundleError) as refused:
        list(bundle.read(packed([b"x" * 5000]), limits={"doc": 4096}))
    assert (refused.value.code, refused.value.line) == ("too-large", 3)


def test_a_header_of_the_bundle_is_no_stray_text() -> None:
    out = io.BytesIO()
    bundle.write([Part(b"x")], out, title="Of mice")
    reading = bundle.read(out.getvalue() + b"stray\n# comment\n")
    assert len(list(reading)) == 1
    assert codes(reading) == ["stray-text"]
    assert reading.stray == ((len(out.getvalue()), len(out.getvalue()) + 16),)


@pytest.mark.parametrize("step", [1, 2, 3, 7, 64])
def test_blocks_of_any_size_give_the_same(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\xef\xbb\xbf" + packed(ODD) + b"\xef\xbb\xbf" + packed(ODD)
    wanted = list(bundle.read(data))
    assert list(bundle.read(Trickle(data, step))) == wanted  # type: ignore[arg-type]
    monkeypatch.setattr("ingest.bundle.content.BLOCK", step)
    assert list(bundle.read(data)) == wanted


@pytest.mark.parametrize("size", [1, 2, 3, 5, 17, 100, 10_000])
def test_every_document_is_in_one_split(tmp_path: Path, size: int) -> None:
    path = tmp_path / "bundle.q7x2"
    path.write_bytes(packed(ODD) + b"\xef\xbb\xbf" + packed(ODD, seal=False))
    ranges = bundle.splits(path, size)
    parts = [part for start, end in ranges for part in bundle.read_split(path, start, end)]
    assert [part.data for part in parts] == ODD + ODD
    assert [part.offset for part in parts] == [p.offset for p in bundle.read(path.read_bytes())]


def test_a_plain_file_is_one_split(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_bytes(b"some text\n")
    parts = [part for a, b in bundle.splits(path, 3) for part in bundle.read_split(path, a, b)]
    assert [part.data for part in parts] == [b"some text\n"]
