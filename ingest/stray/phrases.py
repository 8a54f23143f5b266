"""Several foreign words in a row: cut into words, each rendered, put in English order."""

from __future__ import annotations

import math

from ingest.lexicon import user
from ingest.lexicon.lookup import entries, han_zipf
from ingest.lexicon.user import UserLexicon
from ingest.stray.gloss import Candidate, candidates, choose
from ingest.stray.slots import Slot

LONGEST_WORD = 8
# A character that no list has: as rare as can be, but a cut is always found.
UNKNOWN_COST = 14.0
# Words of Chinese grammar without an English word in the same place.
SILENT = frozenset("的 地 得 了 着 过 之 所 们 個 个 吗 呢 吧 把".split())
NOT = frozenset("不 没 没有 未".split())
OF = frozenset("的 之".split())


def segment(text: str, lexicons: tuple[UserLexicon, ...] = ()) -> list[str]:
    """Cut a run of Han characters into words: the likeliest cut under word frequencies.

    Dynamic programming over the lexicon's own words, so every piece has a gloss where it can.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - LONGEST_WORD), end):
            frequency = han_zipf(text[start:end])
            if frequency is None and lexicons and user.entries(lexicons, "zh", text[start:end]):
                frequency = 0.0
            if frequency is None:
                if end - start > 1:
                    continue
                cost = UNKNOWN_COST
            else:
                # Zipf 9 would be every word; a listed word without a count is rarer than any counted.
                cost = (9.0 - (frequency or 0.8)) * math.log(10) / 2.3
            options.append((best[start][0] + cost, start))
        best.append(min(options))
    pieces: list[str] = []
    end = len(text)
    while end:
        start = best[end][1]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


def render(
    pieces: list[str], lang: str, fits: list[Slot], lexicons: tuple[UserLexicon, ...] = ()
) -> str | None:
    """English for a sequence of words; None when a word that carries meaning is unknown.

    English and Chinese share the order of adjective and noun, verb and object, adverb and verb;
    what differs is 的 behind a noun or a clause, which becomes `of` with the halves exchanged.
    """
    at = next(
        (i for i, piece in enumerate(pieces) if piece in OF and 0 < i < len(pieces) - 1), None
    )
    if at is not None and lang == "zh":
        return _modified(pieces[:at], pieces[at + 1 :], lang, fits, lexicons)
    words = [piece for piece in pieces if piece not in SILENT] or pieces
    negated = _negated(words, lang, fits, lexicons)
    if negated is not None:
        return negated
    found = [_offers(word, lang, lexicons) for word in words]
    if not all(found):
        return None
    rendered: list[str] = []
    wants = _wanted(found, fits)
    for options, want in zip(found, wants, strict=True):
        chosen = choose(options, want)
        assert chosen is not None
        rendered.append(chosen[1])
    return " ".join(rendered)


def _negated(
    words: list[str], lang: str, fits: list[Slot], lexicons: tuple[UserLexicon, ...]
) -> str | None:
    """`不同意 this`: `does not agree`, where a finite verb is wanted."""
    if lang != "zh" or len(words) < 2 or words[0] not in NOT:
        return None
    wanted = next((slot for slot in fits if slot.pos == "verb"), None)
    finite = {"VBZ": "does not", "VBP": "do not", "VBD": "did not"}
    if wanted is None or wanted.weight < fits[0].weight or wanted.form not in finite:
        return None
    behind = [c for c in _offers(words[1], lang, lexicons) if c.pos in ("verb", "adj")]
    if not behind or _best_pos(behind) != "verb":
        return None
    rest = render(words[1:], lang, [Slot("verb", "VB", 3.0)], lexicons)
    done = words[0] != "不" or wanted.form == "VBD"
    return None if rest is None else f"{finite['VBD' if done else wanted.form]} {rest}"


def _modified(
    before: list[str],
    head: list[str],
    lang: str,
    fits: list[Slot],
    lexicons: tuple[UserLexicon, ...],
) -> str | None:
    noun = [Slot("noun", None, 2.5)]
    wanted = noun if not fits or fits[0].pos in ("noun", "adj") else fits
    target = render(head, lang, wanted, lexicons)
    if target is None:
        return None
    if len(before) == 1:
        found = _offers(before[0], lang, lexicons)
        adjective = choose(
            [c for c in found if c.pos in ("adj", "num", "det")], [Slot("adj", None, 2.0)]
        )
        if adjective is not None:
            return f"{adjective[1]} {target}"
    modifier = render(before, lang, noun, lexicons)
    if modifier is None:
        return None
    return f"{target} of {modifier}" if " " in modifier or " " in target else f"{modifier} {target}"


def _wanted(found: list[list[Candidate]], fits: list[Slot]) -> list[list[Slot]]:
    """The slots of each word of a phrase: the first verb or the last noun takes the gap's own."""
    adjective = [Slot("adj", None, 2.5), Slot("noun", None, 1.2), Slot("adv", None, 0.8)]
    noun = [Slot("noun", None, 2.5)]
    verb_fits = [slot for slot in fits if slot.pos == "verb"]
    starts_with_verb = bool(verb_fits) and bool(found[0]) and _best_pos(found[0]) == "verb"
    if len(found) > 1 and any(c.pos == "num" and c.gloss != "one" for c in found[0]):
        noun = [Slot("noun", "NNS", 2.5)]
        fits = noun  # `三个问题`: three problems
    if fits and fits[0].pos != "verb" and _best_pos(found[-1]) == "noun" and not starts_with_verb:
        return [adjective] * (len(found) - 1) + [fits]
    if starts_with_verb:
        return (
            [verb_fits] + [adjective] * max(0, len(found) - 2) + ([noun] if len(found) > 1 else [])
        )
    if verb_fits and fits[0].pos == "verb" and _best_pos(found[-1]) == "verb":
        return [[Slot("adv", None, 3.0), *adjective]] * (len(found) - 1) + [verb_fits]
    return [[Slot("adv", None, 1.5), *adjective]] * (len(found) - 1) + [fits]


def _best_pos(found: list[Candidate]) -> str:
    return max(found, key=lambda candidate: candidate.score).pos


def _offers(word: str, lang: str, lexicons: tuple[UserLexicon, ...]) -> list[Candidate]:
    """Words before names, the shipped lists before the user's."""
    return candidates(word, lang) or _name(word, lang) or candidates(word, lang, lexicons)


def _name(word: str, lang: str) -> list[Candidate]:
    return [
        Candidate(entry.glosses[0], "noun", None, entry.tags, 0.0, entry.source)
        for entry in entries(lang, word)
        if entry.pos == "name"
    ]


def well_known(piece: str, lang: str, lexicons: tuple[UserLexicon, ...] = ()) -> bool:
    """Whether a piece is an authored word of more than one character, one of the user's, or one of
    grammar."""
    if piece in SILENT or (lexicons and user.entries(lexicons, lang, piece)):
        return True
    return len(piece) > 1 and any(row.source == "authored" for row in entries(lang, piece))
