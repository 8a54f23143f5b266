"""Feeds the bundle reader with what atheris thinks of: no exception but a refusal, no hang.

    pip install atheris
    python benchmarks/bundle_fuzz.py CORPUS_FOLDER -max_total_time=900 -max_len=4096

A new corpus folder is filled with the vectors of the tests first. The first byte of an input
chooses the options.
"""

from __future__ import annotations

import base64
import json
import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ingest.bundle"]):
    from ingest import bundle

VECTORS = Path(__file__).parent.parent / "tests" / "bundle"
SECONDS = 2.0  # for a few kilobytes, on a busy machine
EXPECT = ("auto", "bundle", "plain")


def seeds() -> list[bytes]:
    """The inputs of the vectors, but for those of many megabytes."""
    found = [(VECTORS / "example.q7x2").read_bytes()]
    for line in (VECTORS / "dialects.jsonl").read_text("utf-8").splitlines():
        found.append(json.loads(line)["input"].encode())
    for line in (VECTORS / "adversarial.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        if "input" in case:
            found.append(base64.b64decode(case["input"]))
    return found


def read_one(data: bytes) -> None:
    """Read an input with the options its first byte stands for."""
    choice, data = data[0] if data else 0, data[1:]
    start = time.perf_counter()
    reading = bundle.read(
        data,
        expect=EXPECT[choice % 3],
        salvage=bool(choice & 64),
        strict=bool(choice & 128),
        boundary="--(?P<name>.*)" if choice & 60 == 60 else None,
        limits={"total": 1 << 20, "doc": 1 << 16},
    )
    try:
        for part in reading:
            assert part.name is None or part.name.encode() is not None
            assert part.text is None or part.data == part.text.encode()
    except bundle.BundleError:
        pass
    assert time.perf_counter() - start < SECONDS, "too slow"


def main() -> None:
    """Fill the corpus and fuzz."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        for number, seed in enumerate(seeds()):
            (folder / f"{number:03}").write_bytes(b"\0" + seed)
    atheris.Setup(sys.argv, read_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
