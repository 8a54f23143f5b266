"""The q7x2 text bundle: many documents in one file. docs/q7x2.md is its specification."""

from ingest.bundle.canonical.fence import escape, unescape
from ingest.bundle.canonical.writer import Written, append, write
from ingest.bundle.extract import extract
from ingest.bundle.limits import Limits
from ingest.bundle.names import default_name, safe_name
from ingest.bundle.notices import FenceSeen, Notice
from ingest.bundle.reading import Reading, read
from ingest.bundle.seal import seal
from ingest.bundle.splits import read_split, splits
from ingest.errors import BundleError

__all__ = [
    "BundleError",
    "FenceSeen",
    "Limits",
    "Notice",
    "Reading",
    "Written",
    "append",
    "default_name",
    "escape",
    "extract",
    "read",
    "read_split",
    "safe_name",
    "seal",
    "splits",
    "unescape",
    "write",
]
