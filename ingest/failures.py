"""Rows for what could not be cleaned, so that one bad document ends no job."""

from __future__ import annotations

from hashlib import sha256

from ingest.model import Defect, Document
from ingest.settings import Settings
from ingest.version import __version__


def failed(
    id: str | None,
    defect: Defect,
    settings: Settings,
    *,
    text: str = "",
    source: str = "-",
    path: str | None = None,
    offset: int = 0,
) -> Document:
    """A document with the text as it was, no edits, and the defect that says why."""
    raw = text.encode("utf-8", "surrogatepass")
    digest = sha256(raw).hexdigest()
    return Document(
        id=digest[:16] if id is None else id,
        text=text,
        source=source,
        path=path,
        defects=(defect,),
        offset=offset,
        length=len(raw),
        sha256_raw=digest,
        sha256_text=digest,
        characters=len(text),
        ingest_version=__version__,
        config_hash=settings.digest,
    )
