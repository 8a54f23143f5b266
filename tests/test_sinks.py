"""Outputs: every format gives the rows of JSONL, whole files or none, the same bytes every time."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest
from ingest.records import EDITS_ALONE, RECORD, WITHOUT_EDITS
from ingest.sinks import SINKS, SUFFIXES, jsonl

SEEDS = Path(__file__).parent.parent / "seeds"
BUNDLE = SEEDS / "seeds.q7x2"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ingest", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


def expected() -> list[dict[str, Any]]:
    return [document.to_dict() for document in ingest.read(BUNDLE)]


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def pick(rows: list[dict[str, Any]], fields: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{name: row[name] for name in fields} for row in rows]


def test_the_fields_are_those_of_the_record() -> None:
    assert list(expected()[0]) == list(RECORD)
    assert list(SINKS) == list(SUFFIXES)


texts = st.text(st.sampled_from('a"\\\n\r\t\b\0\x1f\x7f\xe9\u2028\U0001f600\ud800:'), max_size=12)
names = st.one_of(st.sampled_from(["text", '"text":""']), texts)
values = st.recursive(
    st.one_of(texts, names, st.integers(), st.floats(), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(names, inner, max_size=3)),
    max_leaves=6,
)


@given(st.dictionaries(names, values, max_size=4), st.none() | texts)
def test_a_line_is_what_json_makes_of_the_record(record: dict[str, Any], text: str | None) -> None:
    if text is not None:
        record["text"] = text
    try:
        plain = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        plain = json.dumps(record, separators=(",", ":")).encode()
    assert jsonl.line(record) == plain + b"\n"


def test_gz_by_suffix_and_the_same_bytes_every_time(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"
    assert run("clean", BUNDLE, "-o", first).returncode == 0
    assert run("clean", BUNDLE, "-o", second).returncode == 0
    assert first.read_bytes() == second.read_bytes()
    assert lines(gzip.decompress(first.read_bytes())) == expected()


def test_zst_by_suffix(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="needs the extra `zstd`")
    out = tmp_path / "a.jsonl.zst"
    assert run("clean", BUNDLE, "-o", out).returncode == 0
    with out.open("rb") as file:
        assert lines(zstandard.ZstdDecompressor().stream_reader(file).read()) == expected()


def test_parquet_has_the_rows_of_jsonl_and_names_its_schema(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra `arrow`")
    from ingest import arrow

    out = tmp_path / "a.parquet"
    assert run("clean", BUNDLE, "-o", out).returncode == 0
    table = pq.read_table(out)
    assert [arrow.record(row) for row in table.to_pylist()] == expected()
    assert table.schema.equals(arrow.SCHEMA)
    told = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    assert told["ingest.schema"] == arrow.digest(arrow.SCHEMA)
    assert told["ingest.config_hash"] == expected()[0]["metadata"]["config_hash"]
    assert pq.ParquetFile(out).metadata.row_group(0).column(1).compression == "ZSTD"


def test_parquet_without_a_document(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra `arrow`")
    with (tmp_path / "a.parquet").open("wb") as out:
        SINKS["parquet"]([], out)
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 0


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_edits_beside_the_records_and_restored_from_there(tmp_path: Path, suffix: str) -> None:
    out, back = tmp_path / f"a{suffix}", tmp_path / "back"
    assert run("clean", BUNDLE, "-o", out, "--edits", "sidecar").returncode == 0
    side = tmp_path / f"a.edits{suffix}"
    unpack = gzip.decompress if suffix.endswith(".gz") else bytes
    assert lines(unpack(out.read_bytes())) == pick(expected(), WITHOUT_EDITS)
    assert lines(unpack(side.read_bytes())) == pick(expected(), EDITS_ALONE)
    result = run("restore", out, "-d", back)
    assert result.returncode == 0, result.stderr
    for path in SEEDS.glob("*.txt"):
        assert (back / path.name).read_bytes() == path.read_bytes()


def test_parquet_is_restored_too(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra `arrow`")
    for edits in ("inline", "sidecar"):
        out, back = tmp_path / f"{edits}.parquet", tmp_path / edits
        assert run("clean", BUNDLE, "-o", out, "--edits", edits).returncode == 0
        assert run("restore", out, "-d", back).returncode == 0
        for path in SEEDS.glob("*.txt"):
            assert (back / path.name).read_bytes() == path.read_bytes()


def test_no_edits_at_all(tmp_path: Path) -> None:
    result = run("clean", BUNDLE, "--edits", "none")
    assert lines(result.stdout) == pick(expected(), WITHOUT_EDITS)
    out = tmp_path / "a.jsonl"
    out.write_bytes(result.stdout)
    refused = run("restore", out, "-d", tmp_path / "back")
    assert refused.returncode == 3
    assert b"no `text` and `edits`" in refused.stderr


def test_a_damaged_output_is_one_clear_line(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl.gz"
    assert run("clean", BUNDLE, "-o", out).returncode == 0
    out.write_bytes(out.read_bytes()[:-40])
    result = run("restore", out, "-d", tmp_path / "back")
    assert result.returncode == 3
    assert b"damaged" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("form", ["jsonl", "bundle", "dolma"])
def test_shards_with_a_manifest(tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    result = run("clean", BUNDLE, "-o", f"{out}/", "--shard-size", "10", "--format", form)
    assert result.returncode == 0, result.stderr
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["documents"] == 2
    names = [f"part-{n:05}{SUFFIXES[form]}" for n in range(2)]
    assert [shard["file"] for shard in manifest["shards"]] == names
    for shard in manifest["shards"]:
        data = (out / shard["file"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (shard["bytes"], shard["sha256"])
    if form == "jsonl":
        assert [row for name in names for row in lines((out / name).read_bytes())] == expected()
    if form == "bundle":
        texts = [document.text for name in names for document in ingest.read(out / name)]
        assert texts == [row["text"] for row in expected()]
    again = run("clean", BUNDLE, "-o", out)
    assert again.returncode == 2
    assert b"is not empty" in again.stderr


def test_shards_with_their_edits_beside_them(tmp_path: Path) -> None:
    out = f"{tmp_path}/new/"
    assert run("clean", BUNDLE, "-o", out, "--edits", "sidecar").returncode == 0
    names = sorted(path.name for path in Path(out).iterdir())
    assert names == ["manifest.json", "part-00000.edits.jsonl", "part-00000.jsonl"]


def test_dolma_attributes_are_spans_of_the_clean_text() -> None:
    rows = lines(run("clean", BUNDLE, "--format", "dolma").stdout)
    for row, record in zip(rows, expected(), strict=True):
        assert row["id"] == record["id"]
        found = sorted(span for spans in row["attributes"].values() for span in spans)
        assert found == [[e["start"], e["end"], e["confidence"]] for e in record["edits"]]
        assert all(name.startswith("ingest__") for name in row["attributes"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "a.parquet.gz"], b"packed inside"),
        (["--edits", "sidecar"], b"needs a file or folder"),
        (["--format", "dolma", "--edits", "none"], b"about the edits"),
        (["-o", "a.jsonl", "--shard-size", "5"], b"needs a folder"),
    ],
)
def test_what_does_not_go_together_is_refused(options: list[str], message: bytes) -> None:
    result = run("clean", BUNDLE, *options)
    assert result.returncode == 2
    assert message in result.stderr
