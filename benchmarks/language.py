"""How well and how fast languages are told: python benchmarks/language.py [FOLDER ...]

The test texts are translations in installed packages (Django, Sphinx and Wagtail have many) and in
the folders given, such as /usr/share/locale; nothing of them is kept here. Messages of one language
are joined to passages of about 100 characters and 2,000. They are messages of programs: short, with
names and abbreviations, some translated in part only, so the figures are lower bounds.

Macro-F1 is the mean over languages, over those that the detector knows; `error` is the expected
calibration error: how far the confidence is from the share of right answers.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from spans import measure as measure_spans
from translations import Passages, installed, passages

import ingest
from ingest import detectors
from ingest.detectors.script import LETTERS

COMMANDS = [
    '`git commit -m "fix"`', "`pip install --upgrade requests`", "https://example.org/index.html?x=1",
    "`ls -la`", "/etc/nginx/sites-enabled", "--no-cache-dir", "docker-compose.yml", "foo_bar()",
    "**Note**", "[README](README.md)", "sudo apt-get install python3", "JSON", "API", "GitHub",
]  # fmt: skip
FENCE = "```sh\n$ git clone https://example.org/x.git\nmake install # build everything\n```\n"
FEWEST_PASSAGES = 10
ORIGINAL = "langdetect-original"
# Languages that only letters of their own tell, whatever the detector.
LETTERED = frozenset(rule[0] for rules in LETTERS.values() for rule in rules) - {"sr-Cyrl"}


def short(text: str) -> str:
    """The first two words."""
    words = text.split()
    return " ".join(words[:2]) if len(words) > 2 else text[:5]


def markdown(text: str) -> str:
    """The text with a command for every four words, and a block of commands."""
    dice = random.Random(text)
    blank = " " if " " in text else ""
    words = text.split() if blank else list(text)
    for _ in range(max(2, len(words) // 4)):
        words.insert(dice.randrange(len(words) + 1), f" {dice.choice(COMMANDS)} ")
    return f"# {blank.join(words)}\n\n{FENCE}"


def evaluate(
    texts: Passages,
    name: str,
    change: Callable[[str], str],
    know: frozenset[str],
    common: frozenset[str] = frozenset(),
) -> str:
    """One line of figures, over the languages the detector knows and those that all know."""
    counts: dict[str, Counter[str]] = {"hit": Counter(), "told": Counter(), "is": Counter()}
    bins: dict[int, list[tuple[float, bool]]] = {}
    for code, own in texts.items():
        if code not in know or len(own) < FEWEST_PASSAGES:
            continue
        for text in own:
            told = detectors.detect(change(text), name)
            counts["is"][code] += 1
            counts["told"][told.code] += 1
            counts["hit"][code] += told.code == code
            bins.setdefault(int(told.confidence * 10), []).append(
                (told.confidence, told.code == code)
            )
    scores = {
        code: 2 * counts["hit"][code] / (total + counts["told"][code])
        for code, total in counts["is"].items()
    }
    if not scores:
        return "no passages"
    error = sum(abs(sum(c - right for c, right in group)) for group in bins.values())
    lowest = ", ".join(
        f"{code} {scores[code]:.3f}" for code in sorted(scores, key=scores.__getitem__)[:3]
    )
    shared = [score for code, score in scores.items() if code in common]
    return (
        f"F1 {sum(scores.values()) / len(scores):.4f} over {len(scores)} languages, "
        + (f"{sum(shared) / len(shared):.4f} over {len(shared)}, " if shared else "")
        + f"error {error / sum(counts['is'].values()):.4f}; lowest: {lowest}"
    )


def unknown(texts: Passages, name: str, know: frozenset[str]) -> str:
    """What is said of languages that the detector does not know."""
    told = [
        detectors.detect(text, name)
        for code, own in texts.items()
        if code not in know and len(own) >= FEWEST_PASSAGES
        for text in own
    ]
    sure = sum(one.confidence >= 0.9 for one in told)
    none = sum(one == detectors.UNDETERMINED for one in told)
    return f"{len(told)} passages: und {none / len(told):.2f}, sure at 0.9 {sure / len(told):.2f}"


def speed(documents: Passages, name: str) -> str:
    """Documents a second of processor time; the texts of each language have not been seen before."""
    rates = {}
    for code in ("en", "de", "pl", "tr", "ru", "el", "zh-Hans"):
        own = documents.get(code, [])
        if len(own) < FEWEST_PASSAGES:
            continue
        own = [text.encode()[:2048].decode(errors="ignore") for text in own]
        detectors.detect(own[0], name)
        start = time.process_time()
        for text in own[1:]:
            detectors.detect(text, name)
        rates[code] = (len(own) - 1) / (time.process_time() - start)
    return ", ".join(f"{code} {rate:,.0f}" for code, rate in rates.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--detector", action="append", help="Default: all that are installed.")
    options = parser.parse_args()
    folders = [*installed(), *options.folders]
    sentences, documents = passages(folders, 100, 200), passages(folders, 2_200, 100)
    conditions: tuple[tuple[str, Passages, Callable[[str], str]], ...] = (
        ("two words", sentences, short),
        ("sentence", sentences, str),
        ("CAPITALS", sentences, str.upper),
        ("Markdown", sentences, markdown),
        ("document", {code: own[:25] for code, own in documents.items()}, str),
    )
    names = options.detector or [name for name in detectors.DETECTORS if name != "none"]
    knows = {name: know for name in names if (know := known(name)) is not None}
    common = frozenset.intersection(*knows.values()) - LETTERED
    for name, know in knows.items():
        print(f"\n{detectors.label(name)}", flush=True)
        lettered = LETTERED & know
        for label, texts, change in conditions:
            print(f"  {label:9} {evaluate(texts, name, change, know - lettered, common)}")
        print(f"  letters   {evaluate(sentences, name, str, lettered)}")
        print(f"  unknown   {unknown(sentences, name, know)}")
        print(f"  2 KB/s    {speed(documents, name)}")
        if name != ORIGINAL:  # a quarter of a second a text
            print(f"  spans     {measure_spans(sentences, documents, name, know - lettered)}")


def known(name: str) -> frozenset[str] | None:
    """The codes of a detector; None when its package is not installed."""
    try:
        return detectors.known(name)
    except ingest.MissingExtraError as error:
        print(error)
        return None


if __name__ == "__main__":
    main()
