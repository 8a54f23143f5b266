"""Signs that a run stands in the flow of a sentence, or is no word of its own."""

from __future__ import annotations

import re

from ingest.stray import slots
from ingest.stray.blocks import JAPANESE
from ingest.stray.language import foreign_word_is_known, is_connective
from ingest.stray.model import Site
from ingest.stray.sino_korean import whole_word
from ingest.stray.twins import twin
from ingest.stray.variants import is_simplified
from ingest.unicode.lookalikes import fold
from ingest.unicode.scripts import script_of

# `%(count)d`, `%s`: the letter belongs to the placeholder.
PLACEHOLDER_RE = re.compile(r"%(?:\(\w+\))?[-+0-9.]*[a-z]$")
ACRONYM_RE = re.compile(r"(?<![A-Za-z])[A-Z]{1,5}-$")
PROSE_GAPS = frozenset(("", ",", "-", "\N{EN DASH}", "\N{EM DASH}", ";"))
HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
# Endings that make a verb or an adjective of what they are written on to.
VERBAL_RE = re.compile("[하한할함해했합된되될됐]|적|스럽|롭")
# Russian prepositions; adjectives in a case other than the nominative; infinitives, unless of saying,
# writing and reading.
GOVERNOR_RE = re.compile(
    r"(?:^|[\s(])(?:(?:в|во|на|о|об|при|по|к|с|со|над|перед|между|под|за|через|из|от|до|без|для|у|около|после|против|"
    r"среди|кроме|вместо)|[а-яё]{3,}(?:ого|его|ому|ему|ыми|ими|ую|юю|ой|ым|ых|[нвкш]ом)|"
    r"(?!(?:на|про|при|о?т?за?вы?)?(?:писать|читать|говорить|сказать|ответить|кричать|изнести|печатать|брать))"
    r"[а-яё]{2,}(?:ать|ять|ить|еть|ться)) ?$"
)
COMMAS = (",", "\N{FULLWIDTH COMMA}", "\N{ARABIC COMMA}")
UNSPACED = ("Han", "Japanese", "Thai")
HANGUL_BEFORE_RE = re.compile("[\uac00-\ud7a3]+$")
BRACKET_RE = re.compile("[(][\uac00-\ud7a3]+$")
HANGUL_BEHIND_RE = re.compile("[\uac00-\ud7a3]+")


def glued_left(site: Site) -> bool:
    return site.before != "" and _glues(site, site.before) and not _placeholder(site)


def _placeholder(site: Site) -> bool:
    return site.before.isascii() and PLACEHOLDER_RE.search(site.head) is not None


def glued_right(site: Site) -> bool:
    return site.after != "" and _glues(site, site.after)


def _glues(site: Site, beside: str) -> bool:
    """A letter of the main script directly beside the run; where words are not divided by spaces,
    Latin words stand so as a matter of course."""
    if site.run.script == "Latin" and site.block.main in UNSPACED:
        return False
    if (
        site.run.script == "Latin"
        and site.block.main == "Hangul"
        and VERBAL_RE.match(site.tail) is None
    ):
        return False  # a particle: `email을` is how Korean writes
    return _is_main(site, beside) and not simplified(site)


def glued_through_markup(site: Site) -> bool:
    """`post-invasion**X**`: only the signs of emphasis stand between."""
    return re.search(r"[a-z][*_]{1,3}$", site.head) is not None and site.tail[:1] in ("*", "_")


def english_ending(site: Site) -> bool:
    return bool(site.run.suffix)


def hyphenated(site: Site) -> bool:
    """Compounds of a whole foreign word and a Latin word. Greek letters make terms so, and other
    scripts put Latin words before a hyphen as a matter of course."""
    if site.block.main != "Latin":
        return False
    if len(site.run.core) < 2 or (site.run.script == "Greek" and len(site.run.core) < 3):
        return False
    if ACRONYM_RE.search(site.head) and site.run.core.islower():
        return False  # `USB-кабель`: a compound of the other language
    left = (
        site.before in HYPHENS and site.before != "" and site.left != "" and len(site.left_gap) == 1
    )
    right = (
        site.after in HYPHENS and site.after != "" and site.right != "" and len(site.right_gap) == 1
    )
    return left or right


