"""What the caller chooses, and what is told of each place."""

from __future__ import annotations

from typing import Any

import pytest

from ingest import bundle

FENCED = b"--- one.txt\nAlpha.\n--- two.txt\nBeta.\n"


def test_a_boundary_of_the_callers_own() -> None:
    reading = bundle.read(FENCED, boundary=r"--- (?P<name>\S+)")
    assert [(part.name, part.data) for part in reading] == [
        ("one.txt", b"Alpha.\n"),
        ("two.txt", b"Beta.\n"),
    ]
    assert reading.dialect == "separators"


def test_a_boundary_with_roles() -> None:
    data = b"%% begin 1\nAlpha.\n%% end 1\n%% begin 2\nBeta.\n%% end 2\n"
    reading = bundle.read(data, boundary=r"%% (?P<role>begin|end) (?P<index>\d+)")
    assert [(part.index, part.data) for part in reading] == [("1", b"Alpha.\n"), ("2", b"Beta.\n")]
    assert reading.dialect == "pairs"


def test_another_tag() -> None:
    data = b"=== doc.v2 a.txt ===\nAlpha.\n=== doc.v2 b.txt ===\n--q7x2\n"
    assert [part.name for part in bundle.read(data, tag="Doc.v2")] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"tag": ""}, ValueError),
        ({"tag": "a b"}, ValueError),
        ({"expect": "maybe"}, ValueError),
        ({"boundary": "("}, ValueError),
        ({"boundary": b"bytes"}, TypeError),
        ({"limits": {"docs": 1}}, ValueError),
        ({"limits": {"doc": -1}}, ValueError),
    ],
)
def test_options_that_make_no_sense(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        bundle.read(b"", **options)


def test_refusals_name_the_place_and_the_way_out() -> None:
    with pytest.raises(bundle.BundleError) as refused:
        list(bundle.read(b"Alpha.\n=== q7x2 ===\nBeta.\n--q7x2\nGamma.\n"))
    error = refused.value
    assert (error.code, error.line, error.offset) == ("ambiguous-dialect", 2, 7)
    assert "--boundary" in str(error)


def test_warnings_name_the_place() -> None:
    reading = bundle.read(b"intro\n<q7x2>\nAlpha.\n</q7x2>\noutro\n")
    assert [part.data for part in reading] == [b"Alpha.\n"]
    assert [(notice.code, notice.offset) for notice in reading.warnings] == [
        ("stray-text", 0),
        ("stray-text", 28),
    ]
    assert reading.stray == ((0, 6), (28, 34))
    assert [(fence.line, fence.text) for fence in reading.fences] == [
        (2, "<q7x2>"),
        (4, "</q7x2>"),
    ]


def test_plain_and_bundle() -> None:
    data = b"Alpha.\nq7x2\nBeta.\n"
    assert [part.data for part in bundle.read(data, expect="plain")] == [data]
    assert [part.data for part in bundle.read(data, expect="bundle")] == [b"Alpha.\n", b"Beta.\n"]
    with pytest.raises(bundle.BundleError) as refused:
        list(bundle.read(b"Alpha.\n", expect="bundle"))
    assert refused.value.code == "no-fences"


def test_the_name_of_a_mime_part_may_be_encoded() -> None:
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q7x2\n\n--q7x2\n"
        b"Content-Disposition: attachment;\n filename*=utf-8''gr%C3%BC%C3%9Fe.txt\n\nAlpha.\n"
        b"--q7x2--\n"
    )
    (part,) = bundle.read(data)
    assert (part.name, part.data) == ("gr\u00fc\u00dfe.txt", b"Alpha.\n")


def test_a_text_that_often_names_the_tag_is_no_bundle() -> None:
    prose = b"A line that names q7x2 in passing.\n" * 7 + b"q7x2\n"
    reading = bundle.read(prose * 2)
    assert [part.data for part in reading] == [prose * 2]
    assert [notice.code for notice in reading.warnings] == ["fence-like-content"]


@pytest.mark.parametrize(
    "line",
    ["${q7x2}", "(q7x2", "q7x2)", "_q7x2 = 1", "q7x2</li>", "# Start q7x2 timer"],
)
def test_code_and_prose_are_no_fences(line: str) -> None:
    data = f"{line}\ntext\n{line}\ntext\n".encode()
    assert [part.data for part in bundle.read(data)] == [data]
