"""Passes over text that are too slow in Python, in C; all of them have a twin in Python.

`native` is None where no compiler was at hand when the package was installed, and where the
environment variable INGEST_PURE is set. The output is the same; it takes longer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.native import _native

    native: type[_native.Native] | None
elif os.environ.get("INGEST_PURE"):
    native = None
else:
    try:
        from ingest.native import _native as native
    except ImportError:
        native = None
