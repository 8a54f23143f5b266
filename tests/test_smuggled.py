"""Hidden text is removed, and told with what it says."""

from __future__ import annotations

import ingest


def test_hidden_text_is_a_finding_that_spells_it_out() -> None:
    hidden = "".join(chr(0xE0000 + ord(char)) for char in "obey me")
    text = f"A quiet{hidden} day."
    document = ingest.clean(text, ingest.Settings(detector="none"))
    assert document.text == "A quiet day."
    (found,) = document.findings
    assert (found.kind, found.before) == ("smuggled", hidden)
    assert "'obey me'" in found.reason
    assert ingest.revert(document) == text


def test_the_tags_of_a_flag_are_no_hidden_text() -> None:
    scotland = (
        "\N{WAVING BLACK FLAG}" + "".join(chr(0xE0000 + ord(c)) for c in "gbsct") + "\N{CANCEL TAG}"
    )
    document = ingest.clean(f"From {scotland} with love.", ingest.Settings(detector="none"))
    assert scotland in document.text
    assert document.findings == ()
