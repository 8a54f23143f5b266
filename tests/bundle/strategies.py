"""Bytes that a bundle reader cares about, so that random input meets its rules."""

from __future__ import annotations

import io

from hypothesis import strategies as st

from ingest import bundle
from ingest.model import Part

PIECES = [
    b"=== q7x2",
    b"=== q7x2/1 doc ===\n",
    b"=== q7x2/1 bundle ===\n",
    b"=== q7x2/1 end ===\n",
    b"=== q7x2/1 end bytes=3 sum=0123456789abcdef0123456789abcdef ===\n",
    b"=== q7x2/1 close docs=1 sum=0123456789abcdef0123456789abcdef ===\n",
    b"=== q7x2/2 doc ===\n",
    b"=== q7x2/1 note ===\n",
    b"--q7x2\n",
    b"--q7x2--\n",
    b"--q7x2-8f3a\n",
    b"=== q7x2 a.txt ===\n",
    b"=== q7x2 begin a ===\n",
    b"=== q7x2 end a ===\n",
    b"=== q7x2 bundle ===\n",
    b'<q7x2 id="1">',
    b"</q7x2>",
    b"[q7x2]\n",
    b"[/q7x2]\n",
    b"#q7x2 1/2\n",
    b"q7x2\n",
    b"q7x2: a.txt\n",
    b"<|q7x2|>",
    b"```q7x2 a.txt\n",
    b"```\n",
    b"~~~\n",
    b"cat > a <<'q7x2'\n",
    b"\\begin{q7x2}\n",
    b"\\end{q7x2}\n",
    b"====\n",
    b'{"q7x2": 1, "text": "a"}\n',
    b"\x1e",
    b"[",
    b"{",
    b"Content-Length: 5\n\n",
    b"Name: a.txt\n\n",
    b"---\nname: a\n---\n",
    b"Content-Type: multipart/mixed\n\n",
    b"Content-Transfer-Encoding: base64\n\n",
    b"\\",
    b"\n",
    b"\n\n",
    b"\r\n",
    b"\r",
    b" ",
    b"\t",
    b"a",
    b"text\n",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x1f\x8b\x08\x00",
    b"\x28\xb5\x2f\xfd",
    "q7\N{CYRILLIC SMALL LETTER HA}2".encode(),
    "\N{ZERO WIDTH SPACE}".encode(),
    "\N{EM DASH}".encode(),
    "\N{LINE SEPARATOR}".encode(),
    b"q\x007\x00x\x002\x00",
]

nasty = st.lists(st.sampled_from(PIECES), max_size=16).map(b"".join)
documents = st.lists(st.one_of(nasty, st.binary(max_size=30)), max_size=5)
any_bytes = st.one_of(nasty, st.binary(max_size=60))


def packed(data: list[bytes], **options: bool) -> bytes:
    """A canonical bundle of these documents, named by their numbers."""
    out = io.BytesIO()
    parts = [Part(text, name=f"{index}.txt") for index, text in enumerate(data)]
    bundle.write(parts, out, **options)
    return out.getvalue()


class Trickle(io.RawIOBase):
    """A stream that cannot seek and gives a few bytes at a time."""

    def __init__(self, data: bytes, step: int) -> None:
        self._file = io.BytesIO(data)
        self._step = step

    def readable(self) -> bool:
        """It can be read, and nothing else."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes, however many were asked for."""
        return self._file.read(self._step)
