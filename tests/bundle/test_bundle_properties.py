"""What holds for any bytes, any cut and any damage."""

from __future__ import annotations

import gzip
import io
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st
from strategies import Trickle, any_bytes, documents, nasty, packed

from ingest import bundle
from ingest.bundle.codes import ERRORS, FAMILIES, WARNINGS, is_damage
from ingest.model import Part

names = st.one_of(st.none(), st.text(st.characters(codec="utf-8"), max_size=20))
options = st.fixed_dictionaries(
    {},
    optional={
        "expect": st.sampled_from(["auto", "bundle", "plain"]),
        "salvage": st.booleans(),
        "strict": st.booleans(),
        "tag": st.sampled_from(["q7x2", "text", "a"]),
        "boundary": st.sampled_from(["--(?P<name>.*)", "=+.*", ""]),
    },
)


def read(data: Any, **chosen: Any) -> tuple[list[Part], bundle.Reading]:
    reading = bundle.read(data, **chosen)
    return list(reading), reading


@given(any_bytes, options)
def test_any_bytes_give_parts_or_a_known_refusal(data: bytes, chosen: dict[str, Any]) -> None:
    refusal = None
    try:
        parts, reading = read(data, **chosen)
    except bundle.BundleError as error:
        refusal = error.code
    if refusal:
        assert refusal in ERRORS or is_damage(refusal)
        return
    for notice in reading.warnings:
        assert notice.code in WARNINGS or notice.code.partition(":")[0] in FAMILIES
    for part in parts:
        assert isinstance(part.data, bytes)
        for text in (part.name, part.id, part.index, part.label, part.nonce, part.header):
            assert text is None or text.encode()
        for key, value in part.attrs.items():
            assert (key + value).encode() is not None


@given(any_bytes)
def test_what_is_not_divided_is_whole(data: bytes) -> None:
    try:
        parts, _ = read(data, expect="plain")
    except bundle.BundleError:
        return
    for part in parts:
        assert (part.raw or part.data) in (data, data.removeprefix(b"\xef\xbb\xbf"))


@given(nasty, st.integers(1, 9), options)
def test_a_stream_gives_the_same_as_bytes(data: bytes, step: int, chosen: dict[str, Any]) -> None:
    def outcome(source: Any) -> Any:
        try:
            parts, reading = read(source, **chosen)
        except bundle.BundleError as refused:
            return refused.code, refused.offset, refused.line
        return parts, reading.dialect, reading.warnings, reading.stray, reading.fences

    wanted = outcome(data)
    assert outcome(Trickle(data, step)) == wanted
    if not chosen.get("salvage"):  # damaged members are given up at places that depend on it
        with mock.patch("ingest.bundle.content.BLOCK", step):
            assert outcome(data) == wanted


@given(any_bytes)
def test_escaping_undoes_itself_and_leaves_no_mark_bare(data: bytes) -> None:
    escaped = bundle.escape(data)
    assert bundle.unescape(escaped) == data
    assert all(
        escaped[at - 1 : at] == b"\\"
        for at in range(len(escaped))
        if escaped.startswith(b"=== q7x2", at)
    )


@given(documents, names, names, st.booleans())
def test_what_is_written_is_read(
    data: list[bytes], name: str | None, id: str | None, seal: bool
) -> None:
    out = io.BytesIO()
    attrs = {"title": name} if name is not None else {}
    bundle.write([Part(text, name=name, id=id, attrs=attrs) for text in data], out, seal=seal)
    parts, reading = read(out.getvalue())
    assert [part.data for part in parts] == data
    assert all((part.name, part.id, part.attrs) == (name, id, attrs) for part in parts)
    assert all(part.integrity == ("verified" if seal else "unsealed") for part in parts)
    assert not {n.code for n in reading.warnings} & {"stray-text", "bad-fence", "truncated"}


@given(documents)
def test_packing_packs_to_the_same(data: list[bytes]) -> None:
    first = packed(data)
    again = io.BytesIO()
    bundle.seal(first, again)
    assert again.getvalue() == first
    assert [part.data for part in bundle.read(gzip.compress(first))] == data


