"""Mixed-script artifacts: words of another script left in a text by a machine, found and repaired."""

from __future__ import annotations

from ingest.stray.engine import find
from ingest.stray.model import Proposal

__all__ = ["Proposal", "find"]
