"""The rule: a fence line is decoration, the tag, roles, attributes and fillers, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.bundle.liberal.attributes import read_attributes
from ingest.bundle.liberal.characters import CLOSING, FOLDED, collapse, mirror
from ingest.bundle.liberal.dissection import Dissection, dissect, is_ruler
from ingest.bundle.liberal.fence import Fence, Fields, Role, Strength
from ingest.bundle.liberal.gathered import Gathered
from ingest.bundle.liberal.prose import has_capital_role, reads_as_text
from ingest.bundle.liberal.strength import strength_of
from ingest.bundle.liberal.suffix import read_suffix
from ingest.bundle.liberal.word_rules import read_words
from ingest.bundle.liberal.words import BUNDLE, CLOSE, FILLERS, OPEN
from ingest.bundle.lines import Line

KNOWN_WORDS = OPEN | CLOSE | BUNDLE | FILLERS
BARE = "bare"  # the family of lines with neither lead nor tail nor role
WORDS = "begin/end words"  # the family of lines with a role and no lead
INDENT = 3  # more is a code block of Markdown
AFTER_TAG = ">])}%@*="  # decoration that closes the tag and not the line: `[q7x2] a.txt`


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fence line without its place: the fields of `Fence` of the same names."""

    role: Role
    family: str
    strength: Strength
    fields: Fields
    shape: Strength
    closed: bool


def find(line: Line, tag: str) -> Sequence[Fence] | None:
    """The one fence that takes the whole line, if nothing is left over."""
    found = candidate(line.text, tag)
    if not found:
        return None
    return (
        Fence(
            line.offset,
            line.end,
            line.number,
            found.role,
            found.family,
            found.strength,
            found.fields,
            shape=found.shape,
            closed=found.closed,
        ),
    )


@lru_cache(maxsize=1024)  # in most bundles, many fence lines are equal
def candidate(text: str, tag: str) -> Candidate | None:
    """What the text of a line is as a fence line."""
    folded = text if text.isascii() else text.translate(FOLDED)
    text = folded.lstrip(" ")
    if len(folded) - len(text) > INDENT or text.startswith("\t"):
        return None
    parts = dissect(text.rstrip(), tag)
    gathered = account_for(parts) if parts and not reads_as_text(parts) else None
    if not parts or not gathered:
        return None
    fields = gathered.fields()
    strength = strength_of(parts, fields, has_role=_has_role(gathered))
    if strength is None:
        return None
    role, family = _role_and_family(parts, gathered, fields)
    if parts.tag != tag:
        family += " upper case" if parts.tag.isupper() else " mixed case"
    shape = strength_of(parts, Fields(), has_role=False) or strength
    return Candidate(role, family, strength, fields, shape, bool(parts.closer))


def account_for(parts: Dissection) -> Gathered | None:
    """What the line says; None if words are left over that no label may hold."""
    gathered = Gathered()
    if parts.version:
        gathered.attrs["version"] = parts.version
    if parts.before and not _read_before(parts, gathered):
        return None
    suffix = read_suffix(parts.after, gathered)
    if suffix is None:
        return None
    after, says_kind = suffix
    if parts.lead or parts.before:
        after = after.lstrip(AFTER_TAG)
    read_attributes(after, gathered, enclosed=parts.is_enclosed or says_kind)
    if gathered.left and not _may_have_label(parts, gathered, says_kind):
        return None
    gathered.set_label()
    return gathered


def _read_before(parts: Dissection, gathered: Gathered) -> bool:
    """Words before the tag: roles and fillers, between rulers also a name or a label."""
    words = parts.before.split()
    if all(word.lower().strip(":") in KNOWN_WORDS for word in words):
        read_words(words, gathered)
        return True
    if parts.closer and is_ruler(parts.lead):
        read_attributes(parts.before, gathered, enclosed=True)
        return True
    return False


def _may_have_label(parts: Dissection, gathered: Gathered, says_kind: bool) -> bool:
    """Free words stand between rulers, or behind a role word: one, or more if it is attached."""
    if parts.is_enclosed and (parts.tail or is_ruler(parts.lead)):
        return True
    if not _has_role(gathered):
        return False
    is_marked = parts.is_enclosed or has_capital_role(parts)
    return says_kind or (len(gathered.left) == 1 and is_marked)


def _has_role(gathered: Gathered) -> bool:
    return "open" in gathered.roles or "close" in gathered.roles


def _role_and_family(parts: Dissection, gathered: Gathered, fields: Fields) -> tuple[Role, str]:
    role = _role(parts, gathered, fields)
    if parts.lead:
        family = collapse(parts.lead)
        if set(parts.lead) <= set(CLOSING) and not parts.closer:
            # `>>>q7x2` closes `<<<q7x2`, if there is one.
            family = collapse(mirror(parts.lead))
            role = "reversed" if role == "separator" else role
    elif parts.tail and parts.tail[0] in CLOSING:
        family, role = collapse(mirror(parts.tail)), "close"  # `q7x2>>>`
    elif gathered.roles:
        family = WORDS
    else:
        family = f"closing run {collapse(parts.tail)}" if parts.tail else BARE
    return role, family + " with nonce" if fields.nonce else family


def _role(parts: Dissection, gathered: Gathered, fields: Fields) -> Role:
    closes = parts.is_end_tag or "close" in gathered.roles
    if "bundle" in gathered.roles and not (fields.name or fields.id or fields.index):
        return "bundle-close" if closes else "bundle-open"
    if closes:
        return "close"
    if "open" in gathered.roles or (parts.lead == "<" and not parts.is_empty_tag):
        return "open"
    return "separator"
