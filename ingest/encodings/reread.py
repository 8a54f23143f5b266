"""Find the stretches of a line that make sense when read with another encoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.encodings.certainty import GAIN_UTF8, LATIN, WIDE, certain, good
from ingest.encodings.misreadings import LOST, Misreading
from ingest.encodings.plausibility import cost, latin_costs
from ingest.encodings.tokens import Reread, Token

# Bits that a change from wrong to right text inside a line must be worth.
SWITCH = 8.0
# Bits for a word among changed ones that the wrong encoding could not have shown.
FOREIGN_COST = 4.0
# Bits that good text costs at the least, a character: what a line costs more can be gained.
LEAST_COST = 4.0
# Likewise for a line of Latin letters, whose language is asked then; and the ASCII that it has for
# each character that is not.
LEAST_EXCESS = 8.0
LEAST_AROUND = 0.5
# Bits where the text around has told how.
LEAST_KNOWN = 6.0
# Bits by which it must be better than another repair.
MARGIN = 4.0
# Bits that encodings few texts were written in must gain beyond the others.
SELDOM = 4.0
SELDOM_WRITTEN = ("ISO-8859-2", "Windows-1254")
# Characters that are tried with every encoding, before the best are tried on all of them.
SAMPLE = 600
FINALISTS = 3
# Characters that a layer of UTF-8 has more than what is under it.
LEAST_LAYER = 8


def best(
    found: Sequence[Token],
    ways: Sequence[Misreading],
    known: Misreading | None = None,
    around: str = "",
) -> Reread | None:
    """The one way to read the tokens that is certain, if any. A way `known` to be right for the
    text around them is taken for as little as any gain. The words `around` them are ASCII."""
    if known is not None:
        first = _read(found, known, around)
        if first.gain >= LEAST_KNOWN and good(first):
            return first
    excess = sum(max(0.0, token.cost - LEAST_COST * token.odd) for token in found)
    finalists = []
    if excess >= GAIN_UTF8:
        sample, size = [], 0
        for token in sorted(found, key=lambda token: (-token.cost, token.start)):
            sample.append(token)
            size += len(token.text)
            if size > SAMPLE:
                break
        others = [how for how in ways if how.written not in LATIN]
        promises = sorted((_promise(sample, how), -at) for at, how in enumerate(others))
        best_first = promises[: -FINALISTS - 1 : -1]
        finalists = [others[-at] for promise, at in best_first if promise > SWITCH]
    if excess >= LEAST_EXCESS and len(around) >= LEAST_AROUND * sum(t.odd for t in found):
        finalists += [how for how in ways if how.written in LATIN]
    rereads = sorted((_read(found, how, around) for how in finalists), key=lambda r: -r.gain)
    if not rereads or not certain(rereads[0]):
        return None
    first = rereads[0]
    rivals = [r for r in rereads[1:] if _texts(r) != _texts(first)]
    return first if all(first.gain - r.gain >= MARGIN for r in rivals) else None


def layers(found: Sequence[Token], ways: Sequence[Misreading]) -> Iterator[list[Token]]:
    """The tokens with one layer of UTF-8 undone that may only lead to the next.

    What is under it need be no good text yet, so the form of UTF-8 alone speaks for it: every
    token has it, and enough of them.
    """
    for how in ways:
        if how.written != "UTF-8":
            continue
        under = [how.undo(token.text) for token in found]
        texts = [text for text in under if text is not None and LOST not in text]
        if len(texts) < len(under):
            continue
        if sum(len(token.text) for token in found) - sum(map(len, texts)) >= LEAST_LAYER:
            yield [Token.of(token.start, text) for token, text in zip(found, texts, strict=True)]


def _read(found: Sequence[Token], how: Misreading, around: str) -> Reread:
    return reread_latin(found, how, around) if how.written in LATIN else reread(found, how)


def reread_latin(found: Sequence[Token], how: Misreading, around: str) -> Reread:
    """All of a line or nothing: with the same letters for the most part before and after, the
    whole line has to show the language."""
    texts = [how.undo(token.text) or token.text for token in found]
    shared = latin_costs(around[:SAMPLE])
    before = " ".join(token.text for token in found)[:SAMPLE]
    after = " ".join(texts)[:SAMPLE]
    left = min(map(sum, zip(shared, latin_costs(after), strict=True)))
    gain = min(map(sum, zip(shared, latin_costs(before), strict=True))) - left
    if how.written in SELDOM_WRITTEN:
        gain -= SELDOM
    surprise = left / (len(around[:SAMPLE]) + len(after))
    changed = (
        (token, text) for token, text in zip(found, texts, strict=True) if text != token.text
    )
    return Reread(how, gain, surprise, tuple(changed))


def reread(found: Sequence[Token], how: Misreading) -> Reread:
    """The stretches that are better read in this way: a path of least cost through two states."""
    # The least cost so far with the last token kept, and with it changed; and where from.
    kept = changed = 0.0
    steps: list[tuple[str | None, bool, bool]] = []
    for token in found:
        after = how.undo(token.text)
        was_changed = changed + SWITCH < kept
        kept_next = min(kept, changed + SWITCH) + token.cost
        stays = changed <= kept + SWITCH
        if after is None:
            changed_next = min(changed, kept + SWITCH) + token.cost + FOREIGN_COST
        else:
            changed_next = min(changed, kept + SWITCH) + cost(after)
        steps.append((after, was_changed, stays))
        kept, changed = kept_next, changed_next
    state = changed < kept
    gain = sum(token.cost for token in found) - min(kept, changed)
    chosen: list[tuple[Token, str]] = []
    for token, (after, was_changed, stays) in zip(reversed(found), reversed(steps), strict=True):
        if state and after is not None and after != token.text:
            chosen.append((token, after))
        state = stays if state else was_changed
    chosen.reverse()
    letters = sum(char > "\x7f" for _, text in chosen for char in text)
    surprise = sum(cost(text) for _, text in chosen) / max(1, letters)
    return Reread(how, gain, surprise, tuple(chosen))


def _promise(sample: Sequence[Token], how: Misreading) -> float:
    gain = 0.0
    for token in sample:
        # A character of two bytes may not be cut, and there are few such encodings.
        if len(token.text) > SAMPLE and how.shown not in WIDE:
            token = Token.of(token.start, token.text[:SAMPLE])
        after = how.undo(token.text)
        if after is not None:
            gain += max(0.0, token.cost - cost(after))
    return gain


def _texts(found: Reread) -> list[tuple[int, str]]:
    return [(token.start, text) for token, text in found.tokens]
