"""The stray-script engine: find foreign runs, judge them, render the artifacts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.edits import Change, Proposal, settle
from ingest.lexicon import user
from ingest.protect import Protected
from ingest.settings import Settings
from ingest.stray import blocks, letters, punctuation, variants
from ingest.stray.asking import ask
from ingest.stray.evidence.latin import TECHNICAL_RE
from ingest.stray.judge import judge
from ingest.stray.language import NAMES, language
from ingest.stray.model import Block, Run, Setting, Site, Unknown
from ingest.stray.outcome import RULE, left, placed
from ingest.stray.render import render
from ingest.stray.runs import runs
from ingest.unicode.scripts import scripts_in

# The word before, read backwards: from its end on, which is where to look for it.
LEFT_RE = re.compile(r"(\W*)(\w[\w'\u2019-]*)")
RIGHT_RE = re.compile(r"(\W*)([\w'\u2019-]*\w)")
LOWER_RE = re.compile(r"[a-z]{3,}(?: [a-z]+)*")
# A line is as long as this at least to tell its language.
LEAST_LINE = 40
# A Latin word that is less likely an artifact than this is no news in text of another script.
LEAST_LATIN = 0.25
IDENTIFIER_MARKS = tuple("-_%./=$@#\\&:")
IDENTIFIER_RE = re.compile(r"[_=(\\/@]|[.:-]\w")
# The neighbourhood of a run: so many characters on either side are looked at for words.
REACH = 200
# Slips are few: a line with more runs of foreign script than this is not examined run by run.
MOST_RUNS_A_LINE = 200


def find(text: str, settings: Settings) -> tuple[list[Change], list[Proposal]]:
    """The changes to make, and what was found and left, with the reason.

    Documents in one script hold nothing to find: they cost one scan.
    """
    if text.isascii():
        return [], []
    scripts = scripts_in(text)
    mixed = len(scripts) > 1
    # Marks and digits of other scripts are looked for in Latin text.
    if not mixed and ("Latin" not in scripts or not punctuation.occurs(text)):
        return [], []
    lines = list(blocks.blocks(text))
    protected = Protected(text)
    changes = list(_marks(text, lines, protected))
    if not mixed:
        return settle(text, changes), []
    found, proposals = _foreign(text, lines, protected)
    if not found and not any(block.main == "Latin" and not block.code for block in lines):
        # Nothing was found to judge, and no line could hold look-alikes in English words.
        return settle(text, changes), sorted(proposals, key=lambda item: item.start)
    known = blocks.setting(text, [run for _, run in found])
    if settings.lexicons or settings.semantic:
        lexicons = user.known(settings.lexicons)
        known = replace(known, lexicons=lexicons, semantic=settings.semantic)
    if known.english and not known.topic:
        changes += _letters(text, lines, protected)
    changes = settle(text, changes)
    settings_of = {block: _own(text, block, known) for block, _ in found}
    sites = [
        _site(text, block, settings_of[block], run)
        for block, run in found
        if not _touched(changes, run)
    ]
    for outcome in _outcomes(sites, settings):
        if isinstance(outcome, Change):
            changes.append(outcome)
        else:
            proposals.append(outcome)
    return settle(text, changes), sorted(proposals, key=lambda item: item.start)


def _marks(text: str, lines: list[Block], protected: Protected) -> Iterator[Change]:
    for block in lines:
        yield from (c for c in punctuation.find(text, block) if c.start not in protected)


def _letters(text: str, lines: list[Block], protected: Protected) -> Iterator[Change]:
    for block in lines:
        if block.main == "Latin" and not block.code:
            inside = letters.inside(text, block.start, block.end)
            yield from (change for change in inside if change.start not in protected)


def _foreign(
    text: str, lines: list[Block], protected: Protected
) -> tuple[list[tuple[Block, Run]], list[Proposal]]:
    """The runs to look at, and a proposal for each line that has too many of them."""
    found: list[tuple[Block, Run]] = []
    proposals: list[Proposal] = []
    for block in lines:
        here = list(_runs(text, block, protected))
        if len(here) > MOST_RUNS_A_LINE:
            proposals.append(_dense(here))
        else:
            found += ((block, run) for run in here)
    return found, proposals


def _touched(changes: list[Change], run: Run) -> bool:
    """Whether a change, of a sorted list, reaches into the run: repaired letter by letter."""
    at = bisect_left(changes, run.end, key=lambda change: change.start) - 1
    return at >= 0 and changes[at].end > run.start


def _outcomes(sites: Iterable[Site], settings: Settings) -> Iterator[Change | Proposal]:
    unknown: list[Unknown] = []
    for site in sites:
        outcome = _decide(site, settings)
        if isinstance(outcome, Unknown):
            unknown.append(outcome)
        elif outcome is not None:
            yield outcome
    if unknown:
        yield from ask(unknown, settings)


def _dense(runs_of_line: list[Run]) -> Proposal:
    """A line that changes script all the time is mixed on purpose, or made to be hard."""
    first = runs_of_line[0]
    return Proposal(
        start=first.start,
        end=first.end,
        before=first.text,
        after=first.text,
        kind=NAMES.get(language(first), first.script),
        rule=RULE,
        reason=f"left: {len(runs_of_line)} changes of script on one line; none was looked at",
        confidence=0.0,
    )


def _runs(text: str, block: Block, protected: Protected) -> Iterator[Run]:
    technical: bool | None = None
    for run in (*runs(text, block), *variants.runs(text, block)):
        if run.script == "Latin":
            if not _out_of_place(text, run):
                continue
            if technical is None:
                technical = TECHNICAL_RE.search(text, block.start, block.end) is not None
            beside = text[run.start - 1 : run.start] + text[run.end : run.end + 1]
            if technical and not any(map(str.isalpha, beside)):
                continue  # in a line about programs it names something: nothing to report
        if run.start not in protected:
            yield run


def _out_of_place(text: str, run: Run) -> bool:
    """Latin in text of another script: names, brands, acronyms and terms are at home anywhere, so
    only lower-case words are looked at, and no parts of identifiers, options and paths."""
    if LOWER_RE.fullmatch(run.core) is None or text[run.start - 1 : run.start] in IDENTIFIER_MARKS:
        return False
    return IDENTIFIER_RE.match(text, run.end) is None


def _own(text: str, block: Block, known: Setting) -> Setting:
    """The setting of a line: a line in another script than the document is in another language."""
    if block.main == known.main or block.end - block.start < LEAST_LINE:
        return known
    return replace(known, main=block.main, prose=blocks.prose(block.line))


def _site(text: str, block: Block, known: Setting, run: Run) -> Site:
    head = text[max(block.start, run.start - REACH) : run.start]
    tail = text[run.end : min(block.end, run.end + REACH)]
    left, right = LEFT_RE.match(head[::-1]), RIGHT_RE.match(tail)
    return Site(
        run=run,
        text=text,
        block=block,
        setting=known,
        left=left[2][::-1].lower() if left else "",
        left_gap=left[1][::-1] if left else head,
        right=right[2].lower() if right else "",
        right_gap=right[1] if right else tail,
        head=head,
        tail=tail,
    )


def _decide(site: Site, settings: Settings) -> Change | Proposal | Unknown | None:
    verdict = judge(site, LEAST_LATIN if site.run.script == "Latin" else 0.0)
    if verdict is None:
        return None  # at home in any text: not worth a word
    lang = language(site.run)
    if verdict.confidence < settings.threshold:
        return left(site, lang, "", verdict.confidence, "left: " + ", ".join(verdict.codes))
    target = site.setting.lang if settings.target in (None, site.setting.lang) else "und"
    rendering = render(site, lang, target)
    if rendering is None:
        return Unknown(site, verdict, lang)
    return placed(site, verdict, lang, rendering, settings.threshold)
