"""Han characters by Hanyu Pinyin without tones."""

from __future__ import annotations


def romanize(text: str) -> str:
    """One capitalised word: `Shanghai`. Readings are pypinyin's, which knows phrases."""
    # Imported here: the reading tables cost 100 ms, and most names are in the lexicon.
    from pypinyin import Style, lazy_pinyin

    out = ""
    for syllable in lazy_pinyin(text, style=Style.NORMAL, v_to_u=True):
        plain = syllable.replace("\N{LATIN SMALL LETTER U WITH DIAERESIS}", "u")
        # Pinyin puts an apostrophe before a vowel inside a word.
        out += ("'" if out and plain[:1] in "aeo" else "") + plain
    return out.capitalize()
