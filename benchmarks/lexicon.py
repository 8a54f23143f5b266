"""What the lexicon costs: time to open, memory, time of a look-up, size in the wheel and installed.

Each figure is taken in a process of its own, against its limit; times are medians. The wheel and
the environment are measured where they are given.

    python benchmarks/lexicon.py [--wheel dist/ingest.whl] [--environment .venv]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import zlib
from pathlib import Path

from ingest.lexicon.lookup import PATH

# Milliseconds, megabytes, microseconds.
OPEN, MEMORY, LOOKUP, WHEEL, INSTALLED = 20, 30, 100, 15, 200
OPENING = """
import time, ingest
start = time.perf_counter()
from ingest.lexicon import lookup
lookup.entries("zh", "\u6b8b\u9177")
print(1000 * (time.perf_counter() - start))
"""
REMEMBERING = """
import sqlite3, sys
def private():
    rows = open("/proc/self/smaps_rollup").read().split("\\n")
    return sum(int(row.split()[1]) for row in rows if row.startswith(("Private_", "Shared_Dirty"))) / 1024
from ingest.lexicon import lookup
some = "SELECT lang, form FROM word WHERE abs(random()) % 12 = 0"
words = list(sqlite3.connect(lookup.PATH).execute(some))
before = private()
for lang, form in words:
    lookup.entries(lang, form)
print(private() - before)
"""
LOOKING = """
import sqlite3, statistics, time
from ingest.lexicon import lookup
some = "SELECT lang, form FROM word WHERE abs(random()) % 60 = 0"
words = list(sqlite3.connect(lookup.PATH).execute(some))
words += [(lang, form + "x") for lang, form in words]
lookup.entries("zh", "")
times = []
for lang, form in words:
    start = time.perf_counter()
    lookup.entries(lang, form)
    times.append(time.perf_counter() - start)
print(1e6 * statistics.median(times), 1e6 * statistics.quantiles(times, n=100)[98])
"""


def measured(code: str, rounds: int = 5) -> list[float]:
    """The medians of what a program prints, over rounds in new processes."""
    rows = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        rows.append([float(cell) for cell in done.stdout.split()])
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def packed(path: Path) -> float:
    """Megabytes of a file as a wheel holds it: by deflate."""
    return len(zlib.compress(path.read_bytes(), 6)) / 1e6


def folder(path: Path) -> float:
    """Megabytes of ingest and of the packages it needs, in an environment."""
    done = subprocess.run(
        [path / "bin/python", "-c", NEEDED], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


# The files of ingest and of what it needs, as their records have them.
NEEDED = """
import re
from importlib.metadata import PackageNotFoundError, distribution
seen, todo, size = set(), ["ingest"], 0
while todo:
    name = re.match(r"[A-Za-z0-9._-]+", todo.pop())[0].lower().replace("_", "-")
    if name in seen: continue
    seen.add(name)
    try: found = distribution(name)
    except PackageNotFoundError: continue
    size += sum(f.locate().stat().st_size for f in found.files or () if f.locate().is_file())
    todo += [r for r in found.requires or () if "extra ==" not in r]
import ingest, pathlib
if "site-packages" not in ingest.__file__:
    own = pathlib.Path(ingest.__file__).parent.rglob("*")
    size += sum(file.stat().st_size for file in own if file.suffix in (".py", ".sqlite"))
print(size / 1e6)
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--wheel", type=Path)
    parser.add_argument("--environment", type=Path, default=Path(sys.prefix))
    given = parser.parse_args()
    (opening,) = measured(OPENING)
    (memory,) = measured(REMEMBERING, 3)
    usual, slow = measured(LOOKING, 3)
    rows = [
        ("import, open and first look-up", opening, OPEN, "ms"),
        ("memory after look-ups all over it", memory, MEMORY, "MB"),
        ("look-up, median", usual, LOOKUP, "\N{MICRO SIGN}s"),
        ("look-up, 99 in 100 are quicker", slow, LOOKUP, "\N{MICRO SIGN}s"),
        ("lexicon on disk", PATH.stat().st_size / 1e6, None, "MB"),
        ("lexicon in the wheel", packed(PATH), WHEEL, "MB"),
        ("installed, with what it needs", folder(given.environment), INSTALLED, "MB"),
    ]
    if given.wheel:
        rows.append(("wheel", given.wheel.stat().st_size / 1e6, WHEEL, "MB"))
    for label, value, limit, unit in rows:
        within = (
            ""
            if limit is None
            else f"  limit {limit:>4} {unit}  {'ok' if value <= limit else 'TOO MUCH'}"
        )
        print(f"{label:<36}{value:>9.2f} {unit}{within}")


if __name__ == "__main__":
    main()
