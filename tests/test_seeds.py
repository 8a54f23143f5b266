"""The two seed documents, the reason for the program."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from ingest.records import original_bytes

SEEDS = Path(__file__).parent.parent / "seeds"
REPAIRED = {
    "000_0c308bb3dc6c7d80.txt": (
        "\u0414\u0440\u0443\u0436\u043a\u043e\u0432\u0441\u043a",
        "Druzhkovsk",
        "the Druzhkovsk-Kramatorsk-Slavianovsky agglomeration",
    ),
    "001_d9c517303c331309.txt": (
        "\u6b8b\u9177",
        " cruel",
        "The war is cruel, but the alternative is unthinkable.",
    ),
}


@pytest.mark.parametrize("name", REPAIRED)
def test_one_edit_and_nothing_else(name: str) -> None:
    before, after, sentence = REPAIRED[name]
    raw = (SEEDS / name).read_bytes()
    (document,) = ingest.read(SEEDS / name)
    (edit,) = document.edits
    assert (edit.before, edit.after) == (before, after)
    assert sentence in document.text
    assert document.text == raw.decode().replace(before, after)
    assert document.findings == ()
    assert document.defects == ()
    assert ingest.revert(document) == raw.decode()
    assert original_bytes(document.to_dict()) == raw


@pytest.mark.parametrize("name", REPAIRED)
def test_metadata(name: str) -> None:
    (document,) = ingest.read(SEEDS / name)
    assert document.id == name[4:20]
    assert document.index == int(name[:3])
    assert document.language.code == "en"
    assert document.metadata["scripts"] == "Latin:1.0000"
    assert document.title is not None
    assert len(document.title) <= 120


def test_the_bundle_holds_the_same_documents() -> None:
    bundled = list(ingest.read(SEEDS / "seeds.q7x2"))
    files = [document for name in REPAIRED for document in ingest.read(SEEDS / name)]
    assert [d.text for d in bundled] == [d.text for d in files]
    assert [d.id for d in bundled] == [d.id for d in files]
    assert [d.integrity for d in bundled] == ["verified", "verified"]
    assert [d.edits for d in bundled] == [d.edits for d in files]
    assert [d.metadata["sha256_raw"] for d in bundled] == [d.metadata["sha256_raw"] for d in files]


def test_training_profile_takes_the_blank_lines_at_the_end() -> None:
    (document,) = ingest.read(
        SEEDS / "001_d9c517303c331309.txt", ingest.Settings(profile="training")
    )
    assert document.text.endswith("secure.\u2019\n")
    assert not document.text.endswith("\n\n")
    assert [edit.kind for edit in document.edits] == ["word", "space"]
