"""Find the stretches of a line that make sense when read with another encoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.encodings.certainty import GAIN_UTF8, LATIN, WIDE, certain, good, possible
from ingest.encodings.misreadings import LOST, Misreading
from ingest.encodings.plausibility import costs, latin_costs
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
    moot: Misreading | None = None,
) -> Reread | None:
    """The one way to read the tokens that is certain, if any. A way `known` to be right for the
    text around them is taken for as little as any gain. The words `around` them are ASCII. A way
    that is `moot` is one to leave alone: where it gains most, none is given."""
    if not found:
        return None
    if known is not None:
        first = _read(found, known, around)
        if first.gain >= LEAST_KNOWN and good(first):
            return first
    excess = sum(max(0.0, token.cost - LEAST_COST * token.odd) for token in found)
    finalists = _finalists(found, ways) if excess >= GAIN_UTF8 else []
    rereads = sorted((reread(found, how) for how in finalists), key=lambda r: -r.gain)
    if excess >= LEAST_EXCESS and len(around) >= LEAST_AROUND * sum(t.odd for t in found):
        latin = [(how, _texts_in(found, how)) for how in ways if how.written in LATIN]
        # Slow, and of no use where none of them could be certain, and nothing else is.
        if any(possible(how, _paired(found, texts)) for how, texts in latin) or (
            rereads and rereads[0].how != moot and certain(rereads[0])
        ):
            rereads += [reread_latin(found, how, around, texts) for how, texts in latin]
            rereads.sort(key=lambda r: -r.gain)
    if not rereads or rereads[0].how == moot or not certain(rereads[0]):
        return None
    first = rereads[0]
    rivals = [r for r in rereads[1:] if _texts(r) != _texts(first)]
    return first if all(first.gain - r.gain >= MARGIN for r in rivals) else None


def _finalists(found: Sequence[Token], ways: Sequence[Misreading]) -> list[Misreading]:
    """The ways that promise most, of those whose language is not asked."""
    sample, size = [], 0
    for token in sorted(found, key=lambda token: (-token.cost, token.start)):
        sample.append(token)
        size += len(token.text)
        if size > SAMPLE:
            break
    # A character of two bytes may not be cut, and there are few such encodings.
    cut = [
        Token.of(token.start, token.text[:SAMPLE]) if len(token.text) > SAMPLE else token
        for token in sample
    ]
    others = [how for how in ways if how.written not in LATIN]
    promises = _promises([sample if how.shown in WIDE else cut for how in others], others)
    in_turn = sorted(range(len(others)), key=lambda at: -promises[at])
    return [others[at] for at in in_turn[:FINALISTS] if promises[at] > SWITCH]


def layers(found: Sequence[Token], ways: Sequence[Misreading]) -> Iterator[list[Token]]:
    """The tokens with one layer of UTF-8 undone that may only lead to the next.

    What is under it need be no good text yet, so the form of UTF-8 alone speaks for it: every
    token has it, and enough of them.
    """
    for how in ways:
        if how.written != "UTF-8":
            continue
        under = how.undo_all([token.text for token in found])
        texts = [text for text in under if text is not None and LOST not in text]
        if len(texts) < len(under):
            continue
        if sum(len(token.text) for token in found) - sum(map(len, texts)) >= LEAST_LAYER:
            yield Token.all_of([token.start for token in found], texts)


def _read(found: Sequence[Token], how: Misreading, around: str) -> Reread:
    if how.written in LATIN:
        return reread_latin(found, how, around, _texts_in(found, how))
    return reread(found, how)


def _texts_in(found: Sequence[Token], how: Misreading) -> list[str]:
    """What the tokens read as; those that cannot be stay as they are."""
    texts = [token.text for token in found]
    return [after or text for after, text in zip(how.undo_all(texts), texts, strict=True)]


def reread_latin(
    found: Sequence[Token], how: Misreading, around: str, texts: Sequence[str]
) -> Reread:
    """All of a line or nothing: with the same letters for the most part before and after, the
    whole line has to show the language."""
    shared = latin_costs(around[:SAMPLE])
    before = " ".join(token.text for token in found)[:SAMPLE]
    after = " ".join(texts)[:SAMPLE]
    left = min(map(sum, zip(shared, latin_costs(after), strict=True)))
    gain = min(map(sum, zip(shared, latin_costs(before), strict=True))) - left
    if how.written in SELDOM_WRITTEN:
        gain -= SELDOM
    surprise = left / (len(around[:SAMPLE]) + len(after))
    return Reread(how, gain, surprise, _paired(found, texts))


def _paired(found: Sequence[Token], texts: Sequence[str]) -> tuple[tuple[Token, str], ...]:
    paired = zip(found, texts, strict=True)
    return tuple((token, text) for token, text in paired if text != token.text)


def reread(found: Sequence[Token], how: Misreading) -> Reread:
    """The stretches that are better read in this way: a path of least cost through two states."""
    # The least cost so far with the last token kept, and with it changed; and where from.
    kept = changed = 0.0
    steps: list[tuple[str | None, bool, bool]] = []
    afters = how.undo_all([token.text for token in found])
    bits = costs([after or "" for after in afters])
    for token, after, cost in zip(found, afters, bits, strict=True):
        was_changed = changed + SWITCH < kept
        kept_next = min(kept, changed + SWITCH) + token.cost
        stays = changed <= kept + SWITCH
        if after is None:
            changed_next = min(changed, kept + SWITCH) + token.cost + FOREIGN_COST
        else:
            changed_next = min(changed, kept + SWITCH) + cost
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
    surprise = sum(costs([text for _, text in chosen])) / max(1, letters)
    return Reread(how, gain, surprise, tuple(chosen))


def _promises(samples: Sequence[Sequence[Token]], ways: Sequence[Misreading]) -> list[float]:
    """What each way gains of its sample where every token may choose for itself."""
    afters: list[str] = []
    for sample, how in zip(samples, ways, strict=True):
        texts = [token.text for token in sample]
        read = how.undo_all(texts)
        afters += [
            text if after is None else after for after, text in zip(read, texts, strict=True)
        ]
    bits = iter(costs(afters))
    gains = ([token.cost - next(bits) for token in sample] for sample in samples)
    return [sum([gain for gain in of_one if gain > 0]) for of_one in gains]


def _texts(found: Reread) -> list[tuple[int, str]]:
    return [(token.start, text) for token, text in found.tokens]
