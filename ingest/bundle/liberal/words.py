"""The words a fence line may consist of."""

from __future__ import annotations

import re
from functools import lru_cache

OPEN = frozenset({"begin", "start", "open", "bof", "region"})
CLOSE = frozenset({"end", "stop", "close", "finish", "eof", "eod", "fin", "done", "endregion"})
BUNDLE = frozenset(
    {
        "archive",
        "bundle",
        "collection",
        "container",
        "documents",
        "files",
        "format",
        "manifest",
    }
)
ROLES = {
    **dict.fromkeys(OPEN, "open"),
    **dict.fromkeys(CLOSE, "close"),
    **dict.fromkeys(BUNDLE, "bundle"),
}
FILLERS = frozenset(
    {
        "boundary",
        "break",
        "content",
        "cut",
        "doc",
        "document",
        "entry",
        "fence",
        "file",
        "here",
        "item",
        "marker",
        "new",
        "next",
        "of",
        "part",
        "record",
        "sep",
        "separator",
        "split",
        "text",
        "the",
    }
)

# Keys of `key=value` and of header blocks, and the field they fill.
FIELD_OF_KEY = {
    **dict.fromkeys(("name", "file", "filename", "path", "src"), "name"),
    **dict.fromkeys(("id", "docid", "doc-id", "doc_id", "document-id", "uid", "uuid"), "id"),
    **dict.fromkeys(
        ("index", "idx", "seq", "no", "n", "num", "number", "doc", "part", "i"), "index"
    ),
    "total": "total",
    "nonce": "nonce",
    "salt": "nonce",
}
# Keys that are understood in `key: value` without brackets, beside those above.
DESCRIPTIVE_KEYS = frozenset(
    {
        "author",
        "date",
        "lang",
        "len",
        "length",
        "sha256",
        "size",
        "source",
        "title",
        "type",
        "url",
    }
)

# Words that announce the next one: `file a.txt`, `id 17`, `doc 3`.
FIELD_OF_WORD = {
    **dict.fromkeys(("file", "filename", "name", "path"), "name"),
    **dict.fromkeys(("id", "docid"), "id"),
    **dict.fromkeys(
        (
            "chunk",
            "doc",
            "document",
            "entry",
            "idx",
            "index",
            "item",
            "no",
            "nr",
            "num",
            "number",
            "page",
            "part",
            "record",
            "seq",
        ),
        "index",
    ),
}

FILE_NAME_RE = re.compile(
    r"(?!\w+://)(?:[\w.@+%~:-]*[\\/])*[\w.@+%~-]*\w\.[A-Za-z][A-Za-z0-9]{0,7}"
)
PATH_RE = re.compile(r"(?!\w+://)[\w.@+%~-]*(?:/[\w.@+%~-]+)+")
SAMPLE_NAME_RE = re.compile(r"\d{1,9}_[0-9a-f]{16}")  # the default names, without their suffix
HEX_ID_RE = re.compile(
    r"[0-9a-f]{8,64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE
)
NUMBER_RE = re.compile(r"#?(\d{1,9})(?:/(\d{1,9}))?", re.ASCII)
GLUED_NUMBER_RE = re.compile(
    r"(?:doc|document|part|file|record|item|entry|chunk|no|nr)[-_.#]?(\d{1,9})", re.ASCII
)
VERSION_RE = re.compile(r"v(\d+(?:\.\d+)?)", re.ASCII)
URL_RE = re.compile(r"https?://\S+")


LONGEST_NAME = 255  # characters


@lru_cache(maxsize=1024)  # each rule about words asks
def is_file_name(word: str) -> bool:
    """Whether the word looks like the name of a file."""
    return len(word) <= LONGEST_NAME and bool(
        FILE_NAME_RE.fullmatch(word) or SAMPLE_NAME_RE.fullmatch(word)
    )
