"""How much time each engine takes beside one process, and whether its rows are the same.

python benchmarks/engines.py [--documents 20000] [ENGINE …]: both the records of one bundle and the
cleaned column of one table, by the snippets of docs/engines.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1] / "tests" / "engines"
sys.path.insert(0, str(TESTS))

import corpus  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
import snippet  # noqa: E402

# Those that only convert documents are one process themselves.
ENGINES = (
    "Arrow",
    "Polars",
    "DuckDB",
    "pandas",
    "Hugging Face datasets",
    "datatrove",
    "Ray",
    "Sail",
    "Spark",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engines", nargs="*", default=ENGINES)
    parser.add_argument("--documents", type=int, default=20_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), chosen.documents, chosen.engines)


def measure(folder: Path, count: int, engines: list[str]) -> None:
    os.chdir(folder)
    corpus.write_bundle(Path("news.q7x2"), count)
    table = pa.table({"id": [str(n) for n in range(count)], "text": corpus.texts(count)})
    pq.write_table(table, "texts.parquet", row_group_size=max(1, count // 4))
    start = time.perf_counter()
    expected = {"records": corpus.read("news.q7x2")}
    middle = time.perf_counter()
    expected["cleaned"] = corpus.cleaned(count)
    alone = {"records": middle - start, "cleaned": time.perf_counter() - middle}
    print(f"{count} documents, {os.cpu_count()} cores")
    print(f"one process: records {alone['records']:.0f} s, cleaned {alone['cleaned']:.0f} s")
    for engine in engines:
        start = time.perf_counter()
        command = [sys.executable, snippet.__file__, engine, "rows.json"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        if result.returncode:
            print(f"{engine}: failed: {result.stderr.strip().splitlines()[-1]}", flush=True)
            continue
        found: dict[str, list[dict[str, Any]]] = json.loads(Path("rows.json").read_text())
        same = all(by_id(rows) == by_id(expected[kind]) for kind, rows in found.items())
        single = sum(alone[kind] for kind in found)
        kinds = " and ".join(found)
        print(
            f"{engine}: {kinds}: {seconds:.0f} s, {seconds / single:.2f} of one process, "
            f"rows {'the same' if same else 'DIFFER'}",
            flush=True,
        )


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["id"])


if __name__ == "__main__":
    main()
