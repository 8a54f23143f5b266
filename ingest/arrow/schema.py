"""The output record as an Arrow schema."""

from __future__ import annotations

from hashlib import sha256

import pyarrow as pa

# `before_raw` is null but where `before` held lone surrogates, which Arrow text cannot: then it
# is `before` as bytes (UTF-8 with surrogates), and U+FFFD stands for each in `before`.
EDIT = pa.struct(
    [
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("src_start", pa.int64()),
        ("src_end", pa.int64()),
        ("before", pa.string()),
        ("after", pa.string()),
        ("kind", pa.string()),
        ("rule", pa.string()),
        ("reason", pa.string()),
        ("confidence", pa.float64()),
        ("before_raw", pa.binary()),
    ]
)
DEFECT = pa.struct([("code", pa.string()), ("detail", pa.string()), ("offset", pa.int64())])
METADATA = pa.struct(
    [
        ("path", pa.string()),
        ("offset", pa.int64()),
        ("length", pa.int64()),
        ("index", pa.int64()),
        ("name", pa.string()),
        ("title", pa.string()),
        ("encoding", pa.string()),
        ("undecoded", pa.string()),
        ("dialect", pa.string()),
        ("integrity", pa.string()),
        ("sha256_raw", pa.string()),
        ("sha256_text", pa.string()),
        ("scripts", pa.string()),
        ("detector", pa.string()),
        ("language_spans", pa.string()),
        ("n_edits", pa.int64()),
        ("edit_kinds", pa.string()),
        ("n_findings", pa.int64()),
        ("n_defects", pa.int64()),
        ("characters", pa.int64()),
        ("words", pa.int64()),
        ("lines", pa.int64()),
        ("ingest_version", pa.string()),
        ("config_hash", pa.string()),
        ("header", pa.string()),
    ]
)
# `element`: so Parquet and Spark call what a list holds, and Sail insists on it.
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("text", pa.string()),
        ("source", pa.string()),
        ("language", pa.string()),
        ("language_score", pa.float64()),
        ("metadata", METADATA),
        ("edits", pa.list_(pa.field("element", EDIT))),
        ("findings", pa.list_(pa.field("element", EDIT))),
        ("defects", pa.list_(pa.field("element", DEFECT))),
    ]
)


def digest(schema: pa.Schema) -> str:
    """16 hex digits that differ when a column or its type differs."""
    columns = [f"{field.name}: {field.type}" for field in schema]
    return sha256("\n".join(columns).encode()).hexdigest()[:16]
