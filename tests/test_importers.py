"""Dictionaries of each format become lexicons; what is wrong in them is told and never raises."""

from __future__ import annotations

import base64
import gzip
import lzma
import sqlite3
from pathlib import Path

import pytest

import ingest
from ingest.lexicon import user
from ingest.lexicon.importers import IMPORTERS, Flaw, Word, about, format_of, read
from ingest.lexicon.importers.compiling import Tally, compile_words

CASES = Path(__file__).parent / "cases/lexicon"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ARTICLES = {
    "00-database-short": "00-database-short\nLittle Russian-English dictionary\n",
    "00-database-info": "00-database-info\nMade for a test.\nLicence: public domain\n",
    "зюзюка": "зюзюка /zjuzjuka/ <n, fem>\n1. gizmo, gadget\n2. thing\n Synonym: {штука}\n",
    "бухтеть": 'бухтеть <v>\nto grumble\n"он бухтит" - he grumbles\n',
}


def words(
    path: Path, kind: str | None = None
) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    found = read(path, format_of(path, kind))
    return [(item.forms, item.pos, item.glosses) for item in found if isinstance(item, Word)]


def flaws(path: Path, kind: str | None = None) -> list[Flaw]:
    return [item for item in read(path, format_of(path, kind)) if isinstance(item, Flaw)]


def made(source: Path, target: Path, lang: str = "", kind: str | None = None) -> Tally:
    kind = format_of(source, kind)
    facts = about(source, kind)
    return compile_words(read(source, kind), target, facts, facts.title or source.name, lang)


def number(value: int) -> str:
    digits = ""
    while value or not digits:
        value, rest = divmod(value, 64)
        digits = DIGITS[rest] + digits
    return digits


def dictd(folder: Path, articles: dict[str, str], *, packed: bool = False) -> Path:
    """A dictionary for the dictd server; the path of its index."""
    data, rows = b"", []
    for headword, article in articles.items():
        raw = article.encode()
        rows.append(f"{headword}\t{number(len(data))}\t{number(len(raw))}\n")
        data += raw
    index = folder / "rus-eng.index"
    index.write_text("".join(rows), "utf-8")
    if packed:
        (folder / "rus-eng.dict.dz").write_bytes(gzip.compress(data))
    else:
        (folder / "rus-eng.dict").write_bytes(data)
    return index


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("rus-eng.tei", "tei"),
        ("JMdict.xml", "jmdict"),
        ("cedict.u8", "cedict"),
        ("kaikki.jsonl", "kaikki"),
        ("ru.tsv", "tsv"),
        ("two.tsv", "tsv"),
    ],
)
@pytest.mark.parametrize("pack", ["", "gz", "xz"])
def test_the_format_is_seen_in_the_content(name: str, kind: str, pack: str, tmp_path: Path) -> None:
    data = (CASES / name).read_bytes()
    path = tmp_path / "some-file"
    path.write_bytes({"": bytes, "gz": gzip.compress, "xz": lzma.compress}[pack](data))
    assert format_of(path) == kind
    assert words(path) == words(CASES / name) != []


def test_tei() -> None:
    path = CASES / "rus-eng.tei"
    assert words(path) == [
        (("зюзюка",), "noun", ("gizmo", "gadget")),
        (("кафешка",), "noun", ("cafe",)),
        (("Зюзюкинск",), "name", ("Zyuzyukinsk",)),
        (("бухтеть",), "verb", ("grumble",)),
        (("хрюндель", "хрюндил"), "noun", ("oinker",)),
    ]
    assert [(flaw.line, flaw.detail) for flaw in flaws(path)] == [
        (21, "an entry without a headword")
    ]
    facts = about(path, "tei")
    assert facts.title == "Little Russian-English dictionary"
    assert (facts.licence, facts.lang) == ("Licence: CC0, written for a test.", "ru")


def test_jmdict() -> None:
    path = CASES / "JMdict.xml"
    assert words(path) == [
        (("珍奇箱",), "noun", ("curio box",)),
        (("躄", "いざりばこ"), "verb", ("shuffle", "crawl")),
        (("珍奇川",), "name", ("Chinkigawa",)),
    ]
    assert [flaw.line for flaw in flaws(path)] == [20]
    assert about(path, "jmdict").lang == "ja"


