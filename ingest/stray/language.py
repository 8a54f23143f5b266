"""Which language a run is in: by its own letters first, then by the commonest of its script."""

from __future__ import annotations

import re

from ingest.lexicon import user
from ingest.lexicon.lemmas import lemmas
from ingest.lexicon.lookup import entries, zipf
from ingest.lexicon.user import UserLexicon
from ingest.stray.model import Run

# Letters that decide, the rarer alphabets first.
CYRILLIC = (
    ("kk", "[әғқңұһ]"),
    ("mn", "[өү]"),
    ("mk", "[ѓќѕ]"),
    ("sr", "[јљњћђџ]"),
    ("be", "ў"),
    ("uk", "[іїєґ]"),
    ("bg", "ъ(?![еёюя])"),
)
ARABIC = (("ur", "[ٹڈڑےںہھ]"), ("fa", "[پچژگکی]"))
BY_SCRIPT = {
    "Cyrillic": "ru",
    "Greek": "el",
    "Georgian": "ka",
    "Armenian": "hy",
    "Hangul": "ko",
    "Hebrew": "he",
    "Arabic": "ar",
    "Devanagari": "hi",
    "Thai": "th",
    "Bengali": "bn",
    "Tamil": "ta",
    "Hiragana": "ja",
    "Katakana": "ja",
    "Han": "zh",
    "Bopomofo": "zh",
    "Latin": "en",
}
# How a script is told in messages, by language.
NAMES = {
    "ru": "Russian", "uk": "Ukrainian", "be": "Belarusian", "bg": "Bulgarian", "sr": "Serbian",
    "mk": "Macedonian", "kk": "Kazakh", "mn": "Mongolian", "el": "Greek", "ka": "Georgian",
    "hy": "Armenian", "ko": "Korean", "he": "Hebrew", "ar": "Arabic", "fa": "Persian", "ur": "Urdu",
    "hi": "Hindi", "th": "Thai", "bn": "Bengali", "ta": "Tamil", "ja": "Japanese", "zh": "Chinese", "en": "English",
}  # fmt: skip


def language(run: Run) -> str:
    """A BCP 47 code; `und` for a script without a language of ours."""
    core = run.core.lower()
    if run.scripts & {"Hiragana", "Katakana"}:
        return "ja"
    if run.script == "Cyrillic":
        return next((lang for lang, letters in CYRILLIC if re.search(letters, core)), "ru")
    if run.script == "Arabic":
        return next((lang for lang, letters in ARABIC if re.search(letters, core)), "ar")
    if run.script == "Han" and not _authored("zh", run.core) and _authored("ja", run.core):
        return (
            "ja"  # as far as the characters say, it may be either: the list made for this decides
        )
    return BY_SCRIPT.get(run.script, "und")


def _authored(lang: str, word: str) -> bool:
    return any(entry.source == "authored" for entry in entries(lang, word))


def foreign_word_is_known(run: Run, lexicons: tuple[UserLexicon, ...] = ()) -> bool:
    """Whether the word lists have the run, as it stands or by one of its lemmas."""
    lang = language(run)
    if lang == "en":
        return all(zipf(word) >= 3.0 for word in run.core.split(" "))
    if entries(lang, run.core):
        return True
    if any(entries(lang, lemma.text) for lemma in lemmas(run.core, lang)):
        return True
    forms = (run.core, *(lemma.text for lemma in lemmas(run.core, lang))) if lexicons else ()
    return any(user.entries(lexicons, lang, form) for form in forms)


def is_connective(run: Run) -> bool:
    """Whether the run is listed first of all as an adverb, a conjunction or a set phrase."""
    lowered = run.core[:1].lower() + run.core[1:]
    rows = entries(language(run), run.core) or entries(language(run), lowered)
    return bool(rows) and rows[0].pos in ("adv", "conj", "phrase")
