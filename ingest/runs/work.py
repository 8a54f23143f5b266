"""What is done to a batch: its documents repaired, counted and, if that can be, encoded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.errors import IngestError
from ingest.model import Document
from ingest.pipeline import of_part, unrepaired
from ingest.runs.batches import Batch, Item
from ingest.runs.tally import Tally
from ingest.settings import Settings
from ingest.sinks import PIECES


class WorkError(IngestError):
    """A batch could not be worked on; the message names file and offset."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do: the settings, and the sink whose bytes are wanted; None for documents."""

    settings: Settings
    sink: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a batch: bytes or documents, counts, and a line for each failure."""

    data: bytes
    documents: tuple[Document, ...]
    tally: Tally
    failures: tuple[str, ...] = ()


def work(batch: Batch, job: Job) -> Result:
    """The result for a batch. A document that fails is given unrepaired, with the defect `failed`.

    Raises WorkError for what would fail with every document, such as a lexicon that is gone.
    """
    tally = Tally()
    failures: list[str] = []
    pieces: list[bytes] = []
    documents: list[Document] = []
    encode = PIECES[job.sink] if job.sink else None
    for item in batch.items:
        document = _document(item, job.settings, failures)
        tally.see(document)
        if encode:
            pieces.append(encode(document))
        else:
            documents.append(document)
    tally.failed = len(failures)
    return Result(b"".join(pieces), tuple(documents), tally, tuple(failures))


def _document(item: Item, settings: Settings, failures: list[str]) -> Document:
    part, where = item.part, item.where
    try:
        return of_part(part, where, item.dialect, settings)
    except IngestError as error:
        raise WorkError(f"{_place(item)}: {error}") from error
    except Exception as error:  # a mistake in a rule must not end a run of hours
        reason = f"{type(error).__name__}: {error}"
        failures.append(f"{_place(item)}: not repaired: {reason}")
        try:
            return unrepaired(part, where, item.dialect, settings, reason)
        except Exception:
            # Not even described; the digests still say what stood there.
            bare = replace(part, data=b"", raw=None)
            return unrepaired(bare, where, item.dialect, settings, reason)


def _place(item: Item) -> str:
    return f"{item.where}, byte {item.part.offset}"
