"""What the snippets do not show: steps for documents of other readers, and what goes wrong there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import corpus
import pytest
import snippet

import ingest

TEXT = "The war is\u6b8b\u9177, they said."


def test_datatrove_cleans_documents_of_other_readers() -> None:
    data = pytest.importorskip("datatrove.data", reason="needs the extra `datatrove`")
    from ingest.engines.datatrove import Clean

    given = [
        data.Document(text=TEXT, id="a", metadata={"url": "u", "path": "theirs"}),
        data.Document(text="", id="b"),
    ]
    first, empty = Clean().run(given)
    assert (first.id, first.text) == ("a", "The war is cruel, they said.")
    assert first.metadata["edits"][0]["before"] == "\u6b8b\u9177"
    assert (first.metadata["url"], first.metadata["path"]) == ("u", "theirs")
    assert (empty.id, empty.text) == ("b", "")


def test_datatrove_ranks_read_every_document_once(tmp_path: Path) -> None:
    pytest.importorskip("datatrove", reason="needs the extra `datatrove`")
    from ingest.engines.datatrove import Q7x2Reader

    path = corpus.write_bundle(tmp_path / "b.q7x2", 40)
    reader = Q7x2Reader(str(path), split_bytes=2_000)
    found = [document.id for rank in range(3) for document in reader.run(None, rank, 3)]
    assert sorted(found) == [f"doc-{n:06}" for n in range(40)]


def test_llamaindex_reads_a_folder_through_its_own_reader(tmp_path: Path) -> None:
    core = pytest.importorskip("llama_index.core", reason="needs the extra `llamaindex`")
    from ingest.engines.llamaindex import Q7x2Reader

    corpus.write_bundle(tmp_path / "b.q7x2", 12)
    reader: Any = core.SimpleDirectoryReader(str(tmp_path), file_extractor={".q7x2": Q7x2Reader()})
    documents = reader.load_data()
    assert [document.text for document in documents] == [
        record["text"] for record in corpus.read(tmp_path / "b.q7x2")
    ]


def test_only_the_title_goes_into_embeddings() -> None:
    pytest.importorskip("llama_index.core", reason="needs the extra `llamaindex`")
    from llama_index.core.schema import MetadataMode

    document = ingest.clean(TEXT).to_llamaindex()
    shown = document.get_content(metadata_mode=MetadataMode.EMBED)
    assert "title" in shown
    assert "sha256" not in shown


def test_haystack_takes_streams_of_its_own() -> None:
    pytest.importorskip("haystack", reason="needs the extra `haystack`")
    from haystack.dataclasses import ByteStream

    from ingest.engines.haystack import Q7x2Converter

    (document,) = Q7x2Converter().run([ByteStream(TEXT.encode())])["documents"]
    assert document.content == "The war is cruel, they said."


def test_the_stage_of_nemo_curator_has_sound_types(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="needs mypy")
    code = tmp_path / "stage.py"
    code.write_text(snippet.sections()["NeMo Curator"], "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent"]
    # NeMo Curator and pyarrow ship no types.
    command += ["--ignore-missing-imports", "--disable-error-code=import-untyped"]
    command += ["--allow-subclassing-any", "--allow-any-generics", str(code)]
    root = Path(snippet.__file__).parents[2]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
