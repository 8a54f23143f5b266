"""What a text is: title, counts, scripts, digest."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from ingest.model import ScriptShare
from ingest.native import native
from ingest.unicode.scripts import script_counts

TITLE_LENGTH = 120
BYTE_CLASSES = bytes(
    ord("w")
    if chr(code).isalnum() or chr(code) == "_"
    else ord("-")
    if chr(code) in "'-"
    else ord(" ")
    for code in range(128)
).ljust(256)
WORD_RE = re.compile(r"\w+(?:['\u2019-]\w+)*")
HEADING_RE = re.compile(r"^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$|^\s*<h1[^>]*>(.*?)</h1>", re.MULTILINE)
LETTER_RE = re.compile(r"\w")
# A sentence ends at its mark, followed by a space, a closing quote or the end; CJK marks need none.
# All marks stand in one class, which is searched for far faster than alternatives are tried.
MARK_RE = re.compile(
    "[.!?\u2026\u3002\uff01\uff1f\u0964]"
    "(?:(?<=[\u3002\uff01\uff1f\u0964])|[.!?\u2026]*[\"'\u2019\u201d\u00bb)]*(?=\\s|$))"
)
ABBREVIATION_RE = re.compile(r"(?:^|\s)(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|vs|etc|e\.g|i\.e)\.$")
LONGEST_ABBREVIATION = 5  # characters: a blank and `e.g.`


def title(text: str) -> str | None:
    """The first heading, or the first sentence; at most 120 characters, cut at a word.

    >>> title("\\n\\nIt rained. We stayed in.")
    'It rained.'
    """
    head = text[:4000]
    # Nothing but blanks may stand before the heading, so the first sign tells whether to look.
    heading = HEADING_RE.search(head) if head.lstrip()[:1] in ("#", "<") else None
    if heading is not None and not head[: heading.start()].strip():
        return _cut(heading[1] or heading[2] or "")
    letter = LETTER_RE.search(head)
    if letter is None:
        return None
    end = head.find("\n", letter.start())
    line = head[head.rfind("\n", 0, letter.start()) + 1 : end if end >= 0 else len(head)]
    return _cut(_first_sentence(line.strip()))


def _first_sentence(line: str) -> str:
    at = 0
    while mark := MARK_RE.search(line, at + 1):
        at = mark.end()
        if not ABBREVIATION_RE.search(line, max(0, at - LONGEST_ABBREVIATION), at):
            return line[:at]
    return line


def _cut(words: str) -> str | None:
    words = " ".join(words.split())
    if len(words) > TITLE_LENGTH:
        head = words[: TITLE_LENGTH - 1]
        shorter = head.rsplit(" ", 1)[0] if " " in head else head
        words = shorter.rstrip(" ,;:-") + "\N{HORIZONTAL ELLIPSIS}"
    return words or None


def words(text: str) -> int:
    """Words, as runs of letters and digits.

    >>> words("Don't - it's half-baked")
    3
    """
    if native is not None:
        return native.words(text)
    if text.isascii():
        return _ascii_words(text.encode())
    # A word does not reach across a blank, and most have been met before.
    return sum(map(_words_of, text.split()))


def _ascii_words(data: bytes) -> int:
    """Counts by the classes of the bytes: w in a word, - may join two words into one."""
    data = b" " + data.translate(BYTE_CLASSES)
    stretches = data.count(b" w") + data.count(b"-w")
    # Marked first: `w-w-w` holds two joints that share a w.
    return stretches - data.replace(b"w-", b"wj").count(b"jw")


@lru_cache(maxsize=16_384)
def _words_of(token: str) -> int:
    return len(WORD_RE.findall(token))


def lines(text: str) -> int:
    """Lines, the last one counted also when no line feed ends it."""
    return text.count("\n") + (not text.endswith("\n") and text != "")


def digest(data: bytes) -> str:
    """The SHA-256, in hex."""
    return sha256(data).hexdigest()


def scripts(text: str) -> tuple[ScriptShare, ...]:
    """Each script's share of the letters, the largest first, rounded to four digits."""
    if text.isascii():
        return (ScriptShare("Latin", 1.0),) if re.search("[A-Za-z]", text) else ()
    counts = script_counts(text)
    total = sum(counts.values())
    return tuple(ScriptShare(name, round(count / total, 4)) for name, count in counts.items())
