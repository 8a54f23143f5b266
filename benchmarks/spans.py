"""How many letters of texts in two languages are put into the right one."""

from __future__ import annotations

import random
import time

from translations import Passages

from ingest import detectors

MIXED = 400
CONTROLS = 8  # a language


def measure(sentences: Passages, documents: Passages, name: str, know: frozenset[str]) -> str:
    """Texts of two languages, composed of sentences; and controls in one language."""
    codes = [code for code, own in sentences.items() if code in know and len(own) >= 100]
    dice = random.Random(0)
    right = total = 0
    for _ in range(MIXED):
        main, other = dice.sample(codes, 2)
        order = [main] * dice.choice((2, 3, 4)) + [other] * dice.choice((1, 2))
        order += [main] * dice.choice((0, 2))
        blank = dice.choice((" ", "\n", "\n\n"))
        pieces = [(code, dice.choice(sentences[code])) for code in order]
        text = blank.join(piece for _, piece in pieces)
        told = _languages(text, name)[0]
        at = 0
        for code, piece in pieces:
            for char, one in zip(piece, told[at : at + len(piece)], strict=True):
                total += char.isalpha()
                right += char.isalpha() and one == code
            at += len(piece) + len(blank)
    wrong = letters = 0
    spent = 0.0
    controls = [text for code in codes for text in documents.get(code, [])[:CONTROLS]]
    for text in controls:
        told, seconds = _languages(text, name)
        spent += seconds
        for char, one in zip(text, told[:-1], strict=True):
            letters += char.isalpha()
            wrong += char.isalpha() and one != told[-1]
    return (
        f"{right / total:.4f} of letters right in mixed texts, "
        f"{wrong / letters:.4f} wrong in controls, {spent / len(controls) * 1000:.1f} ms for 2 KB"
    )


def _languages(text: str, name: str) -> tuple[list[str], float]:
    """The language of each character, one more for the text itself; and the seconds for spans."""
    main = detectors.detect(text, name)
    start = time.process_time()
    spans = detectors.spans(text, main, name)
    seconds = time.process_time() - start
    told = [main.code] * (len(text) + 1)
    for span in spans:
        told[span.start : span.end] = [span.code] * (span.end - span.start)
    return told, seconds
