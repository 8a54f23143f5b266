"""Generate `ingest/lexicon/LANG-cldr.tsv`: names of countries, cities, languages and currencies.

    python scripts/generate_names.py [LANG ...]

The names are CLDR's, as Babel carries them; neither is needed at run time. Only what the compiled
lexicon does not have yet is written, so compile it before (`make lexicon`) and after.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import babel
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from ingest.lexicon.lemmas import lemmas
from ingest.lexicon.lookup import entries

LEXICON = Path(__file__).parent.parent / "ingest/lexicon"
# Every language that the engine takes a run for and that is not written in Latin letters; Chinese
# has the names of both of its standards.
LOCALES = {
    **{lang: (lang,) for lang in "ru uk bg sr be mk el hy ka ar fa he hi th ja ko ur bn ta kk mn".split()},
    "zh": ("zh", "zh_Hant"),
}  # fmt: skip
# Continents and the like, without the regions of statistics (`Northern Europe`).
REGIONS = frozenset(("002", "005", "009", "013", "029", "053", "054", "061", "142", "150", "202"))
# Not territories, or none that anyone names.
NOT_PLACES = frozenset(("EZ", "QO", "XA", "XB", "ZZ", "CP", "DG", "EA", "UM", "CQ"))
# What English newspapers write where CLDR has the official name.
ENGLISH = {
    "CI": "Ivory Coast", "CV": "Cape Verde", "HK": "Hong Kong", "MO": "Macau", "PS": "Palestinian territories",
    "TL": "East Timor", "TR": "Turkey",
}  # fmt: skip
CONTINENTS = frozenset("Africa America Asia Atlantic Australia Europe Indian Pacific".split())
# The zone was renamed after another town, which most languages have not followed.
STALE_ZONES = frozenset(("America/Coral_Harbour",))
LANGUAGES_OF_THREE = frozenset(("ceb", "ckb", "fil", "haw", "yue", "crh", "hsb", "sah"))
# Made up, of the dead only, or called as a country is.
NO_LANGUAGES = frozenset("sh ie io ia vo cu ae pi kg".split())
# What newspapers write, by CLDR's own English.
NEWSROOM = {
    "Bangla": "Bengali",
    "Tirane": "Tirana",
    "Macao": "Macau",
    "Faroe": "Faroe Islands",
    "Cayman": "Cayman Islands",
}
# A short name may be a word that no list has: one without capitals gives no sign of it. So many
# letters has the name of a country, and that of a town or a language.
SHORTEST = {"zh": (2, 2), "ja": (2, 3), "ko": (2, 3), "th": (3, 5)}
SHORTEST_CASED, SHORTEST_UNCASED, SHORTEST_UNLISTED = (2, 4), (3, 5), (5, 6)
CASED = frozenset("ru uk bg sr be mk el hy kk mn".split())
# Words of the language that the lists lack or that are commoner than the name.
WORDS = {
    "hi": ("माली",), "th": ("ชาด",), "ar": ("سمراء",), "bn": ("রোমান্স", "আফ্রিকান"), "ur": ("افریقی",), "el": ("Άκρα",),
    "he": ("קוקוס", "סוואנה"), "ja": ("フェロー",), "ko": ("보이시", "건지", "마리곳"), "zh": ("開雲", "世界文"),
    "sr": ("Божић", "Маркиз", "Чита"), "mk": ("Чита", "Мали"), "uk": ("Сітка",), "be": ("Туле",), "ru": ("Туле",),
}  # fmt: skip
ASIDE_RE = re.compile(
    r"\s*(?:\([^()]*\)|\N{FULLWIDTH LEFT PARENTHESIS}[^()]*\N{FULLWIDTH RIGHT PARENTHESIS})"
)
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
# Spelled out, as texts have them.
SHORTENED = ((re.compile(r"\bо-ва\b"), "острова"), (re.compile(r"\bо-в\b"), "остров"))
ENGLISH_RE = re.compile(r"[A-Z][A-Za-z' .-]*")

Row = tuple[str, str, str, str]  # lemma, part of speech, English, tag


def plain_english(text: str) -> str | None:
    """ASCII, without asides; None where signs are left."""
    plain = ASIDE_RE.sub("", text).replace("&", "and").replace(APOSTROPHES[1], "'")
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return plain if ENGLISH_RE.fullmatch(plain) and " - " not in plain else None


def lemma(text: str) -> str | None:
    """Without asides and what stands behind a comma; None where signs or Latin letters are left."""
    plain = re.split(r"[,\N{ARABIC COMMA}]", ASIDE_RE.sub("", text))[0].strip()
    plain = unicodedata.normalize("NFC", re.sub("[\u200e\u200f]", "", plain))
    for pattern, whole in SHORTENED:
        plain = pattern.sub(whole, plain)
    if len(plain) < 2 or re.search(r"[A-Za-z\d]| [-\N{EN DASH}] ", plain):
        return None
    others = (
        "- \N{MIDDLE DOT}\N{KATAKANA MIDDLE DOT}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
        + APOSTROPHES
    )
    return plain if all(c in others or unicodedata.category(c)[0] in "LM" for c in plain) else None


def spellings(text: str) -> list[str]:
    """A lemma with each of the apostrophes that keyboards give."""
    found = [text]
    for apostrophe in APOSTROPHES:
        found.append(re.sub(f"[{APOSTROPHES}]", apostrophe, text))
    return list(dict.fromkeys(found))


def territories(locale: Locale, english: Locale) -> Iterator[Row]:
    for code, name in sorted(locale.territories.items()):
        if code in NOT_PLACES or (code.isdigit() and code not in REGIONS):
            continue
        word = ENGLISH.get(code) or plain_english(english.territories.get(code, ""))
        if word:
            yield name, "name", word, "place"


def cities(locale: Locale, english: Locale) -> Iterator[Row]:
    for zone, names in sorted(locale.time_zones.items()):
        if "city" not in names or zone.partition("/")[0] not in CONTINENTS or zone in STALE_ZONES:
            continue
        known = english.time_zones.get(zone, {}).get("city")
        word = plain_english(known or zone.rpartition("/")[2].replace("_", " "))
        if word and "," not in names["city"]:
            yield names["city"], "name", word, "place"


def languages(locale: Locale, english: Locale) -> Iterator[Row]:
    for code, name in sorted(locale.languages.items()):
        if (len(code) == 2 or code in LANGUAGES_OF_THREE) and code not in NO_LANGUAGES:
            word = plain_english(english.languages.get(code, ""))
            if word:
                yield name, "name", word, "language"


def currencies(locale: Locale) -> Iterator[Row]:
    """Those that are money today."""
    used = {
        code
        for history in get_global("territory_currencies").values()
        for code, _, end, tender in history
        if end is None and tender
    }
    for code in sorted(used & set(locale.currencies)):
        word = plain_english(get_currency_name(code, count=1, locale="en")[:1].upper())
        word = get_currency_name(code, count=1, locale="en") if word else ""
        word = "".join(
            c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)
        )
        if re.fullmatch(r"[A-Za-z' -]+", word):
            yield locale.currencies[code], "noun", word, "unit"


def rows(lang: str) -> list[Row]:
    """What the lexicon lacks, each lemma once: places before languages before money."""
    english = Locale("en")
    of_place, of_other = _shortest(lang)
    found: dict[str, Row] = {}
    doubtful: set[str] = set()
    for name in LOCALES[lang]:
        locale = Locale.parse(name)
        kinds = (
            (territories(locale, english), of_place),
            (cities(locale, english), of_other),
            (languages(locale, english), of_other),
            (currencies(locale), of_other),
        )
        for kind, shortest in kinds:
            mine: dict[str, Row] = {}
            for text, pos, word, tag in kind:
                plain = lemma(text)
                if plain is None or len(plain) < shortest or plain in WORDS.get(lang, ()):
                    continue
                if any(known(lang, form) for form in spellings(plain)) or is_word(lang, plain):
                    continue
                word = NEWSROOM.get(word, word)
                if plain in mine and mine[plain][2] != word:
                    doubtful.add(plain)  # two of a kind with one name: neither can be chosen
                mine.setdefault(plain, ("|".join(spellings(plain)), pos, word, tag))
            found = mine | found
    return [found[plain] for plain in sorted(found) if plain not in doubtful]


def _shortest(lang: str) -> tuple[int, int]:
    if not any(path.stem.partition("-")[2] != "cldr" for path in LEXICON.glob(f"{lang}*.tsv")):
        return SHORTEST_UNLISTED  # nothing says which words there are
    return SHORTEST.get(lang) or (SHORTEST_CASED if lang in CASED else SHORTEST_UNCASED)


def known(lang: str, form: str) -> bool:
    """Whether a list other than this script's own has the word."""
    return any(entry.source != "cldr" for entry in entries(lang, form))


def is_word(lang: str, name: str) -> bool:
    """Whether it is a form of a listed word: `Того` is Togo, and first of all `that`. A language
    that is called as a country is would be taken for it."""
    lowered = name.lower()
    if lowered == name and lang in CASED and known(lang, name.capitalize()):
        return True
    forms = (lowered, *(lemma.text for lemma in lemmas(lowered, lang)))
    return any(
        entry.pos != "name" and entry.source != "cldr"
        for form in forms
        for entry in entries(lang, form)
    )


def main() -> None:
    for lang in sys.argv[1:] or sorted(LOCALES):
        note = (
            f"# {Locale(lang).english_name} names of CLDR, by scripts/generate_names.py with Babel "
            f"{babel.__version__} (Unicode-3.0, see NOTICE): what the other lists lack.\n"
        )
        found = rows(lang)
        text = note + "".join("\t".join(row) + "\n" for row in found)
        (LEXICON / f"{lang}-cldr.tsv").write_text(text, "utf-8")
        print(lang, len(found))


if __name__ == "__main__":
    main()
