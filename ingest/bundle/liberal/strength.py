"""How much a shape is believed: strong, weak, faint, or not at all."""

from __future__ import annotations

from ingest.bundle.liberal.characters import BRACKETS
from ingest.bundle.liberal.dissection import Dissection
from ingest.bundle.liberal.fence import Fields, Strength

FAINT, WEAK, STRONG = Strength.FAINT, Strength.WEAK, Strength.STRONG

COMMENT_LEADS = ("//", ";;", "%%", "!!")  # of programming languages, in which a tag may be named
COMMENT_CHARS = "/;%!"
STRONG_BRACKETS = "<[{"  # round ones stand in prose too
EMPHASIS = ("**", "__")
QUOTES = ">|`"  # mail, tables and code show fence lines
HEADINGS = "#-*+"  # with a space after it: a heading or a list item


def strength_of(parts: Dissection, fields: Fields, *, has_role: bool) -> Strength | None:
    """The strength of a line that is accounted for; None for inline code and table rows."""
    if not parts.lead and parts.before and not parts.is_enclosed:
        return _of_words(parts, fields)
    if not parts.lead:
        return _of_plain(parts, fields, has_role)
    if parts.closer:
        strength = _of_enclosed(parts.lead, fields)
    else:
        strength = _of_led(parts, has_role)
        raised = bool(fields.name or fields.id or fields.attrs)
        if parts.lead[0] not in COMMENT_CHARS:
            raised = raised or bool(fields.index or fields.nonce)
        if raised and parts.lead not in QUOTES:
            strength = Strength(min(STRONG, strength + 1))
    if strength and has_role and parts.lead not in QUOTES:
        return STRONG
    return strength


def _of_enclosed(lead: str, fields: Fields) -> Strength | None:
    if lead[0] == "`" or lead == "|":
        return None
    if lead in EMPHASIS or (len(lead) == 1 and lead not in STRONG_BRACKETS):
        return WEAK
    if lead in ("[", "{") and fields.label and not fields.name:
        return WEAK
    return STRONG


def _of_led(parts: Dissection, has_role: bool) -> Strength:
    lead = parts.lead
    if len(lead) > 1:
        if lead.startswith(COMMENT_LEADS):
            return WEAK
        if set(lead) == {"#"}:
            return FAINT if parts.is_spaced else WEAK
        return STRONG
    if lead in QUOTES or (parts.is_spaced and lead in HEADINGS):
        return FAINT
    return STRONG if lead in BRACKETS and has_role else WEAK


def _of_words(parts: Dissection, fields: Fields) -> Strength | None:
    """Without any decoration it takes capitals, or a name, to tell `BEGIN q7x2` from prose."""
    if any(word.isupper() for word in parts.before.split()):
        return STRONG
    return WEAK if fields.name or fields.id or fields.index else None


def _of_plain(parts: Dissection, fields: Fields, has_role: bool) -> Strength:
    if has_role or parts.tail or set(fields.attrs) - {"version"}:
        return STRONG
    if parts.after.strip() == ":" and not parts.before:
        return FAINT
    return WEAK
