"""The joint: the spaces around a rendering, its capital, the article before it."""

from __future__ import annotations

import re

from ingest.stray.model import Rendering, Site

# After these a word follows directly; before those it ends directly.
OPEN = frozenset(
    " \t([{\"'`/-\u2018\u201c\u00ab\u2039*_#~|>=+\u2010\u2011\u2013\u2014\u00bf\u00a1@$\u20ac\xa3"
)
CLOSE = frozenset(
    " \t)]}\"'`/,.;:!?-\u2019\u201d\u00bb\u203a*_~|<=+\u2010\u2011\u2013\u2014\u2026%"
)
SENTENCE_START_RE = re.compile(
    r"(?:^|[.!?\u2026]['\"\u201d\u2019)]*\s+)[\s#>*_\"'\u201c\u2018(\-]*$"
)
ARTICLE_RE = re.compile(r"(?<![\w'-])(an?)( ?)$", re.IGNORECASE)
PREFIX_RE = re.compile(
    r"(?<![\w'\u2019-])(?:re|un|non|anti|pre|post|pro|co|de|dis|mis|over|under|inter|super|sub|semi|multi|ex|mid|self)$",
    re.IGNORECASE,
)
SIGNS = "$\N{EURO SIGN}\N{POUND SIGN}\N{YEN SIGN}"
WORD_RE = re.compile(r"[A-Za-z]+")
MOST_IN_TITLE = 14  # a heading is short
# A vowel letter that sounds as a consonant, and the other way round.
CONSONANT_RE = re.compile(r"(?:uni(?!m|n)|use|usu|eu|one\b|once)", re.IGNORECASE)
VOWEL_RE = re.compile(r"[aeiou]|hour|honest|hono[u]?r|heir", re.IGNORECASE)


def join(site: Site, rendering: Rendering) -> tuple[int, int, str]:
    """The range to replace and the text that goes there."""
    start = site.run.start if rendering.start is None else rendering.start
    end = site.run.end if rendering.end is None else rendering.end
    word = rendering.text
    before = site.text[start - 1] if start > site.block.start else ""
    after = site.text[end] if end < site.block.end else ""
    if not word:
        return _deleted(site, start, end, before, after)
    if rendering.kind != "homoglyph":
        word = _cased(site, word, rendering.kind == "name")
    if rendering.kind == "homoglyph" or not rendering.spaced:
        return start, end, word
    article = ARTICLE_RE.search(site.head) if site.setting.english else None
    if article is not None:
        right = _article(article[1], word)
        if right != article[1]:
            start -= len(article[0])
            word = right + " " + word
            before = site.text[start - 1] if start > site.block.start else ""
    if before and _needs_space(site, start, before) and not _prefixed(site):
        word = " " + word
    if after and after not in CLOSE and not after.isspace() and word[-1] not in SIGNS:
        word += " "
    return start, end, word


def _needs_space(site: Site, start: int, before: str) -> bool:
    if before == '"':
        # A second one on the line closes: `"X"word`.
        head = site.text[site.block.start : start]
        return head.count('"') % 2 == 0 and re.search(r'[\w.,!?]"$', head) is not None
    return before not in OPEN and not before.isspace()


def _cased(site: Site, word: str, name: bool) -> str:
    """ALL CAPS among capitals, Title Case in such a heading, a capital where a sentence starts."""
    around = WORD_RE.findall(site.line.replace(site.run.text, " "))
    long = [item for item in around if len(item) > 3]
    beside = [item for item in (site.left, site.right) if item]
    if len(long) > 1 and all(item.isupper() for item in around) and beside:
        return word.upper()
    if name or not word[:1].islower():
        return word
    titled = (
        len(long) > 1 and all(item[0].isupper() for item in long) and len(around) <= MOST_IN_TITLE
    )
    if titled and site.line.rstrip()[-1:] not in ".,;:!?":
        return " ".join(
            part[:1].upper() + part[1:] if len(part) > 3 else part for part in word.split(" ")
        )
    return word[:1].upper() + word[1:] if _starts_sentence(site) else word


def _starts_sentence(site: Site) -> bool:
    head = site.head
    if not head.strip(" \t#>*_\"'\u201c\u2018(-"):
        return head.strip()[-1:] not in ("(", "-")  # an entry may go on in lower case
    return SENTENCE_START_RE.search(head) is not None


def sounds_vowel(word: str) -> bool:
    """Whether the article before the word is `an`."""
    return VOWEL_RE.match(word) is not None and CONSONANT_RE.match(word) is None


def _article(given: str, word: str) -> str:
    wanted = "an" if sounds_vowel(word) else "a"
    if wanted == given.lower():
        return given
    if word.isupper() and given.isupper() and len(word) > 1:
        return wanted.upper()
    return wanted.capitalize() if given[0].isupper() else wanted


def _prefixed(site: Site) -> bool:
    """The run is written on to an English prefix: `re選挙`, `antiвоенный`."""
    return PREFIX_RE.search(site.head) is not None


def _deleted(site: Site, start: int, end: int, before: str, after: str) -> tuple[int, int, str]:
    """Take one of two spaces along."""
    if before == " " and (after in CLOSE or after == ""):
        return start - 1, end, ""
    if after == " " and before == "":
        return start, end + 1, ""
    return start, end, ""
