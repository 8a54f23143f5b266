"""What shows that a line is prose, code or markup, although all of it could be accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.bundle.liberal.dissection import Dissection
from ingest.bundle.liberal.words import CLOSE, OPEN, ROLES

VARIABLE_LEADS = ("${", "$(", "#{", "@{", "%{")  # of shells, Make, Ruby, CMake
CLOSING_BRACKETS = (")", "]", "}", ">")
MOST_WORDS_BEFORE = 3  # of a label before the tag; more is a heading


def reads_as_text(parts: Dissection) -> bool:
    """Whether a line is content by its looks alone."""
    return any(rule(parts) for rule in RULES)


def _assignment(parts: Dissection) -> bool:
    """`q7x2 = 1`, `_q7x2 = 1`."""
    is_plain = len(parts.lead) < 2 and not parts.is_enclosed
    return is_plain and parts.after.lstrip().startswith("=")


def _half_a_bracket(parts: Dissection) -> bool:
    """`(q7x2` or `q7x2)`: the rest of the brackets is on other lines."""
    if parts.lead == "(" and not parts.closer:
        return True
    return not parts.lead and not parts.before and parts.after.startswith(CLOSING_BRACKETS)


def _variable(parts: Dissection) -> bool:
    """`${q7x2}`."""
    return parts.lead in VARIABLE_LEADS


def _markup(parts: Dissection) -> bool:
    """`q7x2</li>`."""
    return parts.after.startswith("<")


def _heading(parts: Dissection) -> bool:
    """`## How to write and read a q7x2 bundle ##`."""
    return len(parts.before.split()) > MOST_WORDS_BEFORE


def _role_in_a_sentence(parts: Dissection) -> bool:
    """`q7x2 specified region.`: the role word of a plain line stands beside the tag."""
    if parts.lead or parts.before or parts.is_enclosed:
        return False
    words = [re.sub(r"\W", "", word).lower() for word in re.split(r"[\s:_-]+", parts.after)]
    words = [word for word in words if word]
    return any(word in ROLES for word in words) and words[0] not in ROLES


RULES: tuple[Callable[[Dissection], bool], ...] = (
    _assignment,
    _half_a_bracket,
    _variable,
    _markup,
    _heading,
    _role_in_a_sentence,
)


def has_capital_role(parts: Dissection) -> bool:
    """Whether a role is written so that nobody takes it for a verb: `BEGIN q7x2 intro`."""
    words = f"{parts.before} {parts.after}".split()
    return any(word.isupper() and word.lower().strip(":") in OPEN | CLOSE for word in words)
