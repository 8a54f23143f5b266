"""Mixed-script artifacts: words of another script left in a text by a machine, found and repaired."""

from __future__ import annotations

from ingest.stray.engine import find

__all__ = ["find"]
