"""Real engines under hardship: a worker killed, a file gone, a bundle damaged, an object store."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import corpus
import hardship
import pytest

PACKAGES = {"spark": ("pyspark", "py4j"), "sail": ("pysail", "pyspark"), "ray": ("ray",)}
COUNT = 120


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str | None]:
    """The address of a folder in an S3 store of our own; None without the packages for it."""
    if not all(corpus.has(name) for name in ("moto", "s3fs", "flask")):
        yield None
        return
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    names = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    os.environ.update(names)
    store = s3fs.S3FileSystem()
    store.mkdir("bucket")
    path = corpus.write_bundle(tmp_path_factory.mktemp("s3") / "news.q7x2", COUNT)
    store.put(str(path), "bucket/in/news.q7x2")
    yield "s3://bucket/in"
    server.stop()
    for name in names:
        del os.environ[name]


@pytest.mark.parametrize("engine", PACKAGES)
def test_what_goes_wrong_is_told_and_the_job_goes_on(
    engine: str, tmp_path: Path, bucket: str | None
) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra `arrow`")
    for package in PACKAGES[engine]:
        if not corpus.has(package):
            pytest.skip(f"needs {package}")
    if engine == "spark" and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("needs Java")
    many = tmp_path / "many"
    many.mkdir()
    news = corpus.write_bundle(tmp_path / "news.q7x2", COUNT)
    for number in range(50):
        (many / f"{number:03}.txt").write_text("The p\u0430ssword is stored.\n", "utf-8")
    (many / "damaged.q7x2.gz").write_bytes(gzip.compress(news.read_bytes())[:3_000])
    (many / "last.txt").write_text("last\n")
    expected = corpus.read(news)
    found = run(engine, tmp_path, bucket)

    if "killed" in found:
        assert found["kills"] == 1
        assert by_id(found["killed"]) == by_id(expected)
    if "vanished" in found:
        told = {
            defect["code"]: (row["source"], defect)
            for row in found["vanished"]
            for defect in row["defects"]
        }
        assert told["unreadable"][0].endswith("last.txt")
        assert told["unreadable"][1]["offset"] == 0
        assert "gz-truncated" in told
        assert sum(row["text"] == "The password is stored.\n" for row in found["vanished"]) == 50
    assert "damaged.q7x2.gz, byte" in found["strict"]
    if "option" in found:
        assert "unknown option 'profil'" in found["option"]
    if bucket is not None:
        assert [row["id"] for row in by_id(found["s3"])] == [row["id"] for row in by_id(expected)]
        assert found["s3"][0]["source"] == "s3://bucket/in/news.q7x2"
        assert {row["text"] for row in found["s3"]} == {row["text"] for row in expected}


def run(engine: str, folder: Path, bucket: str | None) -> dict[str, Any]:
    script = Path(hardship.__file__)
    paths = os.pathsep.join(filter(None, [str(script.parents[2]), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": paths}
    if bucket is not None:
        environment["S3_FOLDER"] = bucket
    out = folder / "found.json"
    command = [sys.executable, str(script), engine, str(folder), str(out)]
    result = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=240, check=False
    )
    assert result.returncode == 0, result.stderr[-3_000:]
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["id"])
