"""The q7x2 text bundle: many documents in one file. docs/q7x2.md is its specification."""

from ingest.bundle.append import append
from ingest.bundle.canonical.fence import escape, unescape
from ingest.bundle.canonical.writer import Written, write
from ingest.bundle.extract import extract
from ingest.bundle.index import Entry, find, index, read_entry, write_index
from ingest.bundle.limits import Limits
from ingest.bundle.names import default_name, safe_name
from ingest.bundle.notices import FenceSeen, Notice
from ingest.bundle.reading import Reading, read
from ingest.bundle.seal import seal
from ingest.bundle.splits import is_divisible, read_range, read_split, splits
from ingest.errors import BundleError

__all__ = [
    "BundleError",
    "Entry",
    "FenceSeen",
    "Limits",
    "Notice",
    "Reading",
    "Written",
    "append",
    "default_name",
    "escape",
    "extract",
    "find",
    "index",
    "is_divisible",
    "read",
    "read_entry",
    "read_range",
    "read_split",
    "safe_name",
    "seal",
    "splits",
    "unescape",
    "write",
    "write_index",
]
