"""Bundles of any size for benchmarks of whole runs, from text that Python and the seeds ship.

The same seed gives the same bytes. One document in eight is damaged in some way that is repaired.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from pydoc_data.topics import topics

from ingest import bundle
from ingest.model import Part

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
DAMAGE = (
    lambda text: text.replace("the ", "the\u200b ", 3),
    lambda text: text.replace("a", "\u0430", 1),
    lambda text: text.replace("\u2019", "\u00e2\u20ac\u2122").replace("'", "\u00e2\u20ac\u2122", 2),
    lambda text: text.replace("\n", "\r\n"),
)


def texts(seed: int, smallest: int, largest: int, *, plain: bool = False) -> Iterator[bytes]:
    """Endless documents of between so many bytes; ASCII without damage when `plain`."""
    chance = random.Random(seed)
    prose = "\n".join(topics[name] for name in sorted(topics))
    prose = prose.encode("ascii", "ignore").decode()
    stock = [path.read_text("utf-8") for path in SEEDS]
    while True:
        size = int(smallest * (largest / smallest) ** chance.random())
        start = chance.randrange(max(1, len(prose) - size))
        text = prose[start : start + size]
        while len(text) < size:
            text += prose[: size - len(text)]
        if not plain and chance.random() < 0.125:
            text = chance.choice(DAMAGE)(text) + chance.choice(stock)
        yield text.encode()


def write(path: Path, total: int, smallest: int, largest: int, *, plain: bool = False) -> int:
    """Write a sealed bundle of about `total` bytes, and return its number of documents."""

    def parts() -> Iterator[Part]:
        size = 0
        for number, data in enumerate(texts(20_261_122, smallest, largest, plain=plain)):
            yield Part(data, name=f"{number:06}.txt")
            size += len(data)
            if size >= total:
                return

    with path.open("wb") as out:
        return bundle.write(parts(), out).documents
