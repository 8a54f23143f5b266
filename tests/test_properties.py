"""What holds for all input, not for some cases."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

import ingest
from ingest.records import original_bytes

PLAIN = ingest.Settings(detector="none")

# Alphabets that the repairs care about, so that random text meets them.
NASTY = (
    "abz AZ09 .,:;-'\"()\n\r\t"
    "\x00\x07\x1b[31m\x85\x9d\xa0\xad\xc3\xa9\xe2\x80\x99\ufffd\ufeff"
    "\u0301\u0327\u200b\u200d\u200c\u200e\u202e\u2028\u2029\u2060\ufe0f"
    "\U000e0041\U000e007f\U0001f3f4\U0001f600\U000e0100"
    "\u0430\u0435\u0421\u043f\u0436\u0456\u03b1\u0391\u03bb"
    "\u6b8b\u9177\u7684\uff0c\u3002\uff21\uff11\u3042\u30a2\ud55c\uae00\u1100\u1161"
    "\u05d0\u0627\u064b\u0915\u094d\u0937\u0e01\uf0b7\ue000\ufb01\ud83d\ude00\udcff"
    "&amp;&#39;<b>`$=*_|"
)
nasty_text = st.text(st.sampled_from(NASTY), max_size=60)
# Words in the wrong encoding, and in another wrong one over that.
WORDS = "вечерний поезд Львів їжак déjà été žluťoučký wciąż 火車 車站 東京 こんにちは 서울 καλημέρα d’un да № │ � ? ok".split()
WRONG = (
    *(("cp1251", "koi8-r"), ("koi8-r", "cp1251"), ("cp866", "cp1251"), ("cp1251", "latin-1")),
    *(("utf-8", "koi8-r"), ("utf-8", "cp866"), ("utf-8", "gb18030"), ("utf-8", "cp932")),
    *(("gb18030", "latin-1"), ("cp932", "latin-1"), ("cp1250", "cp1252"), ("utf-8", "cp1252")),
)


def wrongly_read(words: list[str], ways: list[tuple[str, str]]) -> str:
    text = " ".join(words)
    for written, shown in ways:
        text = text.encode(written, "replace").decode(shown, "replace")
    return text


legacy_text = st.builds(
    wrongly_read,
    st.lists(st.sampled_from(WORDS), max_size=8),
    st.lists(st.sampled_from(WRONG), max_size=3),
)
any_text = st.one_of(
    nasty_text,
    st.text(st.characters(), max_size=40),
    legacy_text,
    st.tuples(legacy_text, nasty_text, legacy_text).map("".join),
)
any_bytes = st.one_of(
    st.binary(max_size=80),
    nasty_text.map(lambda text: text.encode("utf-8", "surrogatepass")),
    nasty_text.map(lambda text: text.encode("utf-16", "surrogatepass")),
)


@given(any_text)
def test_revert_gives_the_original_back(text: str) -> None:
    assert ingest.revert(ingest.clean(text, PLAIN)) == text


@given(any_text)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = ingest.clean(text, PLAIN).text
    again = ingest.clean(once, PLAIN)
    assert again.text == once
    assert again.edits == ()


@given(any_text)
def test_edits_are_sorted_apart_and_lead_both_ways(text: str) -> None:
    document = ingest.clean(text, PLAIN)
    source_at = target_at = 0
    for edit in document.edits:
        assert text[edit.src_start : edit.src_end] == edit.before
        assert document.text[edit.start : edit.end] == edit.after
        assert text[source_at : edit.src_start] == document.text[target_at : edit.start]
        assert edit.before != edit.after
        assert 0 <= edit.confidence <= 1
        source_at, target_at = edit.src_end, edit.end
    assert text[source_at:] == document.text[target_at:]


@given(any_text)
def test_output_is_utf8_and_findings_have_their_place(text: str) -> None:
    document = ingest.clean(text, PLAIN)
    document.text.encode()
    for finding in document.findings:
        removed = finding.kind == "smuggled"
        there = finding.after if removed else finding.before
        assert document.text[finding.start : finding.end] == there


@given(any_bytes)
def test_any_bytes_give_documents(data: bytes) -> None:
    documents = list(ingest.read(data, PLAIN))
    assert documents
    for document in documents:
        document.text.encode()
        ingest.revert(document)


@given(any_bytes)
def test_a_plain_file_is_restored_byte_for_byte(data: bytes) -> None:
    (document,) = ingest.read(data, ingest.Settings(detector="none", expect="plain"))
    if document.encoding != "binary" and not data.startswith((b"\x1f\x8b", b"\x28\xb5\x2f\xfd")):
        assert original_bytes(document.to_dict()) == data


@given(st.lists(st.tuples(st.binary(max_size=60), st.none() | st.just("a.txt")), max_size=5))
def test_pack_then_split_is_the_identity(items: list[tuple[bytes, str | None]]) -> None:
    parts = [ingest.Part(data=data, name=name) for data, name in items]
    out = io.BytesIO()
    ingest.pack(parts, out)
    back = list(ingest.split(out.getvalue()))
    if not parts:
        assert [part.data for part in back] == [b""]
        return
    assert [(part.data, part.name) for part in back] == items
    assert {part.integrity for part in back} == {"verified"}
