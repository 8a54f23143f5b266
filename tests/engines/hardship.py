"""What can go wrong in a job, on a real engine: python hardship.py spark|ray|sail FOLDER OUT.

In FOLDER: news.q7x2, and many/ with a damaged bundle and last.txt, which vanishes after the
job was planned. With S3_FOLDER in the environment, that address is read too.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]


def main(engine: str, folder: str, out: str) -> None:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["RAY_AUTH_MODE"] = "disabled"
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    found = {"spark": _spark, "sail": _sail, "ray": _ray}[engine](Path(folder))
    Path(out).write_text(json.dumps(found))


def _spark(folder: Path) -> dict[str, Any]:
    from pyspark.sql import SparkSession

    # Four attempts at a task, as on a cluster; the local mode has one.
    builder = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")

    def read(path: str, **options: str) -> Any:
        return spark.read.format("q7x2").options(split_bytes="3000", **options).load(path)

    found: dict[str, Any] = {}
    planned = read(str(folder / "many")).rdd
    planned.getNumPartitions()
    (folder / "many" / "last.txt").unlink()
    found["vanished"] = _plain(row.asDict(recursive=True) for row in planned.collect())
    killer = _Killer(b"pyspark.daemon", b"pyspark/daemon")
    with killer:
        found["killed"] = _collect(read(str(folder / "news.q7x2")))
    found["kills"] = killer.kills
    found["strict"] = _error(lambda: read(str(folder / "many"), strict="true").collect())
    found["option"] = _error(lambda: read(str(folder), profil="x").collect())
    if address := os.environ.get("S3_FOLDER"):
        found["s3"] = _collect(read(address))
    spark.stop()
    return found


def _sail(folder: Path) -> dict[str, Any]:
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    from ingest.engines.spark import Q7x2DataSource

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    _, port = server.listening_address
    spark = SparkSession.builder.remote(f"sc://localhost:{port}").getOrCreate()
    spark.dataSource.register(Q7x2DataSource)

    def read(path: str, **options: str) -> Any:
        return spark.read.format("q7x2").options(split_bytes="3000", **options).load(path)

    found: dict[str, Any] = {}
    found["strict"] = _error(lambda: read(str(folder / "many"), strict="true").collect())
    if address := os.environ.get("S3_FOLDER"):
        found["s3"] = _collect(read(address))
    spark.stop()
    return found


def _ray(folder: Path) -> dict[str, Any]:
    import ray

    from ingest import Settings
    from ingest.engines import ray as engine

    ray.init(
        num_cpus=2, include_dashboard=False, object_store_memory=200 << 20, log_to_driver=False
    )

    def read(path: str, **settings: Any) -> Any:
        return engine.read(path, split_bytes=3_000, settings=Settings(**settings))

    found: dict[str, Any] = {}
    source = engine.Q7x2Datasource(str(folder / "many"), split_bytes=3_000)
    planned = source.get_read_tasks(2)
    (folder / "many" / "last.txt").unlink()
    run = ray.remote(_tables)
    tables = [table for task in planned for table in ray.get(run.remote(task))]
    found["vanished"] = _plain(row for table in tables for row in table.to_pylist())
    killer = _Killer(b"ray::")
    with killer:
        found["killed"] = _plain(read(str(folder / "news.q7x2")).take_all())
    found["kills"] = killer.kills
    found["strict"] = _error(lambda: read(str(folder / "many"), strict=True).take_all())
    if address := os.environ.get("S3_FOLDER"):
        found["s3"] = _plain(read(address).take_all())
    ray.shutdown()
    return found


def _tables(task: Any) -> Any:
    return list(task())


def _collect(frame: Any) -> Rows:
    return _plain(row.asDict(recursive=True) for row in frame.collect())


def _plain(rows: Any) -> Rows:
    from ingest.arrow import record

    return [record(row) for row in rows]


def _error(action: Any) -> str:
    try:
        action()
    except Exception as error:
        return str(error)
    return ""


class _Killer:
    """Kills one worker of this program's own while the job runs."""

    def __init__(self, *names: bytes) -> None:
        self._names = names
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.kills = 0

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.2):
            for process in self._workers():
                time.sleep(0.5)  # into its work
                try:
                    os.kill(process, signal.SIGKILL)
                except ProcessLookupError:
                    continue
                self.kills += 1
                return

    def _workers(self) -> list[int]:
        parents: dict[int, int] = {}
        named: dict[int, bytes] = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                stat = (entry / "stat").read_text()
                named[int(entry.name)] = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
        return [
            process
            for process, command in named.items()
            if self._is_worker(command)
            and _descends(process, parents)
            # Spark's daemon forks the workers: they are its children, with its name.
            and (self._names[0] == b"ray::" or self._is_worker(named.get(parents[process], b"")))
        ]

    def _is_worker(self, command: bytes) -> bool:
        if self._names[0] == b"ray::":
            # Not those that only wait, and not Ray's own: with its agents the node goes.
            return command.startswith(b"ray::Read")
        return any(name in command for name in self._names)


def _descends(process: int, parents: dict[int, int]) -> bool:
    """Whether this program started the process, directly or not."""
    while process > 1:
        process = parents.get(process, 0)
        if process == os.getpid():
            return True
    return False


if __name__ == "__main__":
    main(*sys.argv[1:])