def test_cedict() -> None:
    path = CASES / "cedict.u8"
    assert words(path) == [
        (("珍奇柜", "珍奇櫃"), "noun", ("curio cabinet", "curiosity")),
        (("齾城",), "name", ("Yacheng",)),
    ]
    assert [flaw.line for flaw in flaws(path)] == [6]
    facts = about(path, "cedict")
    assert (facts.title, facts.licence) == (
        "Little CC-CEDICT",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    )


def test_kaikki(tmp_path: Path) -> None:
    path = CASES / "kaikki.jsonl"
    assert words(path) == [
        (("зюзюка",), "noun", ("gadget", "thingamajig")),
        (("Bude",), "noun", ("booth",)),
        (("глядь",), "verb", ("see",)),
    ]
    assert [flaw.line for flaw in flaws(path)] == [7, 8]
    assert dict(made(path, tmp_path / "all.lexicon").words) == {"ru": 2, "de": 1}
    assert dict(made(path, tmp_path / "one.lexicon", lang="ru").words) == {"ru": 2}


def test_tab_separated_lists() -> None:
    assert words(CASES / "ru.tsv") == [
        (("зюзюка", "зюзюки"), "noun", ("gizmo", "gadget")),
        (("бухтеть",), "verb", ("grumble",)),
    ]
    assert words(CASES / "two.tsv") == [
        (("зюзюка",), "noun", ("gizmo",)),
        (("бухтеть",), "verb", ("grumble", "mutter")),
        (("Зюзюкинск",), "name", ("Zyuzyukinsk",)),
    ]
    assert [flaw.line for flaw in flaws(CASES / "ru.tsv")] == [5]
    assert [flaw.line for flaw in flaws(CASES / "two.tsv")] == [3]
    assert about(CASES / "ru.tsv", "tsv").licence == "Licence: our own"
    assert about(CASES / "ru.tsv", "tsv").lang == "ru"


@pytest.mark.parametrize("packed", [False, True])
def test_dictd(packed: bool, tmp_path: Path) -> None:
    index = dictd(tmp_path, ARTICLES, packed=packed)
    expected = [
        (("зюзюка",), "noun", ("gizmo", "gadget", "thing")),
        (("бухтеть",), "verb", ("grumble",)),
    ]
    assert words(index) == expected
    assert words(tmp_path / ("rus-eng.dict.dz" if packed else "rus-eng.dict")) == expected
    facts = about(index, "dictd")
    assert facts.title == "Little Russian-English dictionary"
    assert (facts.licence, facts.lang) == ("Licence: public domain", "ru")


def test_dictd_index_out_of_range(tmp_path: Path) -> None:
    index = dictd(tmp_path, ARTICLES)
    with index.open("a", encoding="utf-8") as stream:
        stream.write(
            "далеко\tzzzzzz\tQ\nмного\tA\tzzzzz\nкриво\t?\tB\nмало\tA\nдлинно\tzzzzzzzzzzzzz\tB\n"
        )
    assert len(words(index)) == 2
    assert sorted(flaw.line for flaw in flaws(index)) == [5, 6, 7, 8, 9]


def test_dictd_without_its_companion(tmp_path: Path) -> None:
    index = dictd(tmp_path, ARTICLES)
    (tmp_path / "rus-eng.dict").unlink()
    (flaw,) = flaws(index, "dictd")
    assert flaw.ends
    assert "one is missing" in flaw.detail


@pytest.mark.parametrize(
    "name", ["rus-eng.tei", "JMdict.xml", "cedict.u8", "kaikki.jsonl", "ru.tsv"]
)
@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_cut_data_give_what_stands_before_the_cut(name: str, pack: object, tmp_path: Path) -> None:
    # Noise behind the entries, so that the cut falls behind them.
    data = (CASES / name).read_bytes() + base64.b64encode(bytes(range(256)) * 2000)
    packed = pack(data)  # type: ignore[operator]
    path = tmp_path / name
    path.write_bytes(packed[: len(packed) - 40])
    found = flaws(path, format_of(CASES / name))
    assert found[-1].ends
    assert "damaged" in found[-1].detail or "well-formed" in found[-1].detail


