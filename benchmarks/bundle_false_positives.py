"""How often the bundle reader takes fences for real that are none.

Takes the text files of this machine (documentation, sources, manuals), puts the tag in place
of one of the common words of each, and reads them. Such a file is no bundle: it should come out
whole. Prints how many were split or refused, and which.

    python benchmarks/bundle_false_positives.py [--files 3000] [--show 20] [FOLDER ...]
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest import bundle

SUFFIXES = {".c", ".cfg", ".css", ".csv", ".h", ".html", ".ini", ".js", ".json", ".md", ".po"}
SUFFIXES |= {".pl", ".py", ".pyi", ".rst", ".sh", ".tex", ".toml", ".txt", ".xml", ".yaml", ".yml"}
MANUAL_RE = re.compile(r"\.[1-9][a-z]*(?:\.gz)?")
WORD_RE = re.compile(r"[^\W\d_]{3,20}")
# A word between two others, as in prose. Element names and keywords mostly stand elsewhere, and
# with the tag in their place the file would hold real fences, such as `<q7x2>`.
RUNNING_RE = re.compile(r"(?<=[^\W\d_] )[^\W\d_]{3,20}(?= [^\W\d_])")
COMMON = 30  # words to choose from: the most frequent of the file
SIZES = range(400, 1_000_000)  # bytes
PER_FOLDER = 40  # files of one folder, so that no package dominates
TAG = "q7x2"


def text_files(folders: list[Path]) -> Iterator[Path]:
    """Files that look like text by their names, in a fixed order."""
    for folder in folders:
        taken: Counter[Path] = Counter()
        for path in sorted(folder.rglob("*")):
            named = path.suffix in SUFFIXES or MANUAL_RE.search(path.name)
            if named and path.is_file() and taken[path.parent] < PER_FOLDER:
                taken[path.parent] += 1
                yield path


def text_of(path: Path) -> str | None:
    """The text, if it is UTF-8, neither tiny nor huge, and does not hold the tag."""
    try:
        data = path.read_bytes()
        data = gzip.decompress(data) if path.suffix == ".gz" else data
        text = data.decode()
    except (OSError, EOFError, ValueError):
        return None
    return text if len(data) in SIZES and TAG not in text.lower() and "\0" not in text else None


def with_tag(text: str) -> str | None:
    """The text with the tag in place of one of its common words."""
    counts = Counter(word.lower() for word in WORD_RE.findall(text))
    running = Counter(word.lower() for word in RUNNING_RE.findall(text))
    common = [
        word
        for word, count in counts.most_common(COMMON)
        if count > 1 and 2 * running[word] >= count
    ]
    if not common:
        return None
    choice = int(hashlib.sha256(text.encode()).hexdigest(), 16)
    word = common[choice % len(common)]

    def tag_like(found: re.Match[str]) -> str:
        return TAG.upper() if found[0].isupper() else TAG

    whole_word = re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", re.IGNORECASE)
    return whole_word.sub(tag_like, text)


def outcome(text: str) -> tuple[str, str]:
    """`whole`, `split` or `refused`; and the dialect or the code, with the line to blame."""
    reading = bundle.read(text.encode())
    try:
        parts = list(reading)
    except bundle.BundleError as error:
        line = text.split("\n")[(error.line or 1) - 1]
        return "refused", f"{error.code}: {line!r}"
    if reading.dialect == "none" and len(parts) == 1 and parts[0].text == text:
        return "whole", ""
    lines = ", ".join(repr(fence.text) for fence in reading.fences[:3])
    return "split", f"{reading.dialect}: {lines}"


def main() -> None:
    """Read the files and print the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--files", type=int, default=5000, help="at most so many")
    parser.add_argument("--show", type=int, default=20, help="how many of the wrong ones to list")
    arguments = parser.parse_args()
    installed = [Path(sysconfig.get_path(name)) for name in ("purelib", "stdlib")]
    folders = arguments.folders or [Path("/usr/share"), Path("/usr/lib"), *installed]
    results: Counter[str] = Counter()
    wrong = []
    for path in text_files(folders):
        text = text_of(path)
        changed = with_tag(text) if text else None
        if changed is None:
            continue
        result, reason = outcome(changed)
        results[result] += 1
        if result != "whole":
            wrong.append(f"{result} {path}\n    {reason}")
        if sum(results.values()) == arguments.files:
            break
    files = sum(results.values())
    if not files:
        sys.exit("no text files found")
    print(f"{files} files")
    for kind, most in (("split", 0.2), ("refused", 0.5)):
        share = 100 * results[kind] / files
        print(f"{kind:8} {results[kind]:4}  {share:.2f} %  (at most {most} %)")
    print(*wrong[: arguments.show], sep="\n")


if __name__ == "__main__":
    main()
