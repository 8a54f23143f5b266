"""What `ingest clean` writes: one file or a folder of shards, with the edits in it or beside it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import click

from ingest.cli.output import writing
from ingest.compression import bare, pack_of, packing
from ingest.model import Document
from ingest.records import EDITS_ALONE, RECORD, WITHOUT_EDITS
from ingest.sinks import PIECES, SINKS, SUFFIXES, jsonl
from ingest.version import __version__

SHARD_BYTES = 256 << 20  # of text: a size that object stores and data loaders like
MANIFEST = "manifest.json"
BY_SUFFIX = {".parquet": "parquet", ".q7x2": "bundle"}
EDITS = ("inline", "sidecar", "none")


@dataclass(frozen=True, slots=True)
class Target:
    """Where the documents go and how; `pack` is `.gz`, `.zst` or nothing."""

    path: str | None
    sink: str
    edits: str
    pack: str
    shard_bytes: int | None = None

    @property
    def in_pieces(self) -> bool:
        """Whether the file is the sum of its documents' bytes."""
        plain = self.edits == "inline" and not self.pack and self.shard_bytes is None
        return plain and self.sink in PIECES

    def write(self, documents: Iterable[Document]) -> None:
        """Write them all. A file appears under its name only when it is whole."""
        if self.shard_bytes is None:
            self._file(documents, self.path)
        else:
            self._folder(documents, Path(self.path or ""), self.shard_bytes)

    def _file(self, documents: Iterable[Document], path: str | None) -> None:
        fields = RECORD if self.edits == "inline" else WITHOUT_EDITS
        name = self.pack
        with writing(path) as raw, packing(raw, name) as out:
            if self.edits == "sidecar" and path is not None:
                with writing(beside(path)) as raw_side, packing(raw_side, name) as side:
                    SINKS[self.sink](_telling(documents, side), out, fields)
            else:
                SINKS[self.sink](documents, out, fields)

    def _folder(self, documents: Iterable[Document], folder: Path, size: int) -> None:
        """`part-00000.…` and so on, each of about `size` bytes of text, then the manifest: a folder
        without one is not complete."""
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise click.UsageError(f"{folder} is not empty; nothing is overwritten, choose another")
        shards: list[dict[str, Any]] = []
        settings = ""
        for number, shard in enumerate(_shards(documents, size)):
            counted = _Counted(shard)
            path = folder / f"part-{number:05}{SUFFIXES[self.sink]}{self.pack}"
            self._file(counted, str(path))
            settings = counted.settings
            shards.append({"documents": counted.documents, **_file_entry(path)})
            if self.edits == "sidecar":
                shards[-1]["edits"] = _file_entry(Path(beside(str(path))))
        manifest = {
            "ingest_version": __version__,
            "config_hash": settings,
            "format": self.sink,
            "edits": self.edits,
            "documents": sum(shard["documents"] for shard in shards),
            "shards": shards,
        }
        with writing(str(folder / MANIFEST)) as out:
            out.write(json.dumps(manifest, indent=1).encode() + b"\n")


def target(path: str | None, sink: str | None, edits: str, shard_bytes: int | None) -> Target:
    """The target that the options mean. Raises UsageError for what does not go together."""
    to_stream = path is None or path == "-"
    is_folder = not to_stream and (str(path).endswith(("/", os.sep)) or os.path.isdir(str(path)))
    name = "" if to_stream else str(path)
    pack = "" if is_folder else pack_of(name)
    if sink is None:
        sink = BY_SUFFIX.get(os.path.splitext(bare(name))[1].lower(), "jsonl")
    if sink == "text" and is_folder:
        sink = "bundle"  # a shard of one document too must be known for what it is
    if sink == "parquet" and pack:
        raise click.UsageError(f"{name}: Parquet is packed inside; leave out {pack}")
    if edits != "inline" and sink == "dolma":
        raise click.UsageError("--format dolma is about the edits; leave out --edits")
    if edits == "sidecar" and (to_stream or (os.path.exists(name) and not _regular(name))):
        raise click.UsageError("--edits sidecar needs a file or folder: -o OUT")
    if shard_bytes is not None and not is_folder:
        raise click.UsageError("--shard-size needs a folder: -o DIR/")
    if not is_folder:
        return Target(None if to_stream else path, sink, edits, pack)
    return Target(path, sink, edits, "", shard_bytes or SHARD_BYTES)


def beside(path: str) -> str:
    """Where the edits lie that belong to a file: `a.jsonl.gz` has `a.edits.jsonl.gz`."""
    stem, _ = os.path.splitext(bare(path))
    return f"{stem}.edits.jsonl{pack_of(path)}"


def _regular(path: str) -> bool:
    return os.path.isfile(path) or os.path.isdir(path)


def _telling(documents: Iterable[Document], side: BinaryIO) -> Iterator[Document]:
    """The documents, each with its edits written to the side: a line a document."""
    for document in documents:
        record = document.to_dict()
        side.write(jsonl.line({name: record[name] for name in EDITS_ALONE}))
        yield document


def _shards(documents: Iterable[Document], size: int) -> Iterator[Iterator[Document]]:
    """The documents in runs of about `size` bytes of text, at least one in each. A run must be
    read to its end before the next is asked for."""
    items = iter(documents)
    for head in items:
        yield _run(head, items, size)


def _run(head: Document, items: Iterator[Document], size: int) -> Iterator[Document]:
    weight = 0
    for document in chain([head], items):
        yield document
        weight += len(document.text.encode("utf-8", "surrogatepass"))
        if weight >= size:
            return


class _Counted:
    """Documents that are counted as they go by."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._items = documents
        self.documents = 0
        self.settings = ""

    def __iter__(self) -> Iterator[Document]:
        for document in self._items:
            self.documents += 1
            self.settings = document.config_hash
            yield document


def _file_entry(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"file": path.name, "bytes": path.stat().st_size, "sha256": digest}
