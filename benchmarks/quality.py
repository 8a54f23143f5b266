"""How well stray script is repaired, and how much legitimate text survives.

    python benchmarks/quality.py [--other] [--peers] [--failures N]

Cases written for this project: `cases/artifacts.jsonl` (a text, the range of the artifact, what may
stand in its place) and `cases/legitimate.jsonl` (texts that must stay as they are), in English;
`--other` takes those in other languages. Printed, for all
and by kind and language: detection precision and recall (findings that ask for a repair count as
detected), repair (the text as an editor would have it), damage (changes outside the artifact), and
false alarms (legitimate texts changed). `--peers` puts other ways beside it: ftfy, anyascii on the
foreign run, and dropping the run.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ingest

CASES = Path(__file__).parent / "cases"
SETTINGS = ingest.Settings(detector="none")
FOREIGN_RE = re.compile(r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u22ff]+")

Case = dict[str, Any]
Repair = Callable[[str], tuple[str, list[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a way of repairing made of one artifact."""

    detected: bool
    repaired: bool
    damaged: bool
    strays: int  # detections that lie elsewhere


def ours(text: str) -> tuple[str, list[tuple[int, int]]]:
    document = ingest.clean(text, SETTINGS)
    places = [(edit.src_start, edit.src_end) for edit in document.edits]
    places += [
        (found.src_start, found.src_end)
        for found in document.findings
        if found.confidence >= SETTINGS.threshold
    ]
    return document.text, places


def with_ftfy(text: str) -> tuple[str, list[tuple[int, int]]]:
    import ftfy

    fixed = ftfy.fix_text(text)
    return fixed, [] if fixed == text else [(0, len(text))]


def with_anyascii(text: str) -> tuple[str, list[tuple[int, int]]]:
    from anyascii import anyascii

    return FOREIGN_RE.sub(lambda m: anyascii(m[0]), text), _runs(text)


def by_dropping(text: str) -> tuple[str, list[tuple[int, int]]]:
    return FOREIGN_RE.sub("", text), _runs(text)


def _runs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in FOREIGN_RE.finditer(text)]


PEERS: dict[str, Repair] = {"ftfy": with_ftfy, "anyascii": with_anyascii, "drop": by_dropping}


def normal(text: str) -> str:
    """Blanks and quotation marks do not count."""
    text = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
    return re.sub(r" +([,.;:!?)])", r"\1", " ".join(text.split()))


def wanted(case: Case) -> set[str]:
    """The texts an editor would accept, with the space that is missing beside the artifact."""
    text, start, end = case["text"], case["start"], case["end"]
    found = set()
    for rendering in case["accept"]:
        apart = case.get("glued") and case.get("home") not in ("zh", "ja")
        left = " " if apart and text[start - 1 : start].isalnum() else ""
        right = " " if apart and text[end : end + 1].isalnum() else ""
        head, tail = text[:start], text[end:]
        found.add(normal(head + left + rendering + right + tail))
        if apart and head[-1:] in (*",;:.!?", "\N{ARABIC COMMA}"):
            found.add(normal(head + " " + rendering + right + tail))
        # The article before it follows its sound.
        swapped = re.sub(
            r"\b(a|A)n? $", r"\1n " if rendering[:1] in "aeiouAEIOU" else r"\1 ", head + left
        )
        found.add(normal(swapped + rendering + right + tail))
    return found


def score(case: Case, repair: Repair) -> Outcome:
    text, start, end = case["text"], case["start"], case["end"]
    output, places = repair(text)
    hits = [place for place in places if place[0] < end + 1 and place[1] > start - 1]
    head, tail = normal(text[: max(0, start - 3)]), normal(text[end + 1 :])
    kept = normal(output).startswith(head) and normal(output).endswith(tail)
    return Outcome(
        detected=bool(hits),
        repaired=normal(output) in wanted(case),
        damaged=not kept,
        strays=len(places) - len(hits),
    )


def load(name: str) -> list[Case]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.1f}" if whole else "     -"


def table(title: str, key: str, artifacts: Iterable[Case], outcomes: dict[str, Outcome]) -> None:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for case in artifacts:
        groups[case[key]].append(outcomes[case["id"]])
    print(f"\n{title:12} cases recall repair damage")
    for name, found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        print(
            f"{name:12} {len(found):5} {percent(sum(o.detected for o in found), len(found))} "
            f"{percent(sum(o.repaired for o in found), len(found))} "
            f"{percent(sum(o.damaged for o in found), len(found))}"
        )


def report(
    name: str, repair: Repair, artifacts: list[Case], legitimate: list[Case]
) -> dict[str, Outcome]:
    outcomes = {case["id"]: score(case, repair) for case in artifacts}
    changed = flagged = 0
    for case in legitimate:
        output, places = repair(case["text"])
        changed += output != case["text"]
        flagged += bool(places)
    values = list(outcomes.values())
    hits = sum(o.detected for o in values)
    false = sum(o.strays for o in values) + flagged
    precision, recall = hits / max(1, hits + false), hits / len(values)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{name:9} precision {100 * precision:5.1f}  recall {100 * recall:5.1f}  F1 {100 * f1:5.1f}  "
        f"repair {percent(sum(o.repaired for o in values), len(values))}  "
        f"damage {percent(sum(o.damaged for o in values), len(values))}  "
        f"legitimate changed {percent(changed, len(legitimate))}  flagged {percent(flagged, len(legitimate))}"
    )
    return outcomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--other", action="store_true", help="texts in other languages than English"
    )
    parser.add_argument("--peers", action="store_true", help="other ways beside it")
    parser.add_argument(
        "--failures", type=int, default=0, metavar="N", help="print so many failures"
    )
    options = parser.parse_args()
    which = "-other.jsonl" if options.other else ".jsonl"
    artifacts, legitimate = load("artifacts" + which), load("legitimate" + which)
    print(f"{len(artifacts)} artifacts, {len(legitimate)} legitimate texts")
    outcomes = report("ingest", ours, artifacts, legitimate)
    if options.peers:
        for name, repair in PEERS.items():
            try:
                report(name, repair, artifacts, legitimate)
            except ImportError:
                print(f"{name:9} not installed")
    table("kind", "kind", artifacts, outcomes)
    table("language", "lang", artifacts, outcomes)
    if options.other:
        table("text in", "home", artifacts, outcomes)
    shown = 0
    for case in artifacts:
        if shown < options.failures and not outcomes[case["id"]].repaired:
            shown += 1
            print(f"\n{case['id']} {case['kind']} {case['lang']}: {case['text']}")
            print(f"  want {case['accept'][:5]}\n  got  {ours(case['text'])[0]}")
    for case in legitimate:
        output, places = ours(case["text"])
        if options.failures and (places or output != case["text"]):
            print(f"\n{case['id']} {case['reason']}: {case['text']!r}\n  got  {output!r} {places}")


if __name__ == "__main__":
    main()