def after_function_word(site: Site) -> bool:
    return site.left in slots.FUNCTION_WORDS and site.left_gap.strip() == ""


def after_russian_governor(site: Site) -> bool:
    """A word of another script where a Russian preposition, adjective or infinitive asks for one;
    Latin words are at home there."""
    if site.block.main != "Cyrillic" or site.run.script == "Latin":
        return False
    return GOVERNOR_RE.search(site.head) is not None


def before_lower_word(site: Site) -> bool:
    return site.right_gap == " " and _in_flow(site, site.tail[1:2])


def after_lower_word(site: Site) -> bool:
    return site.left_gap == " " and _in_flow(site, site.head[-2:-1])


def _in_flow(site: Site, char: str) -> bool:
    return char != "" and not char.isupper() and _is_main(site, char)


def _is_main(site: Site, char: str) -> bool:
    name = script_of(char)
    return name == site.block.main or (site.block.main == "Japanese" and name in JAPANESE)


def beside_digit(site: Site) -> bool:
    return site.before.isdigit() or site.after.isdigit()


def before_function_word(site: Site) -> bool:
    """`X and Y`, `X of`: the grammar runs on behind it."""
    return site.right_gap == " " and site.right in slots.FUNCTION_WORDS


def in_prose(site: Site) -> bool:
    """Words of the sentence on both sides, with no more than a comma or a dash between."""
    return (
        site.left_gap.strip() in PROSE_GAPS
        and site.right_gap.strip() in PROSE_GAPS
        and bool(site.left and site.right and (site.left_gap or site.right_gap))
    )


def discourse(site: Site) -> bool:
    """A listed connective set off by a comma: `X, the results …`, `She is, X, a …`."""
    return site.after in COMMAS and is_connective(site.run)


def twin_beside(site: Site) -> bool:
    """Its translation or spelling stands right beside it."""
    return twin(site) is not None


def in_sentence(site: Site) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", site.line)) >= 5


def known_word(site: Site) -> bool:
    if len(site.run.core) == 1 and site.run.script not in ("Han", "Hangul"):
        return False
    return foreign_word_is_known(site.run, site.setting.lexicons)


def folds_to_word(site: Site) -> bool:
    if len(site.run.core) < 2:
        return False  # a letter is no word
    folded = fold(site.run.core, "Latin") if site.run.script != "Latin" else None
    return folded is not None and slots.is_english_word(folded, 3.0)


def sign_letter(site: Site) -> bool:
    """A look-alike letter written on to a sign that belongs to Latin text: `Ctrl+C`, a degree, a
    number."""
    core = site.run.core
    if len(core) != 1 or site.run.script != "Cyrillic" or fold(core, "Latin") is None:
        return False
    if site.before in ("", " ") and site.after.isdigit() and core.isupper():
        return True  # `vitamin B12`, `A4 paper`
    return site.before in ("+", "\N{DEGREE SIGN}") or (
        site.after == "+" and site.before in ("", " ")
    )


def simplified(site: Site) -> bool:
    """A simplified Chinese form in Japanese text."""
    return site.block.main == "Japanese" and any(is_simplified(char) for char in site.run.core)


def glued_to_mark(site: Site) -> bool:
    """`seriously,论证 for`: in running prose a space belongs behind the comma or the full stop."""
    return (
        site.block.main == "Latin"
        and site.run.script in ("Han", "Hiragana", "Katakana")
        and re.search(r"[a-z][,.!?]$", site.head) is not None
        and (in_prose(site) or in_sentence(site))
    )


def completes(site: Site) -> bool:
    """`화石`: read in Korean, the character makes a word with the letters it is written on to."""
    if site.block.main != "Hangul" or site.run.script != "Han":
        return False
    if site.after == ")" and BRACKET_RE.search(site.head):
        return False  # `서울대학교(서울大學校)`
    before, behind = HANGUL_BEFORE_RE.search(site.head), HANGUL_BEHIND_RE.match(site.tail)
    return (
        whole_word(site.run.core, before[0] if before else "", behind[0] if behind else "")
        is not None
    )
