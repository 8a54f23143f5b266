"""Runs one section of docs/engines.md as it stands, and writes down the rows that it gives.

python snippet.py SECTION OUT: in a folder with news.q7x2 and texts.parquet.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs" / "engines.md"
Rows = list[dict[str, Any]]


def sections() -> dict[str, str]:
    """The code of each section, by its title."""
    found = {}
    for part in DOCS.read_text("utf-8").split("\n## ")[1:]:
        code = re.findall(r"^```python\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
        found[part.partition("\n")[0]] = "\n".join(code)
    return found


def main(section: str, out: str) -> None:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["RAY_AUTH_MODE"] = "disabled"
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HOME"] = "hf"
    if section == "Spark":
        _start_spark()
    if section in ("Ray", "NeMo Curator"):
        import ray

        ray.init(num_cpus=2, include_dashboard=False, object_store_memory=200 << 20)
    names: dict[str, Any] = {"__name__": "snippet"}
    exec(compile(sections()[section], section, "exec", dont_inherit=True), names)
    found = {key: _rows(names[key]) for key in ("records", "cleaned") if key in names}
    if "spark" in names:
        names["spark"].stop()  # else Sail's client asks for its server after that has ended
    if section == "datatrove":
        found["records"] = _datatrove()
    if section == "NeMo Curator":
        found["cleaned"] = _nemo(names)
    if "documents" in names:
        found["documents"] = [_shown(document) for document in names["documents"]]
    Path(out).write_text(json.dumps(found))


def _start_spark() -> None:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")


def _rows(found: Any) -> Rows:
    """Plain records, whatever the engine calls its table."""
    from ingest.arrow import record

    if isinstance(found, list):  # record batches
        rows = [row for batch in found for row in batch.to_pylist()]
    elif hasattr(found, "mapInArrow"):  # Spark
        rows = [row.asDict(recursive=True) for row in found.collect()]
    elif hasattr(found, "take_all"):  # Ray
        rows = found.take_all()
    elif hasattr(found, "to_dicts"):  # Polars
        rows = found.to_dicts()
    elif hasattr(found, "to_pylist"):  # Arrow
        rows = found.to_pylist()
    elif hasattr(found, "with_format"):  # Hugging Face
        rows = found.with_format(None).to_list()
    else:  # pandas
        rows = found.to_dict("records")
    return [record(_lists(row)) for row in rows]


def _lists(value: Any) -> Any:
    """Lists for arrays, and nothing for pandas' NaN."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [_lists(item) for item in value]
    if isinstance(value, dict):
        return {key: _lists(item) for key, item in value.items()}
    return value


def _datatrove() -> Rows:
    lines = (
        line for path in sorted(Path("records").iterdir()) for line in path.open(encoding="utf-8")
    )
    return [_nested(json.loads(line)) for line in lines]


def _nested(found: dict[str, Any]) -> dict[str, Any]:
    # datatrove leaves out what is empty.
    metadata = found["metadata"]
    lists = {name: metadata.pop(name) for name in ("edits", "findings", "defects")}
    about = {name: metadata.pop(name) for name in ("source", "language", "language_score")}
    return {
        "id": found["id"],
        "text": found.get("text", ""),
        **about,
        "metadata": metadata,
        **lists,
    }


def _nemo(names: dict[str, Any]) -> Rows:
    import pyarrow.parquet as pq

    stage = names["Clean"]()
    batch = names["DocumentBatch"](dataset_name="texts", data=pq.read_table("texts.parquet"))
    return _rows(stage.process(batch).data)


def _shown(document: Any) -> dict[str, Any]:
    """Id, text and metadata of a document of LangChain, LlamaIndex or Haystack."""
    name = getattr(document, "id", None) or document.id_
    text = getattr(document, "page_content", None)
    if text is None:
        text = document.content if hasattr(document, "content") else document.text
    metadata = document.meta if hasattr(document, "meta") else document.metadata
    return {"id": name, "text": text, "metadata": metadata}


if __name__ == "__main__":
    main(*sys.argv[1:])
