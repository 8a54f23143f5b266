"""One JSON object a line, UTF-8, LF, not ASCII-escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from ingest.model import Document


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """The output records, in the order of the documents. Lone surrogates are JSON-escaped."""
    for document in documents:
        line = json.dumps(document.to_dict(), ensure_ascii=False, separators=(",", ":"))
        try:
            data = line.encode()
        except UnicodeEncodeError:  # `before` of an edit that mended a surrogate
            data = json.dumps(document.to_dict(), separators=(",", ":")).encode()
        out.write(data + b"\n")
