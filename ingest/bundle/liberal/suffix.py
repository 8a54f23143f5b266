"""Reads what is attached to the tag: `q7x2/1`, `q7x2-8f3ac2d1`, `q7x2:BEGIN`, `q7x2#3`."""

from __future__ import annotations

import re

from ingest.bundle.liberal.gathered import Gathered
from ingest.bundle.liberal.words import (
    BUNDLE,
    CLOSE,
    HEX_ID_RE,
    OPEN,
    ROLES,
    is_file_name,
)

IDENTIFIER_RE = re.compile(r"\.\w")  # q7x2.py, q7x2.load
VERSION_RE = re.compile(r"/(\d+(?:\.\d+)?)(?![\w.])", re.ASCII)
ATTACHED_RE = re.compile(r"(?P<joint>[-_~+:#/]+)(?P<word>[A-Za-z0-9][\w.-]*)")
ASSIGNED_RE = re.compile(r"\S*=")
JOINT_RE = re.compile(r"[-_.:]")
NONCE_JOINTS = "-_~+"
NONCE_RE = re.compile(r"(?=.*[0-9])[A-Za-z0-9]{4,64}|[0-9a-f]{6,64}")
INDEX_RE = re.compile(r"[0-9]{1,6}")
LONG_INDEX_RE = re.compile(r"[0-9]{1,9}")
KINDS = frozenset({"doc", "document", "file", "part", "sep", "next", "boundary"})

# What makes prose or code of a line: `q7x2.`, `q7x2, and`, `q7x2(`, `q7x2 =`.
PROSE_RE = re.compile(r"[?!.,](?:\s|\Z) | \s*[?!.,]\s*\Z | \s*[(=]\s*\Z | \((?!.*\)\Z)", re.VERBOSE)


def read_suffix(after: str, gathered: Gathered) -> tuple[str, bool] | None:
    """What is left after the word attached to the tag, and whether that word says what the
    fence is; None if the line cannot be a fence.
    """
    says_kind = False
    version = VERSION_RE.match(after)
    if version:
        gathered.attrs.setdefault("version", version[1])
        after = after[version.end() :]
    if IDENTIFIER_RE.match(after):
        return None
    attached = ATTACHED_RE.match(after)
    if attached and not ASSIGNED_RE.match(after):
        joint, word = attached["joint"], attached["word"]
        rest = after[attached.end() :]
        kind = JOINT_RE.split(word.lower())[0]
        if kind in OPEN | CLOSE | BUNDLE | KINDS and not is_file_name(word):
            says_kind = True
            _read_kind(kind, word[len(kind) :].lstrip("-_.:"), gathered)
            after = f" file {rest}" if kind == "file" and rest.strip() else rest
        elif _take(joint, word, gathered):
            after = rest
        elif joint[0] in NONCE_JOINTS:
            return None
    return None if PROSE_RE.match(after) else (after, says_kind)


def _read_kind(kind: str, suffix: str, gathered: Gathered) -> None:
    """`BEGIN-ab12`, `doc-3`: a role or a noun, and what is attached to it in turn."""
    if kind in ROLES:
        gathered.roles.append(ROLES[kind])
    if LONG_INDEX_RE.fullmatch(suffix):
        gathered.set("index", suffix)
    elif is_file_name(suffix):
        gathered.set("name", suffix)
    elif suffix:
        gathered.set("nonce", suffix)


def _take(joint: str, word: str, gathered: Gathered) -> bool:
    """A name, an index, a nonce or an id, by the joint and the looks of the word."""
    if is_file_name(word):
        return gathered.set("name", word)
    if INDEX_RE.fullmatch(word):
        return gathered.set("index", word)
    if joint[0] in NONCE_JOINTS and NONCE_RE.fullmatch(word):
        return gathered.set("nonce", word)
    return (
        joint[0] not in NONCE_JOINTS
        and bool(HEX_ID_RE.fullmatch(word))
        and gathered.set("id", word)
    )
