"""Output records as the documents of other libraries, each imported when it is asked for.

Metadata are flat scalars, as vector stores want them; the edits stay with the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Record = Mapping[str, Any]


def flat(record: Record) -> dict[str, str | int | float]:
    """Metadata, source and language in one mapping of scalars."""
    about = {name: record[name] for name in ("source", "language", "language_score")}
    return {**record["metadata"], **about}


def to_langchain(record: Record) -> Any:
    """A `langchain_core.documents.Document`."""
    from langchain_core.documents import Document

    return Document(page_content=record["text"], id=record["id"], metadata=flat(record))


def to_llamaindex(record: Record) -> Any:
    """A `llama_index.core.schema.Document`."""
    from llama_index.core.schema import Document

    metadata = flat(record)
    # By default all metadata go in front of each chunk, into the embedding and the prompt.
    hidden = sorted(set(metadata) - {"title"})
    return Document(
        text=record["text"],
        id_=record["id"],
        metadata=metadata,
        excluded_embed_metadata_keys=hidden,
        excluded_llm_metadata_keys=hidden,
    )


def to_haystack(record: Record) -> Any:
    """A `haystack.Document`."""
    from haystack import Document

    return Document(id=record["id"], content=record["text"], meta=flat(record))


def to_datatrove(record: Record) -> Any:
    """A `datatrove.data.Document`; its metadata hold edits, findings and defects too."""
    from datatrove.data import Document

    lists = {name: record[name] for name in ("edits", "findings", "defects")}
    return Document(text=record["text"], id=record["id"], metadata={**flat(record), **lists})
