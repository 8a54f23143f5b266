"""`ftfy.fix_text` with its defaults: clean stretches are passed through, bad lines repaired."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from ingest.ftfy_twin import tables
from ingest.ftfy_twin.composing import composed
from ingest.ftfy_twin.entities import ENTITY_RE, unescaped
from ingest.ftfy_twin.mojibake import C1_RE, fix_c1, fix_encoding, or_else
from ingest.places import Places

# ftfy cuts longer lines into pieces. They are so rare that it is asked itself.
LONGEST_LINE = 1_000_000
MAPPED = tables.MAPPED
SURROGATE_RE = re.compile("[\ud800-\udfff]")
PAIR_RE = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# One character at a time, the commonest first: `str.replace` costs almost nothing for a character
# that is not there, and little for one that is.
QUOTES = sorted(
    [(char, "'") for char in tables.SINGLE_QUOTES] + [(char, '"') for char in tables.DOUBLE_QUOTES],
    key=lambda item: "\u2019\u201c\u201d\u2018\u201e\u201a\u02bc\u201f\u201b".find(item[0]),
)
WIDE = tuple(
    (char, MAPPED[char])
    for char in "\uff0c\uff1a\uff08\uff09\uff1b\uff01\uff1f\u3000\uff5e\uff0f\uff0e"
)


@lru_cache(maxsize=2)
def _dirty(entities: bool) -> Places:
    """What is in each line that has to be repaired."""
    return or_else(tables.LINES, *([tables.ENTITY] if entities else []))


@lru_cache(maxsize=2)
def _unsteady(entities: bool) -> Places:
    """The same, and what is replaced or may compose: all but quotation marks and stacked accents."""
    more = "".join(map(re.escape, MAPPED)) + tables.COMPOSING[1:-1]
    return or_else(f"{tables.LINES[:-1]}{more}]", *([tables.ENTITY] if entities else []))


@lru_cache(maxsize=1)
def _mapped() -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, MAPPED)) + "]")


@lru_cache(maxsize=1)
def _steps() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What the steps after decoding look for; control characters; terminal escapes."""
    quotes = tables.SINGLE_QUOTES + tables.DOUBLE_QUOTES
    more = "\r\u2028\u2029\ud800-\udfff\x80-\x9f" + "".join(map(re.escape, MAPPED)) + quotes
    return (
        re.compile(tables.CONTROLS[:-1] + more + "]"),
        re.compile(tables.CONTROLS + "+"),
        re.compile(tables.TERMINAL),
    )


def fix_text(text: str) -> str:
    """What `ftfy.fix_text(text)` returns."""
    if text.isascii() and not ("&" in text and ENTITY_RE.search(text)) and "\r" not in text:
        data = text.encode()
        if len(data.translate(None, tables.ASCII_CONTROLS)) == len(data):
            return text
    if len(text) > LONGEST_LINE and _has_long_line(text):
        import ftfy  # imported here: it costs 80 ms

        return ftfy.fix_text(text)
    # ftfy leaves entities alone from the first line with a `<` to the end.
    tag = text.find("<")
    if tag < 0:
        return _stretch(text, True)
    cut = text.rfind("\n", 0, tag) + 1
    return (_stretch(text[:cut], True) if cut else "") + _stretch(text[cut:], False)


def _has_long_line(text: str) -> bool:
    at = 0
    while len(text) - at > LONGEST_LINE:
        end = text.rfind("\n", at, at + LONGEST_LINE)
        if end < 0:
            return True
        at = end + 1
    return False


def _stretch(text: str, entities: bool) -> str:
    """Whole lines, in all of which entities are decoded or in none."""
    if not text.isascii() and _unsteady(entities).first(text) < 0:
        # Straight marks in the place of curly ones make nothing bad, and compose with nothing.
        straight = _straight(text)
        final = straight if straight.isascii() else normalize("NFC", straight)
        if final == straight:
            return final
    first = _dirty(entities).first
    pieces: list[str] = []
    at = 0
    while (place := first(text, at)) >= 0:
        start = text.rfind("\n", at, place) + 1 or at
        end = text.find("\n", place) + 1 or len(text)
        if start > at:
            pieces.append(_clean(text[at:start], entities))
        pieces.append(_line(text[start:end], entities))
        at = end
        if at == len(text):
            return "".join(pieces)
    pieces.append(_clean(text[at:], entities))
    return "".join(pieces) if len(pieces) > 1 else pieces[0]


def _clean(text: str, entities: bool) -> str:
    """Whole lines in which nothing is bad: characters may still be replaced one for one."""
    if text.isascii():
        return text
    search = _mapped().search
    result = _straight(text)
    woken = False
    if search(result):
        for wide, narrow in WIDE:
            if wide in result:
                result = result.replace(wide, narrow)
        woken = "&" in result or any(char in result for char in tables.WAKING)
        if search(result):
            result, woken = _straight(_mapped().sub(_narrow, result)), True
    final = composed(result)
    if final == result and not (woken and result != text):
        return final
    # What was put in place may be bad in turn; then the steps are gone through line by line.
    if _dirty(entities).first(final) >= 0 or _steps()[0].search(final):
        return "".join(_line(line, entities) for line in _lines(text))
    return final


def _narrow(match: re.Match[str]) -> str:
    return MAPPED[match[0]]


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return [line for line in lines if line]


def _straight(text: str) -> str:
    for curly, straight in QUOTES:
        if curly in text:
            text = text.replace(curly, straight)
    return text


def _line(text: str, entities: bool) -> str:
    """What `ftfy.fix_and_explain` does to one line: all steps, until nothing changes."""
    to_look_at, controls, terminal = _steps()
    while True:
        before = text
        if entities and "&" in text:
            text = unescaped(text)
        text = fix_encoding(text)
        if to_look_at.search(text):
            if not text.isascii():
                if C1_RE.search(text):
                    text = fix_c1(text)
                text = _straight(_mapped().sub(_narrow, text))
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
            if SURROGATE_RE.search(text):
                text = SURROGATE_RE.sub("\N{REPLACEMENT CHARACTER}", PAIR_RE.sub(_joined, text))
            if "\x1b" in text:
                text = terminal.sub("", text)
            text = controls.sub("", text)
        text = composed(text)
        if text == before:
            return text


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
