"""Compile langdetect's language profiles into `profiles.bin`: python ingest/detectors/build.py

The package langdetect carries, for each of 55 languages, how often each run of one to three
characters occurs. Here the languages of one script are put side by side, in lower case, as
logarithms of one byte: a fifth of the size, and quick to add up (see `profiles.py`).
Standard library and langdetect only, and no import from the rest of ingest: the package's build
runs this file.
"""

from __future__ import annotations

import json
import math
import os
import re
import sys
import tempfile
import zlib
from collections import defaultdict
from importlib.metadata import distribution
from pathlib import Path

TARGET = Path(__file__).parent / "profiles.bin"
# The languages that share a script, by their BCP 47 codes and the names of their profiles. All
# others of the package are decided by their script alone.
GROUPS = {
    "Latin": "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi",
    "Cyrillic": "bg mk ru sr-Cyrl=hr uk",
    "Arabic": "ar fa ur",
    "Devanagari": "hi mr ne",
    "Han": "ja zh-Hans=zh-cn zh-Hant=zh-tw",
}
# What a run not seen in a language weighs (langdetect's own: alpha / BASE_FREQ).
UNSEEN = 0.5 / 10_000
# One byte holds a weight of up to 8.2; there is none higher.
SCALE = 31
# Serbian has no profile. Its alphabet matches that of Croatian letter for letter.
GAJICA = {"lj": "љ", "nj": "њ", "dž": "џ"} | dict(
    zip("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж", strict=True)
)

LATIN_RE = re.compile("[a-z]")

Shares = dict[str, float]  # a run of one to three characters -> its share of those of its length


def frequencies(name: str) -> Shares:
    """The shares of a profile's runs, capitals counted as small letters."""
    profile = json.loads(_file(f"profiles/{name}").read_text("utf-8"))
    found: Shares = defaultdict(float)
    for run, count in profile["freq"].items():
        # Capitals that lower() takes for two characters are no run of the profile's.
        if 1 <= len(run) <= 3 and len(run.lower()) == len(run):
            found[run.lower()] += count / profile["n_words"][len(run) - 1]
    return found


def typical(name: str) -> float:
    """What a letter of an ordinary text in the language weighs on average, by the profile itself."""
    profile = json.loads(_file(f"profiles/{name}").read_text("utf-8"))
    runs: list[int] = profile["n_words"]
    return sum(
        share * runs[len(run) - 1] / runs[0] * math.log1p(share / UNSEEN)
        for run, share in frequencies(name).items()
    )


def in_cyrillic(shares: Shares) -> Shares:
    """The same with Cyrillic letters; runs that stand for one letter count for the shorter run."""
    found: Shares = defaultdict(float)
    for run, share in shares.items():
        for latin, cyrillic in GAJICA.items():
            run = run.replace(latin, cyrillic)
        found[run] += share
    return found


def characters(shares: Shares) -> Shares:
    """Single characters only, each with the share of the class that langdetect put it in."""
    found = {run: share for run, share in shares.items() if len(run) == 1}
    for line in _file("utils/messages.properties").read_text("ascii").splitlines():
        key, _, value = line.partition("=")
        if key.startswith("NGram.KANJI"):
            members = value.strip().encode().decode("unicode_escape")
            for member in members:
                found.setdefault(member, shares.get(members[0], 0.0))
    return {run: share for run, share in found.items() if share and run > "\u2e80"}


def table(script: str, languages: dict[str, str]) -> tuple[list[str], bytes]:
    """All runs of a script's languages, and for each run a byte a language: how much more likely
    the run is there than one never seen."""
    rows: dict[str, list[float]] = {}
    for place, (code, name) in enumerate(languages.items()):
        shares = frequencies(name)
        if code == "sr-Cyrl":
            shares = in_cyrillic(shares)
        elif script == "Han":
            shares = characters(shares)
        for run, share in shares.items():
            # Words of other scripts in the text that the profile was made of.
            if script != "Latin" and LATIN_RE.search(run):
                continue
            rows.setdefault(run, [0.0] * len(languages))[place] = share
    runs = sorted(rows)
    weights = bytes(
        min(255, round(SCALE * math.log1p(share / UNSEEN))) for run in runs for share in rows[run]
    )
    return runs, weights


def build(target: Path) -> None:
    """Write the table: a line of JSON that says what is in it, then a compressed block a script."""
    blocks: list[bytes] = []
    scripts: list[dict[str, object]] = []
    for script, names in GROUPS.items():
        languages = {
            name.partition("=")[0]: name.partition("=")[2] or name for name in names.split()
        }
        runs, weights = table(script, languages)
        blocks.append(zlib.compress("\n".join(runs).encode() + b"\0" + weights, 9))
        weights_of = {code: round(typical(name), 2) for code, name in languages.items()}
        scripts.append({"script": script, "languages": weights_of, "bytes": len(blocks[-1])})
    about = {"source": f"langdetect {distribution('langdetect').version}", "scripts": scripts}
    data = json.dumps(about).encode() + b"\n" + b"".join(blocks)
    # Written aside and moved: a run at the same time sees the old table or the new one.
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as out:
        out.write(data)
    os.chmod(out.name, 0o644)
    os.replace(out.name, target)


def _file(name: str) -> Path:
    # Not imported: beside this file stands a module of that name.
    return Path(str(distribution("langdetect").locate_file(f"langdetect/{name}")))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
