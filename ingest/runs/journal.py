"""The journal of a run: what has been read and written for good, a line of JSON at a time.

The first line says what run it is; each further one says how far the output is whole, and which
inputs went into it. A line that is cut off, as the last one may be, counts for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Any

from ingest.runs.batches import Place, StaleError
from ingest.runs.tally import Tally
from ingest.settings import Settings
from ingest.version import __version__

FORMAT = 1


@dataclass(slots=True)
class Progress:
    """How far a run has come: the inputs in their order, the bytes of output, the counts."""

    places: list[Place] = field(default_factory=list)
    written: int = 0
    tally: Tally = field(default_factory=Tally)
    complete: bool = False


def head(settings: Settings, sink: str, paths: Sequence[str]) -> dict[str, Any]:
    """What a run is: it can only be taken up by one that is the same in all of this."""
    values = {item.name: repr(getattr(settings, item.name)) for item in fields(settings)}
    listed = "\0".join(paths).encode("utf-8", "surrogateescape")
    return {
        "journal": FORMAT,
        "version": __version__,
        "format": sink,
        "settings": values,
        "digest": settings.digest,
        "inputs": {"count": len(paths), "sha256": sha256(listed).hexdigest()},
    }


def line(values: Mapping[str, Any]) -> bytes:
    """A line of the journal."""
    return json.dumps(values, separators=(",", ":")).encode() + b"\n"


def entry(places: Iterable[Place], written: int, tally: Tally) -> bytes:
    """The line for what has been written since the last one."""
    rows = [_row(place) for place in places]
    return line({"written": written, "places": rows, "tally": tally.record()})


def complete(written: int) -> bytes:
    """The last line: all is written, only the name of the file may be missing."""
    return line({"complete": written})


def recovered(data: bytes, wanted: Mapping[str, Any], size: int) -> tuple[Progress, int]:
    """What the journal says, as far as an output of `size` bytes bears it out, and the bytes of
    the journal that say so; none if not even the first line was written.

    Raises StaleError when the run was another one than is `wanted`.
    """
    progress, until = Progress(), 0
    for number, (found, end) in enumerate(_lines(data)):
        if number == 0:
            _compare(found, wanted)
        elif "complete" in found:
            progress.complete = True
        elif found["written"] > size:
            break
        else:
            _advance(progress, found)
        until = end
    return progress, until


def size_when_complete(data: bytes) -> int | None:
    """The size of the output, if the run came to its end."""
    sizes = [found["complete"] for found, _ in _lines(data) if "complete" in found]
    return sizes[-1] if sizes else None


def _advance(progress: Progress, found: Mapping[str, Any]) -> None:
    places = [Place(*row) for row in found["places"]]
    if places and progress.places and not progress.places[-1].finished:
        progress.places.pop()  # the first one goes on where this was left
    progress.places += places
    progress.written = found["written"]
    progress.tally.add(Tally.of(found["tally"]))


def _row(place: Place) -> list[Any]:
    return [getattr(place, item.name) for item in fields(place)]


def _lines(data: bytes) -> Iterator[tuple[dict[str, Any], int]]:
    end = 0
    for piece in data.split(b"\n")[:-1]:
        end += len(piece) + 1
        try:
            found = json.loads(piece)
        except ValueError:
            return
        yield found, end


def _compare(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    if found.get("journal") != wanted["journal"]:
        raise StaleError("its journal has another format")
    for key, name in (("version", "ingest"), ("format", "--format")):
        if found[key] != wanted[key]:
            raise StaleError(f"{name} was {found[key]}, is {wanted[key]}")
    if found["digest"] != wanted["digest"]:
        then, now = found["settings"], wanted["settings"]
        changed = [name for name in now if then.get(name) != now[name]]
        told = [f"{name} was {then.get(name)}, is {now[name]}" for name in changed]
        raise StaleError("; ".join(told) or "the content of a lexicon has changed")
    if found["inputs"] != wanted["inputs"]:
        then, now = found["inputs"]["count"], wanted["inputs"]["count"]
        raise StaleError(f"other inputs were given ({then} paths then, {now} now)")
