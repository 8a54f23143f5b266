"""One look at a text tells which fixers can have something to do, and it is never wrong."""

from __future__ import annotations

import random
import subprocess
import sys

from hypothesis import example, given
from hypothesis import strategies as st
from test_ftfy_twin import nasty

from ingest import fixers
from ingest.describe import WORD_RE, words
from ingest.settings import PROFILES

STAGES = {name: tuple(fixers.chosen(names)) for name, names in PROFILES.items()}


def right(text: str) -> None:
    for stages in STAGES.values():
        known = fixers.facts(stages, text)
        for find in stages:
            assert known.concern(find) or not fixers.changes(find, text), (find, ascii(text))
        told = list(fixers.reported(stages, text, known))
        assert told == list(fixers.reported(stages, text, fixers.Facts()))


@given(st.text(max_size=30))
@example("a\U000e0061b")
@example("\U000f0000")
@example("&amp;")
def test_what_is_passed_by_has_nothing_to_do(text: str) -> None:
    right(text)


def test_nasty_strings() -> None:
    make = nasty(random.Random(11))
    for _ in range(400):
        right(make())


@given(st.text(st.sampled_from("ab1_-' .,\u2019\u0301\u0431\u4e2d\n\u00a0"), max_size=20))
def test_words_are_counted_as_by_the_expression(text: str) -> None:
    assert words(text) == len(WORD_RE.findall(text))


def test_text_in_one_script_opens_no_lexicon_and_loads_no_ftfy() -> None:
    code = (
        "import sys, ingest\n"
        "from ingest.lexicon import lookup\n"
        "for text in ('\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440!', '\u4f60\u597d\uff0c\u4e16\u754c\u3002', 'It\u2019s \u201cfine\u201d', 'caf\u00c3\u00a9'):\n"
        "    ingest.clean(text)\n"
        "assert lookup._base.cache_info().currsize == 0\n"
        "assert 'ftfy' not in sys.modules\n"
        "ingest.clean('The war is\u6b8b\u9177, but')\n"
        "assert lookup._base.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
