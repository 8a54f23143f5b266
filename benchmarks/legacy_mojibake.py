"""How much legacy mojibake is repaired exactly, and whether clean text stays as it is.

    python benchmarks/legacy_mojibake.py [--clean MEGABYTES] [--sentences N] [--speed] [FOLDER ...]

The texts are the translations (.mo, .po) of the packages installed beside this one (Django and
Babel have many; `pip install django django-allauth wagtail sphinx babel`) and of the folders
named; nothing of them is kept. Each sentence of 40 characters and more is damaged by each pair of
encodings that can write it, and repaired through `ingest.clean`. With --clean, the translations as
they are and in capitals, and the documentation of the packages, go through the fixer, and whatever
changes is shown.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gettext
import re
import sys
import sysconfig
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import ftfy.bad_codecs  # noqa: F401, registers sloppy-windows-1252

import ingest
from ingest import fixers
from ingest.edits import apply
from ingest.protect import is_code

FIX = fixers.FIXERS["legacy_mojibake"]
PLAIN = ingest.Settings(detector="none", stray=False)
PLACEHOLDER_RE = re.compile(r"%\(\w+\)\w|\{[^{}]*\}|%\w|<[^>]*>|https?://\S+|`[^`']*[`']?")
LEAST = 40
LANGUAGES = "ru uk bg sr ja zh_Hans zh_Hant ko el he ar fa th pl cs sk hr hu ro tr mk be de fr vi es".split()
ALIASES = {
    "zh_CN": "zh_Hans", "zh_TW": "zh_Hant", "zh-cn": "zh_Hans", "zh-tw": "zh_Hant", "zh_HK": "zh_Hant",
    "zh": "zh_Hans", "ru_RU": "ru", "uk_UA": "uk", "ja_JP": "ja", "ko_KR": "ko", "pl_PL": "pl",
    "cs_CZ": "cs", "el_GR": "el", "he_IL": "he", "bg_BG": "bg", "hu_HU": "hu", "tr_TR": "tr",
    "ro_RO": "ro", "sk_SK": "sk", "hr_HR": "hr", "th_TH": "th", "sr_Cyrl": "sr", "sr@cyrl": "sr",
}  # fmt: skip

LATIN = "pl cs sk hr hu ro tr de fr vi es".split()
CYRILLIC = "ru uk bg sr mk be".split()
EAST = "ja zh_Hans zh_Hant ko".split()
UTF8 = [*CYRILLIC, *EAST, "el", "he", "ar", "th", "pl", "cs", "de", "fr", "vi"]
# Written as, read as, languages.
PAIRS: list[tuple[str, str, list[str]]] = [
    *(
        (written, shown, CYRILLIC)
        for written in ("cp1251", "koi8-u", "cp866")
        for shown in ("cp1251", "koi8-u", "cp866", "latin-1", "sloppy-windows-1252")
        if written != shown
    ),
    *(("utf-8", shown, UTF8) for shown in ("cp1251", "koi8-r", "cp866")),
    *(("utf-8", shown, UTF8) for shown in ("gb18030", "cp950", "cp932", "cp949")),
    *(
        (written, shown, langs)
        for written, langs in (
            ("gbk", ["zh_Hans", "zh_Hant"]),
            ("big5", ["zh_Hant"]),
            ("cp932", ["ja"]),
            ("euc_jp", ["ja"]),
            ("cp949", ["ko"]),
            ("cp1253", ["el"]),
            ("iso8859-7", ["el"]),
            ("cp1255", ["he"]),
            ("cp1256", ["ar", "fa"]),
            ("cp874", ["th"]),
            ("cp1250", ["pl", "cs", "sk", "hr", "hu", "ro"]),
            ("iso8859-2", ["pl", "cs", "sk", "hr", "hu", "ro"]),
            ("cp1254", ["tr"]),
        )
        for shown in ("latin-1", "sloppy-windows-1252")
    ),
    *((written, "cp1250", CYRILLIC) for written in ("cp1251", "koi8-u")),
]
TWICE = [
    (("utf-8", "cp1251"), ("utf-8", "cp1251"), ["ru"]),
    (("utf-8", "koi8-r"), ("utf-8", "koi8-r"), ["ru"]),
    (("utf-8", "cp866"), ("utf-8", "cp866"), ["ru"]),
    (("utf-8", "gb18030"), ("utf-8", "gb18030"), ["zh_Hans"]),
    (("cp1251", "latin-1"), ("utf-8", "latin-1"), ["ru", "bg"]),
    (("cp1251", "latin-1"), ("utf-8", "sloppy-windows-1252"), ["ru", "bg"]),
    (("gbk", "latin-1"), ("utf-8", "latin-1"), ["zh_Hans"]),
    (("cp1251", "koi8-r"), ("utf-8", "cp1251"), ["ru"]),
    (("koi8-r", "cp1251"), ("koi8-r", "cp1251"), ["ru"]),
]


def catalogues(folders: list[Path]) -> Iterator[tuple[str, list[str]]]:
    """The language and the translations of each message file."""
    for folder in folders:
        for path in sorted(folder.rglob("LC_MESSAGES/*.mo")):
            try:
                with path.open("rb") as file:
                    catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
            except (OSError, UnicodeError, ValueError):
                continue
            yield language(path), [t for m, t in catalogue.items() if m and t and t != m]
        for path in sorted(folder.rglob("*.po")):
            if not path.with_suffix(".mo").exists():
                name = path.parent.parent.name if path.parent.name == "LC_MESSAGES" else path.stem
                yield ALIASES.get(name, name), messages(path)


def language(path: Path) -> str:
    name = path.parent.parent.name
    return ALIASES.get(name, name)


def messages(path: Path) -> list[str]:
    found, current = [], None
    try:
        lines = path.read_text("utf-8").split("\n")
    except UnicodeError:
        return []
    for line in lines:
        if line.startswith("msgstr"):
            current = [line[line.find('"') :]]
        elif current is not None and line.startswith('"'):
            current.append(line)
        elif current is not None:
            with contextlib.suppress(SyntaxError, ValueError):
                found.append("".join(ast.literal_eval(part.strip()) for part in current))
            current = None
    return [text for text in found if text]


def sentences(texts: list[str], most: int, share: float) -> list[str]:
    found = set()
    for text in texts:
        for line in text.split("\n"):
            plain = PLACEHOLDER_RE.sub("", line).strip()
            if len(plain) < LEAST or is_code(plain):
                continue
            # An English sentence that quotes one word of the language is none of its sentences.
            letters = [c for c in plain if c.isalpha()]
            if sum(not c.isascii() for c in letters) > share * len(letters):
                found.add(plain)
    # A choice that is the same everywhere, and not the alphabet's beginning.
    return sorted(found, key=lambda text: zlib.crc32(text.encode()))[:most]


def damage(text: str, written: str, shown: str) -> str | None:
    """The text as it is shown, None if the encoding cannot write it."""
    try:
        return text.encode(written).decode(shown, "replace")
    except UnicodeError:
        return None


def agrees(fixed: str, damaged: str, original: str) -> bool:
    """Whether the words that were changed are as they were, but for what was lost."""
    words = [text.split(" ") for text in (fixed, damaged, original)]
    if len({len(found) for found in words}) > 1:
        return False
    for word, bad, good in zip(*words, strict=True):
        parts = (re.escape(part) for part in re.split("\ufffd+", word))
        if word != bad and not re.fullmatch(".{0,12}".join(parts), good):
            return False
    return True


def repaired(text: str) -> str:
    return ingest.clean(text, PLAIN).text


def row(name: str, lang: str, originals: list[str], hurt: Callable[[str], str | None]) -> str:
    lossless = exact = lossy = fewer = untrue = wrong = 0
    sample = None
    for original in originals:
        damaged = hurt(original)
        if damaged is None or damaged == original:
            continue
        fixed = repaired(damaged)
        if "\ufffd" in damaged:
            lossy += 1
            fixed = apply(damaged, fixers.changes(FIX, damaged))  # no other fixer's doing
            fewer += fixed != damaged
            if fixed != damaged and not agrees(fixed, damaged, original):
                untrue += 1
                if SHOW:
                    print(f"   {original}\n   {damaged}\n   {fixed} (untrue)\n")
            continue
        lossless += 1
        if fixed == repaired(original):
            exact += 1
        elif fixed != damaged:
            wrong += 1
        if fixed != repaired(original) and (sample is None or SHOW):
            sample = (original, damaged, fixed)
            if SHOW:
                print(f"   {original}\n   {damaged}\n   {fixed}\n")
    if lossless == lossy == 0:
        return ""
    share = f"{100 * exact / lossless:5.1f} %" if lossless else "      -"
    TOTALS[name][0] += exact
    TOTALS[name][1] += lossless
    losses = f"; with losses {lossy}, changed {fewer}, untrue {untrue}" if lossy else ""
    return f"{name:34} {lang:8} {share} of {lossless:4} exact, {wrong:3} wrong{losses}"


SHOW = False
TOTALS: dict[str, list[int]] = defaultdict(lambda: [0, 0])


def clean_texts(folders: list[Path], texts: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for lang, found in sorted(texts.items()):
        yield lang, "\n".join(found)
        yield f"{lang} in capitals", "\n".join(found).upper()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if (
                path.suffix in (".rst", ".txt", ".md", ".html", ".py", ".json", ".js")
                and path.is_file()
            ):
                try:
                    text = path.read_text("utf-8")
                except (UnicodeError, OSError):
                    continue
                if not text.isascii():
                    yield path.suffix, text


def clean_run(folders: list[Path], texts: dict[str, list[str]], most: int) -> None:
    size: dict[str, int] = defaultdict(int)
    spent: dict[str, float] = defaultdict(float)
    changed = 0
    for lang, text in clean_texts(folders, texts):
        if sum(size.values()) > most:
            break
        size[lang] += len(text.encode())
        begin = time.perf_counter()
        changes = fixers.changes(FIX, text)
        spent[lang] += time.perf_counter() - begin
        changed += len(changes)
        for change in changes:
            print(
                f"CHANGED {lang}: {text[change.start : change.end]!r} -> {change.after!r} {change.reason}"
            )
            around = text[max(0, change.start - 30) : change.end + 30]
            print(f"    {around!r}")
    total = sum(size.values())
    print(f"{total / 1e6:.1f} MB of clean text, {len(size)} languages and kinds: {changed} changes")
    slow = sorted(
        (lang for lang in size if size[lang] > 10_000), key=lambda lang: -spent[lang] / size[lang]
    )[:8]
    print(
        "slowest:",
        ", ".join(f"{lang} {1e9 * spent[lang] / size[lang]:.0f} ns/byte" for lang in slow),
    )


def speed(texts: dict[str, list[str]]) -> None:
    for warm in ("\u00e9" * 9, "\u0416" * 9, "\u4f60\u597d" * 9):
        nanoseconds(warm)  # what is loaded and compiled once
    for lang in ("en", "ru", "zh_Hans", "fr", "vi", "de", "ja", "ko", "el", "ar", "pl"):
        text = "\n".join(texts.get(lang, ()))[:400_000]
        if lang == "en":
            text = "The quick brown fox’s “den” — naïve, isn’t it? It can’t be so…\n" * 5000
        if text:
            print(f"clean {lang:8} {nanoseconds(text):8.1f} ns/char over {len(text)} characters")
    import random

    dice = random.Random(1)
    lines = "\n".join(texts["ru"])[:500_000].encode("cp1251", "ignore").decode("cp1251")
    russian = lines.replace("\n", " ")
    bad = {
        "Russian as Latin-1, one line": damage(russian, "cp1251", "latin-1"),
        "Russian UTF-8 as KOI8-R, one line": damage(russian, "utf-8", "koi8-r"),
        "Russian as Latin-1, lines": damage(lines, "cp1251", "latin-1"),
        "random Latin-1": "".join(chr(dice.randrange(0x20, 0x100)) for _ in range(500_000)),
        "random Latin-1, high half": "".join(
            chr(dice.randrange(0xA0, 0x100)) for _ in range(500_000)
        ),
        "random Cyrillic": "".join(chr(dice.randrange(0x410, 0x450)) for _ in range(500_000)),
        "random Han": "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(500_000)),
    }
    for name, text in bad.items():
        if text:
            half = nanoseconds(text[: len(text) // 2])
            print(f"bad {name:34} {half:8.0f} ns/char at half, {nanoseconds(text):8.0f} whole")


def nanoseconds(text: str) -> float:
    begin = time.perf_counter()
    fixers.changes(FIX, text)
    return 1e9 * (time.perf_counter() - begin) / len(text)


def main() -> None:
    global SHOW
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--clean", type=float, metavar="MEGABYTES", help="only clean text, this much"
    )
    parser.add_argument("--sentences", type=int, default=60, help="a language")
    parser.add_argument("--only", default="", help="pairs whose name matches")
    parser.add_argument("--show", action="store_true", help="the sentences that are not repaired")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("folders", nargs="*", type=Path)
    args = parser.parse_args()
    SHOW = args.show
    packages = Path(sysconfig.get_paths()["purelib"])
    folders = [*args.folders, packages]
    texts: dict[str, list[str]] = defaultdict(list)
    for lang, found in catalogues(folders):
        texts[lang] += found
    if args.clean:
        clean_run(folders, texts, int(args.clean * 1e6))
        return
    if args.speed:
        speed(texts)
        return
    chosen = {
        lang: sentences(texts[lang], args.sentences, 0.02 if lang in LATIN else 0.5)
        for lang in LANGUAGES
    }
    for written, shown, langs in PAIRS:
        name = f"{written} read as {shown}"
        if not re.search(args.only, name):
            continue
        for lang in langs:
            line = row(name, lang, chosen[lang], lambda t, w=written, s=shown: damage(t, w, s))
            if line:
                print(line, flush=True)
    for first, second, langs in TWICE:
        name = f"{'>'.join(first)} then {'>'.join(second)}"
        if not re.search(args.only, name):
            continue
        for lang in langs:
            line = row(
                name,
                lang,
                chosen[lang],
                lambda t, a=first, b=second: (
                    None if (once := damage(t, *a)) is None else damage(once, *b)
                ),
            )
            if line:
                print(line, flush=True)
    print()
    for name, (exact, every) in TOTALS.items():
        if every:
            print(f"{name:48} {100 * exact / every:5.1f} % of {every}")
    exact, every = (sum(values) for values in zip(*TOTALS.values(), strict=True))
    print(f"{'all pairs without losses':48} {100 * exact / every:5.1f} % of {every}")


if __name__ == "__main__":
    main()
    sys.exit(0)
