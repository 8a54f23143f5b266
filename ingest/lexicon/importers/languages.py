"""Language codes as dictionaries write them, as the lexicon has them (BCP 47)."""

from __future__ import annotations

import re

# ISO 639-2 and 639-3 codes that dictionaries use, where BCP 47 has a shorter one.
SHORT = {
    "ara": "ar", "bel": "be", "ben": "bn", "bul": "bg", "chi": "zh", "zho": "zh", "cmn": "zh", "ell": "el",
    "gre": "el", "eng": "en", "fas": "fa", "per": "fa", "heb": "he", "hin": "hi", "hye": "hy", "arm": "hy",
    "jpn": "ja", "kat": "ka", "geo": "ka", "kaz": "kk", "kor": "ko", "mkd": "mk", "mac": "mk", "mon": "mn",
    "rus": "ru", "srp": "sr", "hbs": "sr", "sh": "sr", "tam": "ta", "tha": "th", "ukr": "uk", "urd": "ur",
    "afr": "af", "cat": "ca", "ces": "cs", "cze": "cs", "cym": "cy", "dan": "da", "deu": "de", "ger": "de",
    "est": "et", "eus": "eu", "fin": "fi", "fra": "fr", "fre": "fr", "gle": "ga", "glg": "gl", "hrv": "hr",
    "hun": "hu", "ind": "id", "isl": "is", "ita": "it", "kur": "ku", "lat": "la", "lit": "lt", "lav": "lv",
    "nld": "nl", "dut": "nl", "nor": "no", "pol": "pl", "por": "pt", "ron": "ro", "slk": "sk", "slv": "sl",
    "spa": "es", "swe": "sv", "swa": "sw", "tur": "tr", "uzb": "uz", "vie": "vi", "pus": "ps", "tel": "te",
}  # fmt: skip
CODE_RE = re.compile(r"[a-z]{2,3}")
PAIR_RE = re.compile(r"(?:^|[-_.])([a-z]{2,3})-([a-z]{2,3})(?=[-_.]|$)")


def short(code: str) -> str:
    """The primary subtag, as the lexicon has it; "" for what is no code."""
    primary = code.strip().lower().replace("_", "-").partition("-")[0]
    return SHORT.get(primary, primary) if CODE_RE.fullmatch(primary) else ""


def source_of(name: str) -> str:
    """The first language of a file name such as `rus-eng.tei` or `freedict-rus-eng-0.3`."""
    match = PAIR_RE.search(name.lower())
    return short(match[1]) if match else ""
