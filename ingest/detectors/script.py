"""What the script of a text says about its language, and the letters that only one language has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.unicode.scripts import COMMON, script_of

# Scripts that one language decides: statistics are slower and no better there.
DECIDED = {
    "Armenian": "hy",
    "Bengali": "bn",
    "Ethiopic": "am",
    "Georgian": "ka",
    "Greek": "el",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Hangul": "ko",
    "Hebrew": "he",
    "Hiragana": "ja",
    "Kannada": "kn",
    "Katakana": "ja",
    "Khmer": "km",
    "Lao": "lo",
    "Malayalam": "ml",
    "Myanmar": "my",
    "Oriya": "or",
    "Sinhala": "si",
    "Tamil": "ta",
    "Telugu": "te",
    "Thaana": "dv",
    "Thai": "th",
    "Tibetan": "bo",
}
# Languages that letters of their own tell from the others of the script: the letters, and those
# that speak against it. The rarer alphabets first.
LETTERS: dict[str, tuple[tuple[str, Sequence[str], str], ...]] = {
    "Arabic": (
        ("ug", "ۇۈ", "ټډښځێ"),
        ("ckb", "ێڕڵۆ", "ې"),
        ("ps", "ټډړښځڅۍې", ""),
    ),
    "Bengali": (("as", "ৰৱ", "র"),),
    "Cyrillic": (
        ("be", "іў", "ищїєқғәң"),
        ("tg", "ӣӯҷқғҳ", "ўыңә"),
        ("uz-Cyrl", "ўқғҳ", "ыңәі"),
        ("kk", "ұқғ", "ўҳїє"),
        ("tt", "әҗ", "қғі"),
        ("sr-Cyrl", "ђћ", "ѓќѕ"),
        ("ky", "ңөү", "хәқғі"),
        ("mn", "өү", "ңәқғ"),
    ),
    # Ligatures, and alef with the two points that Hebrew of today leaves out; with others it is
    # pointed Hebrew.
    "Hebrew": (("yi", ("ײ", "ױ", "װ", "אָ", "אַ"), "ֵֶֹ"),),
    "Latin": (("az", "ə", ""), ("is", "þð", ""), ("eo", "ĉĝŝŭ", ""), ("mt", "ħġ", "")),
}
CODES = frozenset(DECIDED.values()) | {rule[0] for rules in LETTERS.values() for rule in rules}
# Such letters are at least this share of all; a name or two in a text are fewer. Those against it
# are far fewer.
LEAST = 0.01
AGAINST = 8
# That letters are absent says nothing in a text of fewer letters than this.
ABSENT = 60
# Latin letters are in texts of all scripts: names, brands, commands. And a Han character says as
# much as some letters of an alphabet.
WEIGHTS = {"Latin": 1, "Han": 3}
OTHER = 2
# Two letters are no evidence: "OK" is in all languages.
FEWEST_LETTERS = 3
LEAST_CONFIDENCE = 0.0001  # what confidence is rounded to
# The scripts that a word of a text may begin in: where Han is the main one, kana are few. The others
# have their own and Common.
OWN = {"Han": frozenset(("Han", "Hiragana", "Katakana", COMMON))}
# Japanese is written with Han characters as well: a tenth of kana is enough.
KANA = 0.1


def dominant(scripts: dict[str, int]) -> tuple[str, float]:
    """The script that a text is in, and its share; scripts that are written together are one."""
    weighted = {name: count * WEIGHTS.get(name, OTHER) for name, count in scripts.items()}
    total = sum(weighted.values())
    kana = weighted.pop("Hiragana", 0) + weighted.pop("Katakana", 0)
    han = weighted.pop("Han", 0)
    if kana > KANA * (kana + han):
        weighted["Hiragana"] = kana + han
    else:
        weighted["Han"] = kana + han
    name, most = max(weighted.items(), key=lambda item: (item[1], item[0]))
    return name, most / total


def words_in(script: str, words: list[str]) -> list[str]:
    """The words that begin in the script; those of others say nothing about its languages."""
    own = OWN.get(script, (script, COMMON))
    return [word for word in words if script_of(word[0]) in own]


def by_letters(script: str, text: str) -> str | None:
    """The language whose own letters are in the text, if any."""
    if script not in LETTERS or text.isascii():
        return None
    return by_counts(script, len(text), lambda letters: sum(map(text.count, letters)))


def by_counts(script: str, length: int, count: Callable[[Sequence[str]], int]) -> str | None:
    """The same for a text of so many letters, from how often it has those of a list of LETTERS."""
    for code, own, others in LETTERS.get(script, ()):
        found = count(own)
        if found < LEAST * length or not found or (others and length < ABSENT):
            continue
        if found > AGAINST * count(others):
            return code
    return None
