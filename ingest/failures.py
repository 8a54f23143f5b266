"""Rows for what could not be cleaned, so that one bad document ends no job."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from ingest.model import Defect, Document, Part
from ingest.pipeline import clean, of_part
from ingest.settings import Settings
from ingest.version import __version__

# A longer text is not cleaned: a bundle's reader has the same limit.
DOCUMENT_BYTES = 256 << 20
Text = str | bytes | None


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


def clean_or_tell(text: Text, id: str | None, source: str | None, settings: Settings) -> Document:
    """The text of a table's row cleaned; `id` and `source` as given.

    A null, a text over DOCUMENT_BYTES, and one that could not be cleaned give a document with a
    defect; the last raises with `Settings(strict=True)`. Bytes are text that is not UTF-8.
    """
    where = source or "-"
    if text is None:
        return failed(id, Defect("null-text", None, "the text is null"), settings, source=where)
    if _is_too_large(text):
        detail = f"longer than {DOCUMENT_BYTES} bytes: divide it first; the text is left out"
        return failed(id, Defect("too-large", None, detail), settings, source=where)
    try:
        if isinstance(text, bytes):
            document = of_part(Part(data=text, length=len(text)), None, "none", settings)
        else:
            document = clean(text, settings)
    except Exception as error:
        if settings.strict:
            raise
        defect = Defect("failed", None, f"{type(error).__name__}: {error}")
        kept = text if isinstance(text, str) else text.decode("utf-8", "surrogateescape")
        return failed(id, defect, settings, text=kept, source=where)
    return replace(document, id=document.id if id is None else id, source=where)


def _is_too_large(text: str | bytes) -> bool:
    if isinstance(text, bytes) or text.isascii() or 4 * len(text) <= DOCUMENT_BYTES:
        return len(text) > DOCUMENT_BYTES
    return len(text.encode("utf-8", "surrogatepass")) > DOCUMENT_BYTES
