"""Signs from the line and the document, and from what the run is."""

from __future__ import annotations

import re

from ingest.stray.model import Site

REPORT_RE = re.compile(
    r"\b(?:chinese|japanese|korean|cyrillic|russian|arabic|foreign|non-english|non-latin|non-ascii|unintended|"
    r"stray|random|untranslated|garbled|unexpected)\s(?:\w+\s)?(?:characters?|text|words?|letters?|insertions?|"
    r"symbols?|script|tokens?|phrases?)\b|\b(?:coding|encoding|rendering) error|\bmojibake\b|\bgarbled\b|"
    r"\bgibberish\b|\blanguage (?:mixing|switch\w*|leak\w*)\b",
    re.IGNORECASE,
)
# Words that no English sentence does without, and how many others make up for them.
ENGLISH_RE = re.compile(
    r"\b(?:the|an?|of|and|or|to|in|is|are|was|were|be|for|with|on|at|by|from|that|this|it|as|not|but|has|have|had|"
    r"will|can|you|we|they|he|she|his|her|their|our|your|its|my|i|no|so|if)\b",
    re.IGNORECASE,
)
LOWER_WORD_RE = re.compile(r"\b[a-z]{3,}\b")
FEWEST_WORDS = 4


def protected_code(site: Site) -> bool:
    return site.block.code


def reported(site: Site) -> bool:
    """The line tells of foreign characters in a text: it quotes the defect."""
    return REPORT_RE.search(site.line) is not None


def latin_word(site: Site) -> bool:
    """Latin words stand in text of any script, and most of them are meant."""
    return site.run.script == "Latin"


def unspaced_main(site: Site) -> bool:
    """East Asian texts take Latin words in more freely than others."""
    return site.block.main in ("Han", "Japanese", "Thai") and site.run.script == "Latin"


def written_on(site: Site) -> bool:
    """Korean writes its particles on to Latin words as to any other."""
    return site.block.main == "Hangul" and site.run.script == "Latin"


def hanja(site: Site) -> bool:
    """Korean writes Chinese characters now and then, mostly for names and terms."""
    return site.block.main == "Hangul" and site.run.script == "Han"


def long_run(site: Site) -> bool:
    words = site.run.core.count(" ") + 1
    return words >= 4 or (
        site.run.script in ("Han", "Hiragana", "Katakana") and len(site.run.core) >= 10
    )


def foreign_line(site: Site) -> bool:
    return site.block.foreign > 0.35


def foreign_document(site: Site) -> bool:
    return site.setting.runs > 2 and site.setting.foreign > 0.12


def topic_language(site: Site) -> bool:
    return site.setting.topic >= 2


def topic_mentioned(site: Site) -> bool:
    return site.setting.topic == 1


def often(site: Site) -> bool:
    return site.setting.repeats.get(site.run.core, 0) >= 3


def many_scripts(site: Site) -> bool:
    return site.setting.scripts >= 3


def lone(site: Site) -> bool:
    return site.setting.runs == 1 or (site.setting.runs <= 3 and site.setting.foreign < 0.05)


def no_english(site: Site) -> bool:
    """Latin words without a single one of English grammar: names among words of another language."""
    if site.block.main != "Latin" or not site.setting.english:
        return False
    around = f"{site.head} {site.tail}"
    return ENGLISH_RE.search(around) is None and len(LOWER_WORD_RE.findall(around)) < FEWEST_WORDS


def headline(site: Site) -> bool:
    """One Chinese character that stands by itself in Korean: a state, a day, a family name."""
    alone = not (site.before.isalpha() or site.after.isalpha())
    return (
        site.block.main == "Hangul"
        and site.run.script == "Han"
        and len(site.run.core) == 1
        and alone
    )
