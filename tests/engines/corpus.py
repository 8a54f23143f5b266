"""Documents for the contract of all engines: repairs of every kind, none, and odd ones."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from typing import Any

import ingest
from ingest.model import Part

SENTENCES = (
    "The war is\u6b8b\u9177, but the alternative is unthinkable.",
    "Plain words follow here and there, and nothing is wrong with them.",
    "The \u0414\u0440\u0443\u0436\u043a\u043e\u0432\u0441\u043a agglomeration lies in the east of the country.",
    "Beijing (\u5317\u4eac) was founded long ago.",
    "The p\u0430ssword is stored in a file.",
    "We\u00e2\u20ac\u2122re here, they said.",
    "zero\u200bwidth and a bell\x07 in the middle",
    "\u042d\u0442\u043e \u043f\u0440\u043e\u0441\u0442\u043e\u0439 \u0440\u0443\u0441\u0441\u043a\u0438\u0439 \u0442\u0435\u043a\u0441\u0442 \u0431\u0435\u0437 \u043e\u0448\u0438\u0431\u043e\u043a.",
    "\u4e00\u4e9b\u4e2d\u6587\uff0c\u6ca1\u6709\u95ee\u9898\u3002",
    "Smile \U0001f600 and caf\u0065\u0301.",
    "=== q7x2 looks like a fence",
    "Tom &amp; Jerry went home.",
)


def texts(count: int) -> list[str]:
    """So many texts, the same ones every time."""
    chance = random.Random(7)
    found = ["", "\n", "no line end", "crlf\r\nlines\r\n"]
    while len(found) < count:
        if len(found) >= 300 and len(found) % 5:
            # Beyond, most are short and need no language detection: 20,000 test the engine.
            found.append(f"{len(found)}: {chance.random()}\n")
            continue
        lines = chance.choices(SENTENCES, k=chance.randint(1, 6) if len(found) < 300 else 1)
        found.append(f"Document {len(found)}.\n" + "\n".join(lines) + "\n")
    return found[:count]


def write_bundle(path: Path, count: int = 300) -> Path:
    """A sealed bundle of these texts."""
    parts = (
        Part(data=text.encode(), name=f"d{number:06}.txt", id=f"doc-{number:06}")
        for number, text in enumerate(texts(count))
    )
    with path.open("wb") as out:
        ingest.pack(parts, out)
    return path


def read(path: Path | str) -> list[dict[str, Any]]:
    """What one process gives: the records, in order."""
    return [document.to_dict() for document in ingest.read(path)]


def cleaned(count: int = 300) -> list[dict[str, Any]]:
    """What the library call gives for the texts alone, `id` being the text's number."""
    found = []
    for number, text in enumerate(texts(count)):
        record = ingest.clean(text).to_dict()
        found.append({**record, "id": str(number)})
    return found


def has(package: str) -> bool:
    """Whether a package is installed; a folder of that name is none."""
    try:
        spec = importlib.util.find_spec(package)
    except ModuleNotFoundError:
        return False
    return spec is not None and spec.origin is not None
