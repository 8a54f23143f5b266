"""How fast texts are repaired, against ftfy and other packages: python benchmarks/speed.py

First it is made sure that what is compared gives the same text; unequal outputs are not timed. Then
the two run in turn, in one process, on processor time; a figure is the median of the ratios of the
pairs, with the least and the greatest. Absolute figures say little on a shared machine; ratios of
neighbours do. Start-up and memory are measured on whole processes.

plsfix, a port of ftfy to Rust, is compared when it is installed. `--full` goes on to files of 1 GB.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import ftfy
from bundle_speed import peak
from corpora import corpora

import ingest
from ingest.ftfy_twin.whole import fix_text
from ingest.sinks import jsonl

Task = Callable[[], object]
NOT_WHOLE = ("100 % of lines damaged",)
# Bytes of the documents in the comparison of sizes.
DOCUMENTS = (1_000, 4_000, 16_000, 64_000)
CLEAN = ("English, ASCII", "English, curly quotes", "Russian", "Chinese")
STARTS = {
    "python -c pass": "pass",
    "import ingest": "import ingest",
    "ingest --version": "import sys; sys.argv = ['ingest', '--version']; from ingest.cli import main; main()",
    "import ftfy": "import ftfy",
}
# Megabytes of the files whose time and memory are compared.
SIZES = (1, 4, 16)
FULL_SIZES = (1, 10, 100, 1000)


def ratio(slow: Task, fast: Task, rounds: int) -> str:
    """How many times as long the first takes: median, least and greatest of the pairs."""
    found = []
    slow(), fast()
    for _ in range(rounds):
        one = spent(slow)
        # Long enough for the clock.
        times = max(1, int(one / max(spent(fast), 1e-6) / 4))
        other = statistics.median(spent(fast) for _ in range(min(times, 9)))
        found.append(one / other)
    found.sort()
    return f"{statistics.median(found):.3g} ({found[0]:.3g} to {found[-1]:.3g})"


def spent(task: Task) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    task()
    return time.process_time() - start


def optional(package: str, function: str) -> Callable[[str], object] | None:
    """A function of a package that may be missing."""
    try:
        found: Callable[[str], object] = getattr(importlib.import_module(package), function)
    except ImportError:
        return None
    return found


def over(function: Callable[[str], object], texts: list[str]) -> Task:
    """The function, over all texts."""
    return lambda: [function(text) for text in texts]


def cleaning(texts: list[str]) -> Task:
    """What `ingest clean` does with documents, from their bytes to JSONL."""
    data = [text.encode() for text in texts]

    def clean() -> None:
        jsonl.write((document for one in data for document in ingest.read(one)), io.BytesIO())

    return clean


def repairs(size: int, total: int, rounds: int) -> Iterator[str]:
    """The profile `ftfy` and the whole of `ingest clean`, against ftfy and the others."""
    plsfix = optional("plsfix", "fix_text")
    yield "| corpus | MB/s of ftfy | repair over ftfy | repair over plsfix | `ingest clean` over ftfy |"
    yield "| --- | --- | --- | --- | --- |"
    for name, texts in corpora(size, total).items():
        if any(fix_text(text) != ftfy.fix_text(text) for text in texts):
            sys.exit(f"{name}: the outputs differ; nothing is timed")
        slow, fast = over(ftfy.fix_text, texts), over(fix_text, texts)
        megabytes = sum(len(text.encode()) for text in texts) / 1e6
        row = [name, f"{megabytes / spent(slow):.1f}", ratio(slow, fast, rounds)]
        row.append(ratio(over(plsfix, texts), fast, rounds) if plsfix else "")
        clean = cleaning(texts)
        row.append("" if name in NOT_WHOLE else ratio(slow, clean, rounds))
        yield f"| {' | '.join(row)} |"


def documents(rounds: int) -> Iterator[str]:
    """The whole of `ingest clean` against ftfy, by the size of the documents."""
    sizes = {size: corpora(size, max(100_000, 10 * size)) for size in DOCUMENTS}
    yield f"| bytes of a document | {' | '.join(CLEAN)} |"
    yield f"| --- |{' --- |' * len(CLEAN)}"
    for size, found in sizes.items():
        texts = [found[name] for name in CLEAN]
        row = [ratio(over(ftfy.fix_text, one), cleaning(one), rounds) for one in texts]
        yield f"| {size} | {' | '.join(row)} |"


def starts(rounds: int) -> Iterator[str]:
    """Milliseconds of processor time of whole processes, over that of bare Python."""
    taken: dict[str, list[float]] = {name: [] for name in STARTS}
    for _ in range(rounds):
        for name, code in STARTS.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    bare = taken["python -c pass"]
    yield "| start | ms over bare Python |"
    yield "| --- | --- |"
    for name, times in list(taken.items())[1:]:
        extra = [1000 * (one - base) for one, base in zip(times, bare, strict=True)]
        yield f"| {name} | {statistics.median(extra):.0f} |"


def scaling(sizes: tuple[int, ...], document: int) -> Iterator[str]:
    """Seconds a megabyte and peak memory of `ingest clean`, by the size of the bundle."""
    texts = corpora(document, 1_000_000)["English, curly quotes"]
    yield "| MB | s of `ingest clean` a MB | peak memory, MB |"
    yield "| --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder, "in.q7x2")
            with path.open("wb") as out:
                ingest.pack((ingest.Part(data=texts[at % len(texts)].encode(), name=f"{at}.txt")
                             for at in range(size * 1_000_000 // document)), out)  # fmt: skip
            done = subprocess.run([sys.executable, __file__, "--clean", str(path)],
                                  check=True, capture_output=True, text=True)  # fmt: skip
            seconds, memory = done.stdout.split()
            yield f"| {size} | {float(seconds) / size:.3f} | {int(memory) / 1000:.0f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--document", type=int, default=4000, help="bytes of a document")
    parser.add_argument("--total", type=int, default=200_000, help="bytes of a corpus")
    parser.add_argument("--full", action="store_true", help="files of up to 1 GB")
    parser.add_argument("--clean", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.clean:
        with open(os.devnull, "wb") as out:
            jsonl.write(ingest.read(arguments.clean), out)
        print(time.process_time(), peak())
        return
    print(f"{time.strftime('%Y-%m-%d')}, {platform.python_implementation()} {platform.python_version()}, "
          f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors; documents of "
          f"{arguments.document} bytes\n")  # fmt: skip
    for part in (
        repairs(arguments.document, arguments.total, arguments.rounds),
        documents(arguments.rounds),
        starts(3 * arguments.rounds),
        scaling(FULL_SIZES if arguments.full else SIZES, arguments.document),
    ):
        for line in part:
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
