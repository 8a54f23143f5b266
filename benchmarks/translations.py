"""Text in many languages, read when it is needed from the message catalogues of this machine.

Catalogues (`LOCALE/LC_MESSAGES/*.mo`) are those of installed Python packages and of folders given.
Nothing of them is kept: the same packages give the same passages.
"""

from __future__ import annotations

import re
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

LOCALE_RE = re.compile(r"([a-z]{2,3})(?:[_-]([A-Za-z]+))?(?:@(\w+))?")
CHINESE = {"CN": "Hans", "Hans": "Hans", "HK": "Hant", "Hant": "Hant", "TW": "Hant"}
SAME = {"nb": "no", "nn": "no", "fil": "tl", "iw": "he"}
# Placeholders, shortcut keys and tags are the program's, not the language's.
PLACEHOLDER_RE = re.compile(
    r"%\(\w+\)[a-z]|%\d*\$?[-+#0-9.]*[a-z]|\{[^{}]*\}|<[^<>]+>|&\w+;|[_&](?=\w)"
)
# What is about a command or a format is kept out.
TECHNICAL_RE = re.compile(
    r"[-/\\=|*#@~^`]{1,2}\w|\w[_/\\=]\w|\w\(\)|https?:|[A-Z]{3}|\n\s+\S|\d|[\[\]{}<>|$]"
)
WORD_RE = re.compile(r"[^\W\d_]+")
FEWEST_LETTERS = 18
ENDS = ".!?:\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4"

Passages = dict[str, list[str]]  # BCP 47 code -> texts


def installed() -> list[Path]:
    """The folders that Python imports from."""
    return [Path(name) for name in sys.path if name and Path(name).is_dir()]


def passages(folders: Iterable[Path], length: int, most: int) -> Passages:
    """For each language at most `most` passages of about `length` characters: whole messages, joined
    until they are as long as that. A message is used once."""
    gathered: dict[str, dict[str, None]] = defaultdict(dict)
    for language, path in _catalogues(folders):
        for original, text in _messages(path):
            gathered[language].setdefault(text)
            if language == "de" and _is_prose(original):
                gathered["en"].setdefault(_plain(original))
    return {code: _joined(list(texts), length, most) for code, texts in sorted(gathered.items())}


def _catalogues(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for folder in folders:
        for path in sorted(folder.rglob("LC_MESSAGES/*.mo")):
            language = _code(path.parent.parent.name)
            # Names of countries and languages are alike everywhere.
            if language is not None and not path.name.startswith("iso"):
                yield language, path


def _code(locale: str) -> str | None:
    """The BCP 47 code of a catalogue's folder; None for a variant that is not written as such."""
    match = LOCALE_RE.fullmatch(locale)
    if match is None:
        return None
    language, region, variant = match[1], match[2] or "", match[3]
    if language == "zh":
        return f"zh-{CHINESE[region]}" if region in CHINESE else None
    if language == "sr":
        if "Latn" in (region, variant) or variant == "latin":
            return "sr-Latn"
        language = "sr-Cyrl"
    return None if variant else SAME.get(language, language)


def _messages(path: Path) -> Iterator[tuple[str, str]]:
    """Original and translation of the messages whose translation is prose in another language."""
    for original, translated in _table(path):
        if not _is_prose(translated):
            continue
        text = _plain(translated)
        words = WORD_RE.findall(text)
        letters = sum(map(len, words))
        same = sum(len(word) for word in set(words) & set(WORD_RE.findall(original)))
        if letters * _density(text) >= FEWEST_LETTERS and same * 4 < letters:
            yield original, text


def _table(path: Path) -> Iterator[tuple[str, str]]:
    """Originals and translations of a catalogue; the first form of a plural. See gettext's manual,
    "The Format of GNU MO Files"."""
    data = path.read_bytes()
    if len(data) < 28:
        return
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, originals, translations = struct.unpack_from(order + "3I", data, 8)
    for number in range(count):
        pair = []
        for base in (originals, translations):
            size, at = struct.unpack_from(order + "2I", data, base + 8 * number)
            pair.append(data[at : at + size].split(b"\0")[0])
        try:
            original, translated = (part.decode() for part in pair)
        except UnicodeDecodeError:
            return  # an older encoding: there are enough others
        if original:
            yield original.rpartition("\x04")[2], translated


def _is_prose(message: str) -> bool:
    return not TECHNICAL_RE.search(PLACEHOLDER_RE.sub(" ", message))


def _plain(message: str) -> str:
    return " ".join(PLACEHOLDER_RE.sub("", message).split())


def _density(text: str) -> int:
    """How many letters of an alphabet one of the text is worth."""
    return 3 if max(text, default="") > "\u3000" else 1


def _joined(texts: list[str], length: int, most: int) -> list[str]:
    # From all over the list: neighbours are of one catalogue and one style.
    step = max(1, len(texts) // (most * max(1, length // 60)))
    out: list[str] = []
    held: list[str] = []
    size = 0
    for text in (text for start in range(step) for text in texts[start::step]):
        held.append(text if text[-1] in ENDS else text + ".")
        size += (len(text) + 1) * _density(text)
        if size >= length * 0.8:
            out.append(" ".join(held))
            held, size = [], 0
            if len(out) == most:
                break
    return out
