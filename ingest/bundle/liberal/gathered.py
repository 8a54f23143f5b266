"""What is gathered from a fence line: fields, attributes, roles, and the words left over."""

from __future__ import annotations

import re

from ingest.bundle.liberal.fence import Fields
from ingest.bundle.liberal.words import FIELD_OF_KEY, is_file_name
from ingest.bundle.strings import printable

ESCAPED_RE = re.compile(r"""\\(["'\\])""")
INDEX_RE = re.compile(r"[0-9]{1,12}")
AROUND_LABEL = " :|-,\"'"


def unquoted(value: str) -> str:
    r"""The value without the quotes around it.

    >>> unquoted('"a \\"b\\""')
    'a "b"'
    """
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return ESCAPED_RE.sub(r"\1", value[1:-1])
    return value


class Gathered:
    """Fields in the making, the roles found, and the words that are left over."""

    def __init__(self) -> None:
        self.is_enclosed = False
        self.values: dict[str, str] = {}
        self.attrs: dict[str, str] = {}
        self.roles: list[str] = []
        self.left: list[str] = []

    def set(self, kind: str, value: str) -> bool:
        """Fill a field, unless it is filled."""
        if self.values.get(kind):
            return False
        self.values[kind] = value
        return True

    def put(self, key: str, value: str) -> str | None:
        """Take in `key=value`; tells which field it filled, None if it became an attribute."""
        key = key.lower().strip("-_")
        kind = FIELD_OF_KEY.get(key)
        if kind == "index" and not INDEX_RE.fullmatch(value):
            kind = None
            if key == "doc":
                kind = "name" if is_file_name(value) else "id"
        if kind and self.set(kind, value):
            return kind
        self.attrs[key] = value
        return None

    def set_label(self) -> None:
        """Make a label of the words left over, unless they are mere signs such as arrows."""
        label = " ".join(self.left).strip(AROUND_LABEL)
        if any(char.isalnum() for char in label):
            self.set("label", label)

    def fields(self) -> Fields:
        """What was gathered."""
        values = {kind: printable(value) for kind, value in self.values.items() if value}
        attrs = {printable(key): printable(value) for key, value in self.attrs.items()}
        return Fields(**values, attrs=attrs)
