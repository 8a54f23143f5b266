"""How fast bundles are read and written, against what hashing alone takes, and in what memory.

Each figure is the median of several rounds of processor time; the rounds of all tasks are
interleaved. What is read is compared with what was written before anything is timed.

    python benchmarks/bundle_speed.py [--megabytes 32] [--rounds 5] [--memory 1024]
"""

from __future__ import annotations

import argparse
import hashlib
import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ingest import bundle
from ingest.model import Part

LINES = {
    "English": "The quick brown fox jumps over the lazy dog, and 27 other things happen.\n",
    "Russian": "Съешь же ещё этих мягких французских булок, да выпей чаю, 27 раз.\n",
    "Chinese": "天地玄黃，宇宙洪荒。日月盈昃，辰宿列張。寒來暑往，秋收冬藏。\n",
}
SIZES = (2_000, 10_000, 100_000)  # bytes of a document
FENCES = 20_000
Task = Callable[[], object]


def documents(line: str, size: int, total: int) -> list[bytes]:
    """Documents of a size that together have about so many bytes."""
    data = line.encode()
    text = data * (size // len(data))
    return [b"%d\n%s" % (number, text) for number in range(total // len(text))]


def canonical(texts: list[bytes]) -> bytes:
    """A sealed bundle of the documents."""
    out = io.BytesIO()
    bundle.write((Part(text, name=f"{n}.txt") for n, text in enumerate(texts)), out)
    return out.getvalue()


def fenced(texts: list[bytes]) -> bytes:
    """The documents under fence lines with their names."""
    return b"".join(b"=== q7x2 %d.txt ===\n%s" % (n, text) for n, text in enumerate(texts))


def consume(data: bytes) -> None:
    """Read all documents and keep none."""
    for _ in bundle.read(data):
        pass


def seconds(tasks: dict[str, Task], rounds: int) -> dict[str, float]:
    """The median processor time of each task."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            start = time.process_time()
            task()
            taken[name].append(time.process_time() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def check(data: bytes, texts: list[bytes]) -> None:
    """Refuse to time what is not read right."""
    if [part.data for part in bundle.read(data)] != texts:
        sys.exit("the documents read are not those written")


def throughput(total: int, rounds: int) -> Iterator[str]:
    """Megabytes a second by language and size of documents."""
    yield f"{'MB/s':>14} {'sha256':>8} {'sealed':>8} {'of sha256':>9} {'fences':>8} {'write':>8}"
    for language, line in LINES.items():
        for size in SIZES:
            texts = documents(line, size, total)
            sealed, other = canonical(texts), fenced(texts)
            check(sealed, texts)
            check(other, texts)
            tasks: dict[str, Task] = {
                "hash": lambda data=sealed: hashlib.sha256(data).digest(),
                "sealed": lambda data=sealed: consume(data),
                "fenced": lambda data=other: consume(data),
                "write": lambda data=texts: canonical(data),
            }
            time_of = seconds(tasks, rounds)
            speed = {name: len(sealed) / 1e6 / taken for name, taken in time_of.items()}
            share = f"{speed['sealed'] / speed['hash']:.0%}"
            yield (
                f"{language:>8}{size // 1000:>4}kB {speed['hash']:8.0f} {speed['sealed']:8.0f} "
                f"{share:>9} {speed['fenced']:8.0f} {speed['write']:8.0f}"
            )


def linear(rounds: int) -> Iterator[str]:
    """Seconds for so many fences, and for twice as many."""
    shapes = {
        "empty": b"--q7x2\n",
        "named": b"--q7x2 a.txt\nx\n",
        "pairs": b'<q7x2 id="1">\nx\n</q7x2>\n',
        "lengths": b"--q7x2\nContent-Length: 2\n\nx\n",
        "code": b"```q7x2 a.txt\nx\n```\n",
        "canonical": b"=== q7x2/1 doc ===\n\nx\n",
    }
    yield f"{'fences':>14} {FENCES:>8} {2 * FENCES:>8}"
    for name, shape in shapes.items():
        once, twice = shape * FENCES, shape * 2 * FENCES
        tasks: dict[str, Task] = {
            "once": lambda data=once: consume(data),
            "twice": lambda data=twice: consume(data),
        }
        time_of = seconds(tasks, rounds)
        yield f"{name:>14} {time_of['once']:7.2f}s {time_of['twice']:7.2f}s"


def memory(megabytes: int) -> Iterator[str]:
    """The largest memory of a process that reads a large file, against one that reads nothing."""
    text = (LINES["English"] * 1400).encode()
    with tempfile.TemporaryDirectory() as folder:
        files = {"nothing": b"", "sealed": canonical([text]), "fences": fenced([text])}
        yield f"{'MB of memory':>14} {'file':>8} {'peak':>8}"
        for name, piece in files.items():
            path = Path(folder, name)
            with path.open("wb") as out:
                for _ in range(megabytes * 1_000_000 // max(len(piece), 1) if piece else 0):
                    out.write(piece)
            size = path.stat().st_size / 1e6
            command = [sys.executable, __file__, "--read", str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            yield f"{name:>14} {size:>8.0f} {int(done.stdout) / 1000:>8.0f}"


def peak() -> int:
    """The largest memory of this process so far, in kilobytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells there includes the process that started this one
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory", type=int, default=1024, help="megabytes of the large files")
    parser.add_argument("--read", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        with open(arguments.read, "rb") as file:
            for _ in bundle.read(file):
                pass
        print(peak())
        return
    for line in throughput(arguments.megabytes * 1_000_000, arguments.rounds):
        print(line)
    for line in linear(max(1, arguments.rounds // 2)):
        print(line)
    for line in memory(arguments.memory):
        print(line)


if __name__ == "__main__":
    main()
