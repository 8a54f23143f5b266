"""How whole runs of `ingest clean` do: two jobs against one, memory, and what a kill leaves.

The output of two jobs is compared with that of one before a time is printed; every run that was
killed and taken up again must give the bytes of one that was left alone.

    python benchmarks/runs.py jobs [--megabytes 200] [--rounds 1]
    python benchmarks/runs.py memory [--megabytes 2000] [--jobs 1]
    python benchmarks/runs.py crash [--times 200] [--kilobytes 3000] [--seed 1]
"""

from __future__ import annotations

import argparse
import filecmp
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import corpus

CLEAN = [sys.executable, "-m", "ingest", "clean", "--isolated", "-q"]
LIMIT_MB, FACTOR = 150, 1.6


def clean(source: Path, output: Path, *options: str) -> float:
    """Seconds of a run."""
    begun = time.perf_counter()
    subprocess.run([*CLEAN, str(source), "-o", str(output), *options], check=True)
    return time.perf_counter() - begun


def jobs(folder: Path, megabytes: int, rounds: int) -> bool:
    """Two jobs over one."""
    source, one, two = folder / "corpus.q7x2", folder / "one.jsonl", folder / "two.jsonl"
    documents = corpus.write(source, megabytes * 10**6, 1_000, 50_000)
    ratios = []
    for number in range(rounds):
        alone, shared = clean(source, one, "--jobs", "1"), clean(source, two, "--jobs", "2")
        if not filecmp.cmp(one, two, shallow=False):
            print("different bytes")
            return False
        ratios.append(alone / shared)
        print(f"round {number}: {alone:.1f} s, {shared:.1f} s: {alone / shared:.2f} times")
    load = os.getloadavg()[0]
    print(f"{megabytes} MB, {documents} documents: {statistics.median(ratios):.2f} times; ", end="")
    print(f"the same bytes; load {load:.1f} on {os.cpu_count()} cores")
    return statistics.median(ratios) >= FACTOR


def memory(folder: Path, megabytes: int, count: int) -> bool:
    """The most memory that a run and its workers took together, in documents of up to 1 MB."""
    source, output = folder / "corpus.q7x2", folder / "out.jsonl"
    documents = corpus.write(source, megabytes * 10**6, 10_000, 1_000_000)
    begun = time.perf_counter()
    command = [*CLEAN, str(source), "-o", str(output), "--jobs", str(count)]
    run = subprocess.Popen(command)
    peaks: dict[int, int] = {}

    def watch() -> None:
        while run.poll() is None:
            for pid in (run.pid, *children(run.pid)):
                peaks[pid] = max(peaks.get(pid, 0), peak(pid))
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = run.wait()
    watcher.join()
    each = [kilobytes // 1024 for kilobytes in peaks.values()]
    rate = megabytes / (time.perf_counter() - begun)
    print(f"{megabytes} MB, {documents} documents of up to 1 MB, {count} jobs, exit code {code}:")
    print(f"{max(each)} MiB in the largest process, {sum(each)} MiB in all; {rate:.1f} MB/s")
    return code == 0 and max(each) <= LIMIT_MB


def children(pid: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    try:
        return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    except OSError:
        return []


def peak(pid: int) -> int:
    """The most resident memory of a process so far, in KiB (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line), 0)


def crash(folder: Path, times: int, seed: int, kilobytes: int) -> bool:
    """Kill a run at a random moment, take it up, perhaps kill that too, and compare."""
    chance = random.Random(seed)
    source, whole, output = folder / "in", folder / "whole.jsonl", folder / "out.jsonl"
    source.mkdir()
    corpus.write(source / "a.q7x2", kilobytes * 500, 1_000, 50_000)
    for number, data in zip(range(40), corpus.texts(2, 500, 5_000), strict=False):
        (source / f"b{number:02}.txt").write_bytes(data)
    corpus.write(source / "c.q7x2", kilobytes * 500, 1_000, 50_000)
    stats = folder / "stats.json"
    length = clean(source, whole, "--stats", str(stats))
    counts = stats.read_text().partition('"run"')[0]
    same = kills = kept = 0
    for number in range(times):
        options = ["--jobs", str(1 + number % 2), "--stats", str(stats)]
        for attempt in range(2):
            resume = ["--resume"] if attempt else []
            command = [*CLEAN, str(source), "-o", str(output), *options, *resume]
            run = subprocess.Popen(command)
            try:
                run.wait(chance.uniform(0, 1.2 * length))
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
                kills += 1
            journal = Path(f"{output}.journal")
            kept += journal.exists() and b'"written"' in journal.read_bytes()
        clean(source, output, *options, "--resume")
        left = sorted(path.name for path in folder.glob("out.jsonl?*"))
        equal = filecmp.cmp(whole, output, shallow=False) and not left
        same += equal and stats.read_text().partition('"run"')[0] == counts
        output.unlink()
    print(f"{same} of {times} the same bytes and counts, after {kills} kills, {kept} taken up")
    return same == times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["jobs", "memory", "crash"])
    parser.add_argument("--megabytes", type=int)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--kilobytes", type=int, default=3000, help="what a run reads, in `crash`")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ingest-runs-") as name:
        folder = Path(name)
        if given.what == "jobs":
            good = jobs(folder, given.megabytes or 200, given.rounds)
        elif given.what == "memory":
            good = memory(folder, given.megabytes or 2000, given.jobs)
        else:
            good = crash(folder, given.times, given.seed, given.kilobytes)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
