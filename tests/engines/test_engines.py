"""The contract of all engines: the snippets of docs/engines.md give the rows of one process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import corpus
import pytest
import snippet

from ingest.convert import flat

# The packages that each section needs beside pyarrow. Python imports them; java runs Spark.
NEEDS = {
    "Arrow": (),
    "Spark": ("pyspark",),
    "Sail": ("pysail", "pyspark"),
    "Ray": ("ray",),
    "NeMo Curator": ("nemo_curator", "ray"),
    "datatrove": ("datatrove",),
    "Polars": ("polars",),
    "DuckDB": ("duckdb",),
    "Hugging Face datasets": ("datasets",),
    "pandas": ("pandas",),
    "LangChain": ("langchain_core",),
    "LlamaIndex": ("llama_index.core",),
    "Haystack": ("haystack",),
}
# 20000 compares as many; what engines do at a boundary shows with few.
COUNT = int(os.environ.get("ENGINES_DOCUMENTS", "300"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """news.q7x2 and texts.parquet."""
    pa = pytest.importorskip("pyarrow", reason="needs the extra `arrow`")
    import pyarrow.parquet as pq

    where = tmp_path_factory.mktemp("engines")
    corpus.write_bundle(where / "news.q7x2", COUNT)
    texts = corpus.texts(COUNT)
    table = pa.table({"id": [str(n) for n in range(COUNT)], "text": texts})
    pq.write_table(table, where / "texts.parquet", row_group_size=max(1, COUNT // 4))
    return where


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, Any]:
    """What one process gives."""
    records = corpus.read(folder / "news.q7x2")
    for record in records:
        record["source"] = "news.q7x2"
        record["metadata"]["path"] = "news.q7x2"
    documents = [
        {"id": record["id"], "text": record["text"], "metadata": flat(record)} for record in records
    ]
    return {"records": records, "cleaned": corpus.cleaned(COUNT), "documents": documents}


def test_every_section_is_run() -> None:
    assert list(snippet.sections()) == list(NEEDS)


@pytest.mark.parametrize("section", NEEDS)
def test_a_snippet_gives_the_rows_of_one_process(
    section: str, folder: Path, expected: dict[str, Any], tmp_path: Path
) -> None:
    for package in NEEDS[section]:
        if not corpus.has(package):
            pytest.skip(f"needs {package}")
    if section == "Spark" and not corpus.has("py4j"):
        pytest.skip("needs pyspark with its JVM, not the client alone")
    if section == "Spark" and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("needs Java")
    out = tmp_path / "rows.json"
    path = Path(snippet.__file__)
    root = str(path.parents[2])
    paths = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    result = subprocess.run(
        [sys.executable, str(path), section, str(out)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=120 + COUNT // 20,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-3_000:]
    found = json.loads(out.read_text())
    assert found, "the snippet gives no rows"
    for kind, rows in found.items():
        assert by_id(rows) == by_id(expected[kind])


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["id"])
