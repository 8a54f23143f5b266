"""Bytes to text and back."""

from __future__ import annotations

import pytest

import ingest
from ingest.decode import decode, encode

TEXT = "Gr\u00fc\u00dfe aus K\u00f6ln, \u041f\u0440\u0438\u0432\u0435\u0442 \U0001f600\n" * 3


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        ("Plain Latin text without a mark.".encode("utf-16-le"), "utf-16-le"),
        ("Plain Latin text without a mark.".encode("utf-16-be"), "utf-16-be"),
        (b"", "utf-8"),
        ("\u6771\u4eac\u306e\u5929\u6c17".encode("iso2022_jp"), "iso2022_jp"),
    ],
)
def test_encoding_is_recognised_and_undone(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.defects == ()
    assert encode(decoded.text, decoded.encoding) == data


def test_one_bad_byte_does_not_turn_the_file_into_another_encoding() -> None:
    good = ("Die Stra\u00dfe ist gro\u00df. " * 20).encode()
    data = good[:100] + b"\xff" + good[100:]
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    (defect,) = decoded.defects
    assert (defect.code, defect.offset) == ("undecodable", 100)
    assert encode(decoded.text, "utf-8") == data
    document = ingest.clean(decoded.text, ingest.Settings(detector="none"))
    assert "\N{REPLACEMENT CHARACTER}" in document.text
    assert ingest.revert(document) == decoded.text


def test_legacy_encoding_is_detected_and_said() -> None:
    text = (
        "\u0412\u0441\u0435 \u0441\u0447\u0430\u0441\u0442\u043b\u0438\u0432\u044b\u0435 \u0441\u0435\u043c\u044c\u0438. "
        * 8
    )
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert [defect.code for defect in decoded.defects] == ["not-utf8"]
    assert encode(decoded.text, decoded.encoding) == text.encode("cp1251")


def test_forced_encoding() -> None:
    assert decode(b"caf\xe9", "latin-1").text == "caf\u00e9"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7\n%\xe2\xe3", bytes(range(32)) * 9]
)
def test_binary_data_gives_no_text_and_a_defect(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text == ""
    assert [defect.code for defect in decoded.defects] == ["binary"]
