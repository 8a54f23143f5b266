"""Lines of a document, the script their prose is in, and what is known of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.stray.model import Block, Run, Setting
from ingest.unicode.scripts import COMMON, script_counts, script_counts_of_lines

# A character of these scripts says about as much as so many letters of an alphabet.
WEIGHTS = {"Han": 2.5, "Hiragana": 1.5, "Katakana": 1.5, "Hangul": 2.0}
# Scripts that one language mixes by nature.
JAPANESE = frozenset(("Han", "Hiragana", "Katakana"))
QUOTED_RE = re.compile(
    r"\u300a[^\u300b\n]*\u300b|[\u300c\u300e][^\u300d\u300f\n]*[\u300d\u300f]|\u201c[^\u201d\n]*\u201d"
)
LATIN_MARK_RE = re.compile(r"[{}<`./_&]")
# Begins what `engine` looks at of Latin words in other scripts: a small word that is no part of another
# or of an identifier.
LOWER_WORD_RE = re.compile(r"[a-z](?<![A-Za-z_%./=$@#\\&:-].)[a-z]{2,}+(?![A-Z_=(\\/@]|[.:-]\w)")
# What is written in Latin letters in any language: placeholders, tags, addresses; and names of files
# and of things in programs. Each begins with one character, for which the engine can look first.
MARKED = (
    r"%\(\w{1,80}\)[a-z]|\$\{{1,2}[\w.]{0,80}\}{1,2}|\{\{?[\w.]{0,80}\}{1,2}|<[^<>\n]{1,200}>|`[^`\n]{1,200}`"
    r"|https?://\S{1,500}|www\.\S{1,500}|&[a-z]{2,8};"
)
MARKED_RE = re.compile(MARKED, re.ASCII)
NEUTRAL_RE = re.compile(rf"{MARKED}|\b\w{{1,60}}(?:[._/]\w{{1,60}}){{1,20}}", re.ASCII)
# What all such names have. Looking for these takes longer than for all else.
INNER_RE = re.compile(r"[._/](?<=\w.)\w", re.ASCII)


def prose(text: str) -> str:
    """The text without what is no prose in any language."""
    if "%" not in text and LATIN_MARK_RE.search(text) is None:
        return text
    return (NEUTRAL_RE if INNER_RE.search(text) else MARKED_RE).sub(" ", text)


def weigh(text: str) -> dict[str, float]:
    """The weight of each script in a text, Japanese counted as one."""
    weights = {name: count * WEIGHTS.get(name, 1.0) for name, count in script_counts(text).items()}
    if "Hiragana" in weights or "Katakana" in weights:
        if QUOTED_RE.search(text) is not None:
            outside = script_counts(QUOTED_RE.sub("", text))
            if not {"Hiragana", "Katakana"} & outside.keys():
                return weights  # a Japanese title in a text that is not Japanese
        kana = weights.get("Hiragana", 0) + weights.get("Katakana", 0)
        if kana * 4 > weights.get("Han", 0):
            joint = sum(weights.pop(name, 0) for name in JAPANESE)
            weights["Japanese"] = joint
    return weights


def main_script(weights: dict[str, float]) -> str:
    """The script of the most weight; `Common` when there is no letter."""
    return max(weights, key=lambda name: (weights[name], name)) if weights else COMMON


def blocks(text: str) -> Iterator[Block]:
    """The lines that may hold a foreign run, a look-alike or a foreign mark, in order."""
    for start, end, counts in script_counts_of_lines(text):
        if len(counts) > 1:
            line = text[start:end]
            if not _plain(line, counts):
                weights = weigh(prose(line)) or weigh(line)
                main = main_script(weights)
                foreign = 1 - weights[main] / sum(weights.values())
                yield Block(start, end, main, foreign, line)
        elif "Latin" in counts:
            yield Block(start, end, "Latin", 0.0, text[start:end])


def _plain(line: str, counts: dict[str, int]) -> bool:
    """Whether a line is in another script than Latin, and its Latin words are none to look at."""
    if len(counts) > 2 or "Latin" not in counts or LOWER_WORD_RE.search(line):
        return False
    # What is no prose is in ASCII, but for what stands inside of these: without it the other script
    # weighs as much, and Latin no more.
    if "<" in line or "`" in line or "://" in line or "www." in line:
        return False
    other = next(name for name in counts if name != "Latin")
    return counts[other] * WEIGHTS.get(other, 1.0) > counts["Latin"]


def setting(text: str, runs: list[Run]) -> Setting:
    """What is known of the whole document."""
    plain = prose(text)
    weights = weigh(plain) or weigh(text)
    main = main_script(weights)
    total = sum(weights.values())
    repeats: dict[str, int] = {}
    for run in runs:
        repeats[run.core] = repeats.get(run.core, 0) + 1
    return Setting(
        main=main,
        text=text,
        prose=plain,
        runs=len(runs),
        foreign=1 - weights[main] / total if total else 0.0,
        repeats=repeats,
        scripts=len({"Han" if run.script in JAPANESE else run.script for run in runs}),
    )
