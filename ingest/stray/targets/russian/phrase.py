"""Several Chinese words in a row, as a Russian noun phrase."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.stray.gloss import candidates
from ingest.stray.phrases import segment
from ingest.stray.targets.pivot import Word, words
from ingest.stray.targets.russian.morphology import Form, inflected

# A phrase put together word by word is less sure than a listed term.
COST = 0.6
MOST_PIECES = 3
EACH = 3


def phrases(core: str, lang: str) -> Iterator[Word]:
    """Attribute and noun, or noun and genitive, for a run of two or three words."""
    if lang != "zh":
        return
    pieces = [piece for piece in segment(core) if piece != "的"]
    if not pieces:
        return  # the particle alone
    if len(pieces) == 1:
        pieces = _halves(core)
    if len(pieces) == 1:
        yield from _compound(core, lang)
        return
    if len(pieces) > MOST_PIECES:
        return
    heads = [word for word in words(pieces[-1], lang, "ru") if word.pos == "noun"][:EACH]
    for head in heads:
        text, cost = head.lemma, COST + (1.0 - head.score) * 0.3
        for piece in reversed(pieces[:-1]):
            text, more = _attributed(piece, lang, text)
            cost += more
            if not text:
                break
        if text:
            yield Word(text, "noun", 1.0 - cost, "phrase", False)


def _compound(core: str, lang: str) -> Iterator[Word]:
    """By way of an English term of two words: `light source`."""
    best = sorted(candidates(core, lang), key=lambda c: -c.score)[:2]
    for rank, candidate in enumerate(best):
        parts = candidate.gloss.split(" ")
        if len(parts) != 2 or candidate.pos != "noun":
            continue
        for head in [word for word in words(parts[1], "en", "ru") if word.pos == "noun"][:2]:
            text, cost = _attributed(parts[0], "en", head.lemma)
            if text:
                yield Word(text, "noun", 1.0 - COST - cost - 0.3 * rank, "phrase", False)


def _halves(core: str) -> list[str]:
    """A term that only a general dictionary has, as two words that the list has."""
    for at in range(2, len(core) - 1):
        parts = [core[:at], core[at:]]
        if all(any(word.direct for word in words(part, "zh", "ru")) for part in parts):
            return parts
    return [core]


def _attributed(piece: str, lang: str, text: str) -> tuple[str, float]:
    offered = words(piece, lang, "ru")
    best = offered[0].score if offered else 0.0
    for word in offered[:6]:
        if word.pos == "adj" and " " not in word.lemma:
            # Left in its base form: `inflected` makes it agree with the head.
            return f"{word.lemma} {text}", 0.3 * (best - word.score)
    for word in offered[:6]:
        if word.pos == "noun":
            genitive = inflected(word.lemma, "noun", Form("gent", "sing"))
            if genitive:
                return f"{text} {genitive}", 0.2 + 0.3 * (best - word.score)
    return "", 0.0
