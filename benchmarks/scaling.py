"""Shapes of input that strain a cluster, in small: python benchmarks/scaling.py ray|spark

One file with a million documents, one huge document among small ones, a thousand small files.
Cleaning is switched off as far as it goes, so that the engine and the reading show.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ingest
from ingest.model import Part

FEW = {"fixers": "line_breaks", "stray": "false", "detector": "none"}
Read = Callable[[str], tuple[int, int, int]]


def main(engine: str) -> None:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("RAY_AUTH_MODE", "disabled")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    read = {"ray": on_ray, "spark": on_spark}[engine]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure("a million documents in one file", read, million(folder / "million.q7x2"))
        measure("a document of 1 GB among small ones", read, huge(folder / "huge.q7x2", 1 << 30))
        measure("a document of 100 MB among small ones", read, huge(folder / "h.q7x2", 100 << 20))
        measure("a thousand small files", read, small(folder / "small"))


def measure(what: str, read: Read, path: Path) -> None:
    start = time.perf_counter()
    rows, ids, defects = read(str(path))
    seconds = time.perf_counter() - start
    size = sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir()))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(
        f"{what}: {size / 1e6:.0f} MB, {rows} rows, {ids} ids, {defects} with defects, "
        f"{seconds:.0f} s, largest process so far {peak} MiB",
        flush=True,
    )


def million(path: Path) -> Path:
    texts = (f"Document {number} of a million, and it is short.\n" for number in range(1_000_000))
    return bundle(path, texts)


def huge(path: Path, size: int) -> Path:
    line = "A long document goes on and on, line after line.\n"
    texts = [*(f"before {n}\n" for n in range(500)), line * (size // len(line))]
    return bundle(path, [*texts, *(f"after {n}\n" for n in range(500))])


def small(folder: Path) -> Path:
    folder.mkdir()
    for number in range(1_000):
        (folder / f"{number:04}.txt").write_text(f"Text {number}.\n" * 100)
    return folder


def bundle(path: Path, texts: Any) -> Path:
    with path.open("wb") as out:
        ingest.pack((Part(text.encode()) for text in texts), out)
    return path


def on_ray() -> Read:
    import ray

    from ingest.engines import ray as engine
    from ingest.options import settings_from

    ray.init(include_dashboard=False, object_store_memory=1 << 30, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False

    def read(path: str) -> tuple[int, int, int]:
        dataset = engine.read(path, settings=settings_from(FEW)).select_columns(["id", "defects"])
        ids: set[str] = set()
        rows = defects = 0
        for batch in dataset.iter_batches(batch_format="pyarrow", batch_size=None):
            rows += batch.num_rows
            ids.update(batch.column("id").to_pylist())
            defects += sum(bool(found) for found in batch.column("defects").to_pylist())
        return rows, len(ids), defects

    return read


def on_spark() -> Read:
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as f

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")

    def read(path: str) -> tuple[int, int, int]:
        rows = spark.read.format("q7x2").options(**FEW).load(path)
        bad = f.sum((f.size("defects") > 0).cast("int"))
        count, ids, defects = rows.agg(f.count("*"), f.count_distinct("id"), bad).first()
        return count, ids, defects

    return read


if __name__ == "__main__":
    main(*sys.argv[1:])
