"""Elements of large XML files, one at a time, from files that nobody vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from ingest.lexicon.importers.model import Damage

CHUNK = 65_536
# What no entry of a dictionary comes near; more is damage, or made to fill the memory.
DEEPEST, MOST_NODES, MOST_TEXT, LONGEST_ENTITY, MOST_ENTITIES = 200, 50_000, 1_000_000, 1000, 5000
NESTED_RE = re.compile(r"[&%][^\s;&%]+;")


def elements(
    stream: BinaryIO, wanted: frozenset[str], *, names: bool = False
) -> Iterator[tuple[int, Element]]:
    """(line, element) for each outermost element with a wanted name, prefixes left out.

    Entities that the file declares stand for their text, or for their own name with `names`:
    some dictionaries write their codes so. Each is taken once and as it is, those that hold
    others are refused, and nothing outside of the file is ever read. Raises Damage.
    """
    reader = _Reader(wanted, names)
    while chunk := stream.read(CHUNK):
        yield from reader.feed(chunk)
    yield from reader.feed(b"", last=True)


class _Reader:
    """Builds elements from the parser's events."""

    def __init__(self, wanted: frozenset[str], names: bool) -> None:
        self._wanted = wanted
        self._names = names
        self._entities: dict[str, str] = {}
        self._done: list[tuple[int, Element]] = []
        self._tree: TreeBuilder | None = None
        self._depth = self._inside = self._nodes = self._text = self._line = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.EntityDeclHandler = self._declared
        # With a default handler in place the parser itself expands no entity in the text.
        self._parser.DefaultHandler = self._other

    def feed(self, chunk: bytes, last: bool = False) -> Iterator[tuple[int, Element]]:
        """The elements that end within the chunk, also those before any damage in it."""
        damage = None
        try:
            self._parser.Parse(chunk, last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            damage = Damage(f"not well-formed: {error}", self._parser.CurrentLineNumber)
        except Damage as error:
            damage = error
        done, self._done = self._done, []
        yield from done
        if damage is not None:
            raise damage

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Damage(f"more than {DEEPEST} elements deep", self._parser.CurrentLineNumber)
        name = tag.rpartition(":")[2]
        if self._tree is None:
            if name not in self._wanted:
                return
            self._tree = TreeBuilder()
            self._inside, self._line = self._depth, self._parser.CurrentLineNumber
            self._nodes = self._text = 0
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise Damage(f"an entry of more than {MOST_NODES} elements", self._line)
        self._tree.start(name, attributes)

    def _end(self, tag: str) -> None:
        if self._tree is not None:
            self._tree.end(tag.rpartition(":")[2])
            if self._depth == self._inside:
                self._done.append((self._line, self._tree.close()))
                self._tree = None
        self._depth -= 1

    def _data(self, text: str) -> None:
        if self._tree is None:
            return
        self._text += len(text)
        if self._text > MOST_TEXT:
            raise Damage(f"an entry of more than {MOST_TEXT} characters", self._line)
        self._tree.data(text)

    def _other(self, text: str) -> None:
        if text.startswith("&") and text.endswith(";"):
            name = text[1:-1]
            if name in self._entities:
                self._data(name if self._names else self._entities[name])

    def _declared(self, name: str, parameter: int, value: str | None, *_: object) -> None:
        if parameter or value is None:
            return  # one of the document type's own, or one that stands in another file
        if NESTED_RE.search(value):
            raise Damage(
                f"the entity {name} is made of others, which are not resolved",
                self._parser.CurrentLineNumber,
            )
        if len(value) > LONGEST_ENTITY or len(self._entities) >= MOST_ENTITIES:
            raise Damage("entities of unusual length or number", self._parser.CurrentLineNumber)
        self._entities[name] = value
