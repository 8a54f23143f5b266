"""Check the authored word lists: python scripts/check_words.py [LANG ...] (all without arguments).

For each `ingest/lexicon/LANG.tsv`, and for the generated names (`LANG-cldr.tsv`): form of the rows,
known parts of speech, no duplicate, English words that exist, and how many of the 2,000 commonest
words of the language stand in the list as they are (without lemmatising, so a lower bound for
inflected languages). Needs `wordfreq`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

LEXICON = Path(__file__).parent.parent / "ingest/lexicon"
FACTS = ("english.tsv", "han_frequency.tsv", "han_readings.tsv")
POS = "noun verb adj adv pron prep conj det num intj part name phrase".split()
GLOSS_RE = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’.,$%&/ -]*")


def check(path: Path) -> list[str]:
    problems = []
    seen: dict[tuple[str, str], int] = {}
    lemmas: set[str] = set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        where = f"{path.name}:{number}: {line!r}"
        if len(cells) not in (3, 4):
            problems.append(f"{where}: {len(cells)} columns, want 3 or 4")
            continue
        forms, pos, glosses = cells[0].split("|"), cells[1], cells[2].split("; ")
        if pos not in POS:
            problems.append(f"{where}: part of speech {pos!r}")
        if not 1 <= len(glosses) <= 3:
            problems.append(f"{where}: {len(glosses)} glosses, want one to three")
        for gloss in glosses:
            if not GLOSS_RE.fullmatch(gloss):
                problems.append(f"{where}: gloss {gloss!r}")
            # Money is called by words of its own language (`ngultrum`) in the generated names.
            elif (
                pos != "name"
                and not path.stem.endswith("-cldr")
                and any(
                    zipf_frequency(word, "en") < 1.5 for word in re.split(r"[ /-]", gloss) if word
                )
            ):
                problems.append(f"{where}: is {gloss!r} English?")
            if pos == "verb" and gloss.startswith("to "):
                problems.append(f"{where}: write verbs without 'to'")
            if pos == "noun" and re.match(r"(a|an|the) ", gloss):
                problems.append(f"{where}: write nouns without an article")
        for form in forms:
            if form != form.strip() or not form:
                problems.append(f"{where}: lemma {form!r}")
            if (form, pos) in seen:
                problems.append(f"{where}: {form} {pos} stands at line {seen[form, pos]} already")
            seen.setdefault((form, pos), number)
            lemmas.add(form)
    lang = path.stem.partition("-")[0]
    try:
        common = [w for w in top_n_list(lang, 2200, wordlist="best") if not w.isascii()][:2000]
        covered = sum(word in lemmas for word in common)
        tail = f", {covered} of the {len(common)} commonest words as they are"
    except LookupError:
        tail = ""
    print(f"{path.name}: {len(lemmas)} lemmas, {len(seen)} rows, {len(problems)} problems{tail}")
    return problems


if __name__ == "__main__":
    names = sys.argv[1:] or sorted(p.stem for p in LEXICON.glob("*.tsv") if p.name not in FACTS)
    found = [problem for name in names for problem in check(LEXICON / f"{name}.tsv")]
    print("\n".join(found[:80]))
    sys.exit(bool(found))
