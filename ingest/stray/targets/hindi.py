"""Hindi words in the form that the word behind them asks for."""

from __future__ import annotations

import re

# Verbs that make a verb of a noun; where one stands behind the run, the noun is enough.
LIGHT_RE = re.compile(r" ?(?:कर|किय|की(?:जि| जा)|हो|हु[आएई]|दि?य?ा?(?:ना|ने|नी|ते|ता|ती) )")
LIGHT = (" करना", " होना", " देना")
POSTPOSITION_RE = re.compile(r" (?:का|की|के|को|से|में|पर|ने|तक|द्वारा)(?![\u0900-\u097f])")
# Masculine nouns in -a that have an oblique form; most in -a are feminine or unchanging.
OBLIQUE = frozenset(
    "लड़का बच्चा कमरा तरीका पैसा रास्ता खाना मामला फायदा फ़ायदा कपड़ा घोड़ा बेटा चेहरा नतीजा "
    "फैसला फ़ैसला इलाका महीना घंटा हफ्ता मौका झगड़ा खतरा ख़तरा पौधा दरवाज़ा दरवाजा मुद्दा "
    "सपना गाना केला अंडा पर्दा कोना किनारा टुकड़ा धागा नक्शा सौदा दावा इरादा वादा दायरा अड्डा "
    "मेला रिश्ता भरोसा गुस्सा मज़ा मजा चश्मा जूता पंखा तारा डिब्बा हिस्सा किस्सा हमला पता "
    "बाजा सोना लोहा ढाँचा रोना सामना".split()
)


def makes_verb(lemma: str, tail: str) -> bool:
    """Whether a verb of the list ends in the one that stands behind the run."""
    return lemma.endswith(LIGHT) and LIGHT_RE.match(tail) is not None


def hindi(text: str, tail: str) -> str:
    """A word of the list before what stands behind it.

    >>> hindi("तरीका", " से काम करें"), hindi("हल करना", " करना")
    ('तरीके', 'हल')
    """
    for verb in LIGHT:
        if text.endswith(verb) and LIGHT_RE.match(tail):
            return text.removesuffix(verb)
    if text in OBLIQUE and POSTPOSITION_RE.match(tail):
        return text[:-1] + "\N{DEVANAGARI VOWEL SIGN E}"
    return text
