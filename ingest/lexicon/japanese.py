"""Japanese base forms: endings and particles cut off, the stem of a verb completed."""

from __future__ import annotations

from collections.abc import Iterator

Base = tuple[str, str | None]  # (base form, English Penn tag or None)

# Endings, what the base form has in their place, and the English form they ask for.
ENDINGS = (
    ("していた", "", "VBD"), ("している", "", "VBG"), ("しました", "", "VBD"), ("します", "", None),
    ("される", "", "VBN"),
    ("された", "", "VBN"), ("する", "", None), ("した", "", "VBD"), ("して", "", "VBG"), ("すべき", "", None),
    ("ている", "る", "VBG"), ("ました", "る", "VBD"), ("ます", "る", None), ("った", "る", "VBD"),
    ("った", "う", "VBD"),
    ("いた", "く", "VBD"), ("んだ", "む", "VBD"), ("した", "す", "VBD"), ("た", "る", "VBD"), ("て", "る", "VBG"),
    ("かった", "い", None), ("くない", "い", None), ("く", "い", None), ("的な", "的", None), ("な", "", None),
    ("に", "", None), ("の", "", None), ("は", "", None), ("が", "", None), ("を", "", None), ("で", "", None),
    ("と", "", None), ("も", "", None), ("へ", "", None),
)  # fmt: skip
# What follows the stem of a verb; the stem is completed by `STEMS`.
BEHIND_STEM = (
    "ている",
    "てる",
    "ました",
    "ません",
    "ます",
    "たい",
    "ない",
    "られる",
    "れる",
    "せる",
    "ば",
    "た",
    "て",
    "だ",
    "で",
)
# The last sound of a stem, and the ends that the base form may have instead.
STEMS = {
    "い": "う", "き": "く", "ぎ": "ぐ", "し": "す", "ち": "つ", "に": "ぬ", "び": "ぶ", "み": "む", "り": "る",
    "わ": "う", "か": "く", "が": "ぐ", "さ": "す", "た": "つ", "な": "ぬ", "ば": "ぶ", "ま": "む", "ら": "る",
    "え": "う", "け": "く", "げ": "ぐ", "せ": "す", "て": "つ", "ね": "ぬ", "べ": "ぶ", "め": "む", "れ": "る",
    "お": "う", "こ": "く", "ご": "ぐ", "そ": "す", "と": "つ", "ぼ": "ぶ", "も": "む", "ろ": "る",
    "っ": "うつる", "ん": "むぶぬ",
}  # fmt: skip


def bases(word: str) -> Iterator[Base]:
    """Possible base forms, the likeliest first, the word itself left out."""
    for ending, base, form in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            yield word[: -len(ending)] + base, form
    for stem in (word, *(word[: -len(e)] for e in BEHIND_STEM if word.endswith(e) and word != e)):
        yield stem + "る", None
        yield stem + "い", None
        for end in STEMS.get(stem[-1], ""):
            if len(stem) > 1:
                yield stem[:-1] + end, None
