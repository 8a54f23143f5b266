"""How well bytes in legacy encodings are read: python benchmarks/decoding.py [FOLDER ...]

Text of the message catalogues of this machine (see `translations.py`), written in the encodings that
each language was written in, in three lengths; a case is right when the text comes back exactly.
Beside it charset-normalizer, where it is installed. (The program asks chardet.)
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from translations import installed, passages

from ingest.decode import decode

ENCODINGS = {
    "ru": "cp1251 koi8-r cp866 iso8859-5", "uk": "cp1251 koi8-u", "be": "cp1251", "bg": "cp1251", "sr-Cyrl": "cp1251",
    "mk": "cp1251", "el": "cp1253 iso8859-7", "he": "cp1255", "ar": "cp1256", "fa": "cp1256", "th": "cp874",
    "ja": "shift_jis euc-jp iso2022-jp", "ko": "cp949 euc-kr", "zh-Hans": "gbk gb18030", "zh-Hant": "big5",
    "de": "cp1252", "fr": "cp1252", "es": "cp1252", "it": "cp1252", "pt": "cp1252", "sv": "cp1252", "fi": "cp1252",
    "da": "cp1252", "pl": "cp1250 iso8859-2", "cs": "cp1250 iso8859-2", "hu": "cp1250", "tr": "cp1254", "lt": "cp1257",
    "lv": "cp1257", "vi": "cp1258",
}  # fmt: skip
LENGTHS = {"sentence": 100, "paragraph": 500, "page": 2000}
MOST = 20


def ours(data: bytes) -> str | None:
    return decode(data).encoding


def by_charset_normalizer(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return None if best is None else str(best.encoding)


def right(data: bytes, text: str, name: str | None) -> bool:
    try:
        return name is not None and data.decode(name) == text
    except (UnicodeError, LookupError):
        return False


def main() -> None:
    ways: dict[str, Callable[[bytes], str | None]] = {
        "ingest": ours, "charset-normalizer": by_charset_normalizer,
    }  # fmt: skip
    folders = [*installed(), *map(Path, sys.argv[1:])]
    for label, length in LENGTHS.items():
        found = passages(folders, length, MOST)
        good: dict[str, dict[str, list[bool]]] = {way: defaultdict(list) for way in ways}
        spent = dict.fromkeys(ways, 0.0)
        for language, encodings in ENCODINGS.items():
            for text in found.get(language, []):
                for encoding in encodings.split():
                    try:
                        data = text.encode(encoding)
                    except UnicodeError:
                        continue
                    if data.isascii() and b"\x1b" not in data:
                        continue
                    for way, detect in ways.items():
                        start = time.process_time()
                        try:
                            name = detect(data)
                        except ImportError:
                            continue
                        spent[way] += time.process_time() - start
                        good[way][language].append(right(data, text, name))
        for way, by_language in good.items():
            cases = sum(map(len, by_language.values()))
            if cases:
                hits = sum(map(sum, by_language.values()))
                worst = sorted(
                    by_language, key=lambda lang: sum(by_language[lang]) / len(by_language[lang])
                )[:6]
                tail = ", ".join(
                    f"{w} {100 * sum(by_language[w]) / len(by_language[w]):.0f}" for w in worst
                )
                print(f"{label:10} {way:19} {100 * hits / cases:5.1f} % of {cases}, "
                      f"{1000 * spent[way] / cases:6.2f} ms each; worst: {tail}")  # fmt: skip


if __name__ == "__main__":
    main()
