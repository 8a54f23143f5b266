"""How many of the commonest words of a language the lexicon knows: python benchmarks/coverage.py

The 2,000 commonest words of the language's own script in wordfreq's list (`best`), looked up as they
stand and by the lemmas that the program finds for them. For languages that wordfreq lacks give a file
of words, the commonest first, one a line: `--list LANG=FILE`. Needs `wordfreq[cjk]`.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Iterable

from wordfreq import available_languages, top_n_list

from ingest.lexicon.lemmas import lemmas
from ingest.lexicon.lookup import entries

MOST = 2000
LANGUAGES = "ru ja ko ar uk hi fa he el th bg sr be mk hy ka ur bn ta vi zh".split()
# What the lists are to reach, in per cent.
GOALS = {"ru": 97, "ja": 90, "ko": 90, "ar": 90, "uk": 90, "hi": 85}
GOAL = 70


def known(lang: str, word: str) -> bool:
    """Whether the lexicon has the word, as it stands or by a lemma."""
    # The list is in lower case; names stand in the lexicon with a capital letter.
    spellings = dict.fromkeys((word, word.capitalize(), word.upper()))
    bases = (lemma.text for form in spellings for lemma in lemmas(form, lang))
    return any(entries(lang, base) or entries(lang, base.capitalize()) for base in bases)


def common(lang: str) -> list[str]:
    """The commonest words of the language in its own script; Serbian ones in Cyrillic."""
    if lang == "sr":
        from cyrtranslit import to_cyrillic

        return own((to_cyrillic(word, "sr") for word in top_n_list("sh", 4000)), lang)
    return own(top_n_list(lang, 4000), lang)


def own(words: Iterable[str], lang: str) -> list[str]:
    """The first 2,000 that are written in letters of the language."""
    latin = lang == "vi"
    return [
        word
        for word in words
        if word[:1].isalpha() and (latin or "LATIN" not in unicodedata.name(word[0], ""))
    ][:MOST]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--list", action="append", default=[], metavar="LANG=FILE")
    parser.add_argument("--missing", type=int, default=0, help="print so many that are not known")
    given = parser.parse_args()
    files = dict(item.split("=", 1) for item in given.list)
    listed = available_languages("best")
    for lang in given.languages:
        if lang in files:
            with open(files[lang], encoding="utf-8") as stream:
                words = own((line.split()[0] for line in stream if line.strip()), lang)
        elif lang in listed or lang == "sr":
            words = common(lang)
        else:
            print(f"{lang}: no list")
            continue
        missing = [word for word in words if not known(lang, word)]
        share = 100 * (1 - len(missing) / len(words))
        print(f"{lang}: {share:5.1f} % of {len(words)} (goal {GOALS.get(lang, GOAL)} %)")
        if given.missing:
            print("   ", " ".join(missing[: given.missing]))


if __name__ == "__main__":
    main()
