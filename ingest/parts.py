"""The parts of one source, as the bundle reader gives them, with all that it has to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ingest.errors import BundleError
from ingest.model import Defect, Part
from ingest.settings import Settings
from ingest.sources import label, opened

if TYPE_CHECKING:
    from ingest.bundle import Notice

# What the bundle reader does to a file to look for fences is no defect of a file without any.
OWN_AFFAIR = ("transcoded:", "bom", "cr-only", "not-utf8")


def parts_of(item: Path | bytes | BinaryIO, settings: Settings) -> Iterator[tuple[Part, str]]:
    """The parts of one source with the dialect's name, each held back by one, so that what
    the reader says at the end goes on the record of the last.

    Raises what `ingest.read` raises, and OSError when reading fails: after the part that was held back.
    """
    from ingest import bundle  # imported where it is used: half of the package's start-up time

    with opened(item) as stream:
        reading = bundle.read(
            stream,
            tag=settings.tag,
            expect=settings.expect,
            boundary=settings.boundary,
            salvage=settings.salvage,
            strict=settings.strict,
        )
        held: Part | None = None
        try:
            for part in reading:
                if held is not None:
                    yield held, reading.dialect
                held = part
        except BundleError as error:
            if settings.strict:
                raise
            if held is not None:
                yield held, reading.dialect
            yield _refused(item, error), "none"
            return
        except OSError:
            if held is not None:
                yield held, reading.dialect
            raise
        if held is None:
            # A source without a document still gives a record: nothing is lost unsaid.
            held = Part(data=b"", length=0, raw=reading.verbatim() or None)
        if reading.warnings:
            late = _late(reading.warnings, held, reading.dialect)
            held = replace(held, defects=held.defects + late)
        yield held, reading.dialect


def _late(warnings: Iterable[Notice], held: Part, dialect: str) -> tuple[Defect, ...]:
    """What the reader said that is not on the record of the last part yet."""
    told = {(defect.code, defect.offset) for defect in held.defects}
    return tuple(
        Defect(warning.code, warning.offset, warning.detail)
        for warning in warnings
        if (warning.offset is None or (warning.code, warning.offset) not in told)
        and not (dialect == "none" and warning.code.startswith(OWN_AFFAIR))
    )


def _refused(item: Path | bytes | BinaryIO, error: BundleError) -> Part:
    """What the bundle reader would not divide, as one document."""
    defect = Defect(error.code, error.offset, error.detail)
    if error.code == "too-large":
        # What is over the limit is not held in memory after all.
        name = f"{Path(label(item)).name}@{error.offset or 0}"
        return Part(data=b"", id=name, offset=error.offset or 0, length=0, defects=(defect,))
    if isinstance(item, bytes):
        data = item
    elif isinstance(item, Path):
        data = item.read_bytes()
    else:
        data = b""
        if item.seekable():
            item.seek(0)
            data = item.read()
    return Part(data=data, length=len(data), defects=(defect,))
