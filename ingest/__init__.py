"""Repair stray-script artifacts and mojibake, split q7x2 bundles, emit clean text plus metadata."""

from __future__ import annotations

from ingest.detectors import candidates as detect
from ingest.edits import revert
from ingest.errors import (
    BundleError,
    IngestError,
    LexiconError,
    MissingExtraError,
    SettingError,
    SourceError,
    UnknownNameError,
)
from ingest.model import Defect, Document, Edit, Finding, Language, LanguageSpan, Part, ScriptShare
from ingest.pipeline import clean, pack, read, split
from ingest.settings import DEFAULT, Settings
from ingest.version import __version__

__all__ = [
    "DEFAULT",
    "BundleError",
    "Defect",
    "Document",
    "Edit",
    "Finding",
    "IngestError",
    "Language",
    "LanguageSpan",
    "LexiconError",
    "MissingExtraError",
    "Part",
    "ScriptShare",
    "SettingError",
    "Settings",
    "SourceError",
    "UnknownNameError",
    "__version__",
    "clean",
    "detect",
    "pack",
    "read",
    "revert",
    "split",
]
