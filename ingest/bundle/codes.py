"""Every error and warning code, with what it means and what decides the case."""

from __future__ import annotations

from ingest.errors import BundleError

ERRORS = {
    "ambiguous-dialect": "several kinds of fence lines compete; name the right one by --boundary, "
    "or take the file as one text with --expect plain",
    "ambiguous-nonce": "the nonces of the fence lines alternate, so some fences may be content; "
    "name the right ones by --boundary",
    "bad-encoding": "the file is announced as UTF-16 or UTF-32 and is not; convert it to UTF-8",
    "bad-json-document": "a listed document is neither an object with a text nor a string; "
    "mend it, or take the file as one text with --expect plain",
    "bad-json-line": "not every line is a JSON object with a text; --salvage skips such lines",
    "compression-bomb": "it unpacks to far more than a text would; raise the limits total, ratio "
    "or ratio_floor if this is meant",
    "confusable-tag": "the tag holds look-alike or invisible characters, so no fence is real; "
    "mend the fence lines, or take the file as one text with --expect plain",
    "fence-in-code-block": "fence lines stand inside a Markdown code block, so they may be an "
    "example; --expect bundle or --expect plain decides",
    "gz-corrupt": "the gzip data is damaged; --salvage reads what can be read",
    "gz-trailing-garbage": "other bytes follow the gzip data; --salvage ignores them",
    "gz-truncated": "the gzip data is cut off; --salvage reads what can be read",
    "label-mismatch": "a closing fence has another label than the opening one; mend the label",
    "no-fences": "no fence line was found; check --tag and --boundary, or use --expect auto",
    "no-zstandard": 'to read Zstandard, install it: pip install "ingest[zstd]"',
    "too-large": "a document exceeds the limit doc, or their number the limit fences; raise it "
    "if this is meant",
    "too-many-layers": "it is compressed more than once; unpack it first, or raise the limit "
    "layers",
    "unbalanced": "opening and closing fences do not fit together; --salvage reads on",
    "unsupported-version": "the bundle is of a version this reader does not know; use a newer one",
    "weak-evidence": "there is too little to tell a fence from content; --expect bundle or "
    "--expect plain decides",
    "zst-corrupt": "the Zstandard data is damaged or cut off; --salvage reads what can be read",
}

WARNINGS = {
    "bad-fence": "a line starts like a canonical fence line and cannot be read",
    "bad-json-line": "a JSON element does not fit and was skipped",
    "bad-transfer-encoding": "the announced base64 or quoted-printable could not be decoded",
    "bom": "the file starts with a byte-order mark, which was dropped",
    "confusable-tag": "a line would be a fence but for look-alike or invisible characters",
    "count-mismatch": "the fences announce another number of documents",
    "cr-only": "the file has no LF; its CRs were read as line ends",
    "docs-missing": "the close line announces another number of documents",
    "duplicate-id": "two documents have the same id",
    "duplicate-index": "two documents have the same index",
    "duplicate-name": "two documents have the same name",
    "empty-document": "two fences follow each other directly",
    "empty-input": "there is nothing in the file",
    "fence-in-code-block": "fence lines stand inside a Markdown code block",
    "fence-like-content": "a line looks like a fence and was taken as content",
    "glued-fence": "two fence lines stand on one line; both were read",
    "gz-corrupt": "gzip data is damaged; the rest was read",
    "gz-padding": "NUL bytes follow the gzip data",
    "gz-trailing-garbage": "other bytes follow the gzip data; they were ignored",
    "gz-truncated": "the gzip data is cut off; what there is was read",
    "header-too-large": "fields did not fit into a header and were left out",
    "inconsistent-headers": "some documents start with a header block and some do not; all kept",
    "length-mismatch": "an announced length is not the length found",
    "missing-blank-line": "header lines without the blank line after them were taken as text",
    "missing-close": "some documents have no closing fence",
    "missing-end": "a document has no end line although others have",
    "nested-fences": "fences inside a document were taken as content",
    "no-close": "a segment was started and not closed",
    "no-documents": "there are fences and no documents",
    "not-utf8": "a document is not UTF-8",
    "nul-in-text": "a document holds NUL characters",
    "order-or-content": "the close line does not confirm the order or content of the documents",
    "orphan-end": "an end line ends no document",
    "stray-text": "there is text outside the documents",
    "truncated": "the last document is not closed",
    "unbalanced": "opening and closing fences do not fit together; read on all the same",
    "unknown-flag": "a fence line carries a word this reader does not know",
    "unknown-header-key": "header lines with an unknown key were taken as text",
    "unknown-record": "a record of an unknown kind was skipped",
    "unsafe-name": "a name is not safe to write to; it is kept as data",
    "unsupported-version": "a record is of a version this reader does not know",
    "zst-corrupt": "Zstandard data is damaged or cut off; the rest was read",
}

# Warnings with a value behind the colon: the integrity of a document, the encoding undone.
FAMILIES = {
    "integrity": "the sum does not confirm the document as it stands",
    "transcoded": "the file was converted to UTF-8 first",
}

# What the strict mode refuses: signs of damage or loss, not matters of taste.
DAMAGE = frozenset(
    {
        "bad-fence",
        "bad-json-line",
        "docs-missing",
        "gz-corrupt",
        "gz-trailing-garbage",
        "gz-truncated",
        "missing-close",
        "missing-end",
        "no-close",
        "not-utf8",
        "order-or-content",
        "orphan-end",
        "truncated",
        "unbalanced",
        "zst-corrupt",
    }
)


def is_damage(code: str) -> bool:
    """Whether the strict mode refuses a file with this warning."""
    return code in DAMAGE or code.startswith("integrity:")


def explain(code: str) -> str:
    """What a warning means, in a clause."""
    return WARNINGS.get(code) or FAMILIES[code.partition(":")[0]]


def refusal(
    code: str, seen: str = "", *, offset: int | None = None, line: int | None = None
) -> BundleError:
    """The error for a code: what was seen, what it means, the option that decides."""
    advice = ERRORS.get(code) or explain(code)
    detail = f"{seen}: {advice}" if seen else advice
    return BundleError(code, detail, offset=offset, line=line)
