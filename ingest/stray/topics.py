"""How often a text speaks of languages and writing: there foreign script is likely to be meant."""

from __future__ import annotations

from functools import lru_cache

from ingest.expressions import any_of

LANGUAGES = (
    "chinese|japanese|korean|russian|greek|hebrew|arabic|hindi|thai|persian|ukrainian|mandarin|"
    "cantonese|bulgarian|serbian|armenian|georgian"
)
NAMED = " (?:word|words|name|names|character|characters|text|title|term|phrase|letters?|for)"
TOPIC = (
    r"languages?|alphabets?|scripts?|kanji|hanzi|hanja|hiragana|katakana|kana|hangul|pinyin|jyutping|"
    r"cyrillic|unicode|translat\w+|transliterat\w+|romani[sz]\w+|dictionar\w+|vocabulary|grammar|"
    r"pronounc\w+|is written|is spelled|are written|are spelled|vowels?|consonants?|syllables?|particles?|"
    r"pronunciation|etymolog\w+|linguist\w+|i18n|locali[sz]ation|locale|encoding|glyphs?|"
    r"codepoints?|code points?|bidirectional|bidi|right-to-left|rtl|base direction|writing systems?|"
    r"native speakers?|phrasebook|tokeni[sz]\w+"
)
TOPIC_RE = any_of(
    [*TOPIC.split("|"), *(name + NAMED for name in LANGUAGES.split("|"))],
    before=r"(?<!\w)",
    behind=r"\b",
)


# Each line of another script asks for its own setting, of one document.
@lru_cache(maxsize=1)
def topics(text: str) -> int:
    """The number of words and phrases about languages and writing."""
    return sum(1 for _ in TOPIC_RE.finditer(text))
