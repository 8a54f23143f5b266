"""Record batches: the pipeline's rows, one schema, and input that cannot be cleaned."""

from __future__ import annotations

import io
from typing import Any

import corpus
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest
from ingest import Settings, failures
from ingest.errors import ColumnError
from ingest.model import Defect, Document, Edit, Finding, Language, LanguageSpan, ScriptShare
from ingest.records import original_text

pa = pytest.importorskip("pyarrow", reason="needs the extra `arrow`")

from ingest import arrow  # noqa: E402


def plain(batch: Any) -> list[dict[str, Any]]:
    return [arrow.record(row) for row in batch.to_pylist()]


def test_rows_equal_those_of_the_pipeline() -> None:
    texts = corpus.texts(300)
    batch = pa.record_batch({"text": texts, "id": [str(n) for n in range(300)]})
    cleaned = arrow.clean_batch(batch)
    assert cleaned.schema == arrow.SCHEMA
    assert plain(cleaned) == corpus.cleaned()


def test_documents_of_a_bundle_become_the_same_rows(tmp_path: Any) -> None:
    path = corpus.write_bundle(tmp_path / "b.q7x2")
    found = list(arrow.batches(ingest.read(path), size=5_000))
    assert len(found) > 5
    assert all(batch.schema == arrow.SCHEMA for batch in found)
    assert [row for batch in found for row in plain(batch)] == corpus.read(path)


def test_the_schema_has_every_field_of_the_record_and_no_other() -> None:
    edit = Edit(0, 1, 0, 1, "a", "b", "word", "stray", "because", 0.5)
    finding = Finding(0, 1, 0, 1, "a", "b", "word", "stray", "because", 0.5)
    full = Document(
        id="a", text="b", source="c", language=Language("en", 1.0), edits=(edit,),
        findings=(finding,), defects=(Defect("x", 1, "y"),), scripts=(ScriptShare("Latin", 1.0),),
        detector="d", language_spans=(LanguageSpan(0, 1, "de"),),
        name="n", index=1, title="t", path="p", undecoded="00", integrity="verified", header="h",
    ).to_dict()  # fmt: skip
    assert list(full) == arrow.SCHEMA.names
    metadata = [field.name for field in arrow.SCHEMA.field("metadata").type]
    assert list(full["metadata"]) == metadata
    change = [field.name for field in arrow.SCHEMA.field("edits").type.value_type]
    assert [*full["edits"][0], "before_raw"] == change
    row = pa.RecordBatch.from_pylist([full], schema=arrow.SCHEMA)
    assert plain(row) == [full]


def test_other_columns_are_kept_and_batches_stay_small() -> None:
    batch = pa.record_batch({"body": ["a" * 900] * 10, "url": [f"u{n}" for n in range(10)]})
    found = list(arrow.map_batches([batch], text="body", size=2_000))
    assert [part.num_rows for part in found] == [2] * 5
    assert [url for part in found for url in part.column("url").to_pylist()] == [
        f"u{n}" for n in range(10)
    ]
    without = arrow.clean_batch(batch, text="body", keep=())
    assert without.schema == arrow.SCHEMA


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)  # fmt: skip
def test_every_type_of_text_is_taken(kind: Any) -> None:
    batch = pa.record_batch({"text": pa.array(["The war is\u6b8b\u9177, but", None], kind)})
    rows = plain(arrow.clean_batch(batch))
    assert [row["text"] for row in rows] == ["The war is cruel, but", ""]


def test_a_null_is_a_row_with_a_defect() -> None:
    batch = pa.record_batch({"text": pa.nulls(2), "id": [7, 8]})
    rows = plain(arrow.clean_batch(batch))
    assert [(row["id"], row["defects"][0]["code"]) for row in rows] == [
        ("7", "null-text"),
        ("8", "null-text"),
    ]


def test_text_that_is_not_utf8_is_decoded_with_a_defect() -> None:
    raw = pa.array([b"caf\xe9 au lait, s\xe4ger hon", b"fine"])
    broken = pa.Array.from_buffers(pa.string(), 2, raw.buffers())
    rows = plain(arrow.clean_batch(pa.record_batch({"text": broken})))
    assert rows[0]["defects"]
    assert rows[1]["text"] == "fine"


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"body": ["a"]}, "no column 'text'; there are: body"),
        ({"text": [1]}, "is int64, not text"),
        ({"text": [b"a"]}, "is binary, not text; ingest.read takes bytes"),
        ({"text": [["a"]]}, "is list<"),
        ({"text": ["a"], "language": ["en"]}, "also a column of the record"),
        ({"text": ["a"], "id": [1.5]}, "'id' is double"),
    ],
)
def test_columns_that_cannot_be_cleaned_are_named(columns: dict[str, Any], message: str) -> None:
    with pytest.raises(ColumnError, match=message.replace("(", r"\(")):
        arrow.clean_batch(pa.record_batch(columns))


def test_a_column_to_keep_must_be_there() -> None:
    with pytest.raises(ColumnError, match="no column 'url' to keep"):
        arrow.clean_batch(pa.record_batch({"text": ["a"]}), keep=["url"])


def test_a_document_over_the_limit_is_a_row_with_a_defect(monkeypatch: Any) -> None:
    monkeypatch.setattr(failures, "DOCUMENT_BYTES", 1_000)
    batch = pa.record_batch({"text": ["a" * 1_001, "\u4e2d" * 334, "a" * 1_000]})
    rows = plain(arrow.clean_batch(batch))
    assert [[defect["code"] for defect in row["defects"]] for row in rows] == [
        ["too-large"],
        ["too-large"],
        [],
    ]


def test_a_document_that_fails_keeps_its_text_and_the_others_go_on(monkeypatch: Any) -> None:
    def break_down(text: str, settings: Settings) -> Document:
        if "bad" in text:
            raise RuntimeError("broken")
        return ingest.clean(text, settings)

    monkeypatch.setattr(failures, "clean", break_down)
    batch = pa.record_batch({"text": ["good", "bad one"]})
    good, bad = plain(arrow.clean_batch(batch))
    assert good["text"] == "good"
    assert bad["text"] == "bad one"
    assert bad["defects"] == [{"code": "failed", "detail": "RuntimeError: broken"}]
    with pytest.raises(RuntimeError):
        arrow.clean_batch(batch, Settings(strict=True))


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_makes_a_row_that_leads_back(text: str) -> None:
    document = ingest.clean(text, Settings(detector="none"))
    (row,) = plain(arrow.from_documents([document]))
    assert row == document.to_dict()
    assert original_text(row) == text


def test_lone_surrogates_that_nothing_mended_are_told() -> None:
    document = ingest.clean("a\ud800b", Settings(fixers=(), stray=False))
    (row,) = plain(arrow.from_documents([document]))
    assert row["text"] == "a\N{REPLACEMENT CHARACTER}b"
    assert [defect["code"] for defect in row["defects"]] == ["lone-surrogates"]
    assert row["metadata"]["n_defects"] == 1


def test_an_empty_batch_keeps_the_schema() -> None:
    batch = pa.record_batch({"text": pa.array([], pa.string())})
    assert arrow.clean_batch(batch).schema == arrow.SCHEMA
    assert list(arrow.map_batches([batch])) == []


def test_a_number_of_too_many_digits_fits_the_schema() -> None:
    out = io.BytesIO()
    ingest.pack([ingest.Part(data=b"a\n")], out)
    huge = out.getvalue().replace(b"seq: 0", b"seq: " + b"9" * 400)
    (document,) = ingest.read(huge, Settings(expect="bundle"))
    assert document.index is None
    assert plain(arrow.from_documents([document]))
