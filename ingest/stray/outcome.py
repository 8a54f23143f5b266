"""From a verdict and a rendering to a change, or to a proposal that says why not."""

from __future__ import annotations

from ingest.edits import Change, Proposal
from ingest.stray.join import join
from ingest.stray.language import NAMES
from ingest.stray.model import Rendering, Site, Verdict

RULE = "stray"


def placed(
    site: Site, verdict: Verdict, lang: str, rendering: Rendering, threshold: float
) -> Change | Proposal:
    """The rendering in its place, if judge and rendering together are sure enough."""
    start, end, after = join(site, rendering)
    confidence = round(verdict.confidence * rendering.confidence, 4)
    reason = f"{rendering.how}; {', '.join(verdict.codes)}"
    if confidence < threshold:
        # How sure it is that something is wrong; how sure the repair would be is in the reason.
        below = f"below the threshold ({confidence:.2f}): {reason}"
        return left(site, lang, after, verdict.confidence, below)
    return Change(start, end, after, rendering.kind, RULE, reason, confidence)


def left(site: Site, lang: str, after: str, confidence: float, reason: str) -> Proposal:
    """What is left as it is, and why."""
    run = site.run
    return Proposal(
        start=run.start,
        end=run.end,
        before=run.text,
        after=after or run.text,
        kind=NAMES.get(lang, run.script),
        rule=RULE,
        reason=reason,
        confidence=round(confidence, 4),
    )