@given(documents, st.integers(0, 400))
def test_any_cut_keeps_what_stands_before_it(data: list[bytes], cut: int) -> None:
    whole = packed(data)
    before = [part for part in bundle.read(whole) if part.offset + (part.length or 0) + 80 < cut]
    if cut < 40:
        return
    parts, reading = read(whole[:cut])
    assert parts[: len(before)] == before
    for part, text in zip(parts, data, strict=False):
        assert part.data == text or part.integrity != "verified"
    if cut < len(whole) - len(b" ===\n"):  # the last words of a fence line may be missing
        assert reading.warnings


@given(documents, st.lists(st.integers(0, 600), max_size=6))
def test_every_document_is_in_one_split(data: list[bytes], cuts: list[int]) -> None:
    whole = packed(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bundle")
        path.write_bytes(whole)
        edges = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
        parts = [
            part for start, end in pairwise(edges) for part in bundle.read_split(path, start, end)
        ]
    assert [part.data for part in parts] == data
    assert all(part.integrity == "verified" for part in parts)


# Neither a fence nor a header block.
innocent = st.binary(max_size=30).filter(lambda text: not set(text) & set(b"7:={"))


@given(st.lists(innocent, min_size=2))
def test_labelled_fences_give_the_exact_texts(data: list[bytes]) -> None:
    lines = [b"=== q7x2 %d.txt ===\n%s\n" % (index, text) for index, text in enumerate(data)]
    parts, _ = read(b"".join(lines))
    assert [part.data for part in parts] == [text + b"\n" for text in data]


def damaged(whole: bytes, place: int, change: bytes | None, cut: int) -> bytes:
    return whole[:place] + (change or b"") + whole[place + cut :]


def check_damage(whole: bytes, data: list[bytes]) -> None:
    """At most one document is lost, and none that is changed is taken for good."""
    parts, reading = read(whole)
    lost = Counter(data) - Counter(part.data for part in parts)
    assert sum(lost.values()) <= 1, reading.warnings
    for part in parts:
        if part.data not in data:
            assert part.integrity
            assert not part.integrity.startswith(("verified", "repaired"))
            assert part.defects


@given(documents, st.data())
def test_one_damaged_byte_costs_one_document_at_most(
    data: list[bytes], draw: st.DataObject
) -> None:
    whole = packed(data)
    place = draw.draw(st.integers(0, len(whole) - 1))
    byte = draw.draw(st.binary(min_size=1, max_size=1))
    for change, cut in ((b"", 1), (byte, 1), (byte, 0)):
        check_damage(damaged(whole, place, change, cut), data)


def test_every_single_byte_of_a_bundle_may_be_damaged() -> None:
    quoted = packed([b"inner\n", b"x"])
    data = [b"Alpha.\n", quoted, "Gr\u00fc\u00dfe".encode(), b"", b"=== q7x2/1 end ===\n"]
    for whole in (packed(data), packed(data, head=False, close=False)):
        for place in range(len(whole)):
            flipped = bytes([whole[place] ^ 1 << place % 8])
            for change, cut in ((b"", 1), (flipped, 1), (b"\n", 1), (b"\n", 0), (b"\\", 0)):
                check_damage(damaged(whole, place, change, cut), data)


@given(documents, st.data())
def test_lines_doubled_or_deleted_pass_nothing_off_as_good(
    data: list[bytes], draw: st.DataObject
) -> None:
    lines = packed(data).splitlines(keepends=True)
    place = draw.draw(st.integers(0, len(lines) - 1))
    count = draw.draw(st.sampled_from([0, 2, 3]))
    changed = b"".join([*lines[:place], *[lines[place]] * count, *lines[place + 1 :]])
    try:
        parts, _ = read(changed)
    except bundle.BundleError:
        return
    for part in parts:
        assert part.data in data or part.integrity != "verified"