def test_broken_xml_keeps_the_entries_before_it(tmp_path: Path) -> None:
    path = tmp_path / "rus-eng.tei"
    path.write_bytes((CASES / "rus-eng.tei").read_bytes().replace(b"<form/>", b"<form>"))
    assert len(words(path)) == 4
    last = flaws(path)[-1]
    assert (last.ends, last.line) == (True, 21)


BOMB = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("declared", "used", "said"),
    [
        (BOMB, "&j;", "made of others"),
        (f'<!ENTITY a "{"x" * 5000}">', "&a;" * 100_000, "unusual length"),
        ('<!ENTITY a "text">', "&a;" * 1_100_000, "more than 1000000 characters"),
        ("", "<b>" * 1000, "elements deep"),
        ("", "<b/>" * 100_000, "more than 50000 elements"),
    ],
)
def test_xml_made_to_fill_the_memory(declared: str, used: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "JMdict"
    path.write_text(
        f"<!DOCTYPE JMdict [{declared}]><JMdict><entry><keb>{used}</keb></entry></JMdict>"
    )
    (flaw,) = flaws(path)
    assert flaw.ends
    assert said in flaw.detail


def test_nothing_outside_of_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("password")
    path = tmp_path / "rus-eng.tei"
    path.write_text(
        f'<!DOCTYPE TEI [<!ENTITY s SYSTEM "{secret.as_uri()}"><!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>'
        "<TEI><entry><form><orth>слово</orth></form>"
        '<sense><cit type="trans"><quote>one&s;</quote></cit></sense></entry></TEI>',
        "utf-8",
    )
    assert [glosses for _, _, glosses in words(path)] == [("one",)]


@pytest.mark.parametrize("kind", list(IMPORTERS))
@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\xff" * 400, b"{" * 9000, b"\xff\xfe\x00<", b"\t\n\t\t\n;\n"]
)
def test_any_bytes_in_any_format(kind: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.index"
    path.write_bytes(data)
    (tmp_path / "x.dict").write_bytes(data)
    assert not words(path, kind)
    about(path, kind)


def test_every_format_is_in_the_guide() -> None:
    guide = (Path(__file__).parent.parent / "docs/lexicon.md").read_text("utf-8")
    assert all(f"| `{kind}` |" in guide for kind in IMPORTERS)


def test_files_that_are_no_dictionaries(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with pytest.raises(ingest.LexiconError, match="cannot be read"):
        format_of(path)
    path.touch()
    with pytest.raises(ingest.LexiconError, match="nothing in it"):
        format_of(path)
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    with pytest.raises(ingest.LexiconError, match="a binary file; there are: jmdict"):
        format_of(path)
    path.write_bytes(b"One sentence.\n")
    with pytest.raises(ingest.LexiconError, match="no dictionary of a known format"):
        format_of(path)
    with pytest.raises(ingest.UnknownNameError, match="unknown format 'csv'; there are: jmdict"):
        format_of(path, "csv")


def test_a_dictionary_into_another_language_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ru.tsv"
    path.write_text("house\tдом\n", "utf-8")
    with pytest.raises(ingest.LexiconError, match="no word with an English translation"):
        made(path, tmp_path / "out.lexicon")
    assert [item.name for item in tmp_path.iterdir()] == ["ru.tsv"]


def test_a_language_that_nobody_names(tmp_path: Path) -> None:
    with pytest.raises(ingest.LexiconError, match="name it with --lang"):
        made(CASES / "two.tsv", tmp_path / "out.lexicon")


def test_rows_of_a_word_add_up_once(tmp_path: Path) -> None:
    path = tmp_path / "ru.tsv"
    path.write_text("зюзюка\tgizmo\nзюзюка\tgizmo\nзюзюка\tverb\tgrumble\n", "utf-8")
    made(path, tmp_path / "out.lexicon")
    base = sqlite3.connect(tmp_path / "out.lexicon")
    ((rows,),) = base.execute("SELECT rows FROM word").fetchall()
    assert rows.split("\n") == ["noun\tgizmo\t\tru.tsv", "verb\tgrumble\t\tru.tsv"]
    own = user.known((str(tmp_path / "out.lexicon"),))
    assert [row.pos for row in user.entries(own, "ru", "зюзюка")] == ["noun", "verb"]
