"""Stretches of a document that are not prose: code, addresses, markup, formulae."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

# A small tokenizer of our own and no Markdown parser: a parser gives a tree of a document that
# is Markdown, and what is cleaned may be anything; offsets into the source are all we need.
SPAN_RE = re.compile(
    r"""
      ^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)   # fenced code block
    | (?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)                  # inline code
    | <(?:script|style|pre|code)\b.*?</(?:script|style|pre|code)>
    | </?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>                              # a tag, attributes and all
    | <!--.*?-->
    | \\(?:begin|end|label|ref|cite|usepackage|documentclass)\{[^}\n]*\}
    | \$\$.+?\$\$ | (?<![\\\w$])\$(?!\s)[^$\n]{1,200}?(?<![\s\\])\$(?![\w$])   # TeX formulae
    | \\\(.+?\\\) | \\\[.+?\\\]
    | (?:https?|ftp|file)://[^\s<>"']+ | \bwww\.[^\s<>"']+            # addresses
    | (?<![\w-])(?:[\w-]{1,63}\.){1,8}(?:com|org|net|edu|gov|info|io|ai|dev|[a-z]{2})(?![\w-])(?:/[^\s<>"']*)?
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,200}
    | (?<![\w/])(?:~|\.{1,2})?(?:/[\w.+-]+){2,}                       # paths
    | (?<!\w)[@\#][\w]+                                               # handles, hashtags
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
# A sign that each of these has: at its beginning, or behind a word or the name of a protocol.
SIGN_RE = re.compile(
    r"[`~<\\$@#/.:](?:(?<=[`~<\\$@#])|(?<=/)(?=[\w.+-]+/)|(?<=\.)(?=[a-z]|\.?/)|(?<=www\.)|(?<=:)(?=//))"
)
PROTOCOLS = ("http", "https", "ftp", "file")
# A line of program text. Two of these signs, or one that prose never has.
CODE_LINE_RE = re.compile(
    r"""
      ^\s*(?:>>>|\.\.\.|\$|In\s\[\d*\]:|Out\[\d*\]:|\#!|//|/\*|\*/|\#include|import\s\w|from\s\w+\simport)\s?
    | ^\s*(?:def|class|let|const|var|fn|func|public|private|return|print|elif|SELECT|INSERT|UPDATE)\b.*[(={;:]
    | [;{}]\s*(?:(?://|\#).*)?$
    | ^\s*[\w.\[\]'"]+\s*(?:[-+*/|&]?=|:=|=>|<-)\s*\S
    | (?<!\w)[A-Za-z0-9_]{1,60}(?:\.\w{1,60}){0,6}\((?:['"\[{]|[\w.]+\s*[,=)])
    | ^\s*["'][\w.-]+["']\s*:\s
    | ^\s*[\[{(].*[\]})],?\s*(?:[\#]|//|$)
    | ^\s*</?[A-Za-z][^<>]*>
    """,
    re.VERBOSE,
)


LONGEST_CODE_LINE = (
    1_000  # the beginning tells; every quantifier here and above is bounded or anchored
)


class Protected:
    """The protected spans of one text, sorted; asks whether an offset lies in one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] | None = None
        self._starts: list[int] = []

    def __contains__(self, offset: int) -> bool:
        if self._spans is None:
            # At the first question: most texts have nothing to ask about.
            self._spans = list(_spans(self._text))
            self._starts = [start for start, _ in self._spans]
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at][1]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The matches of SPAN_RE, looked for only where one can begin: it is slow to say no."""
    end = 0
    for start in sorted(set(_starts(text))):
        if start >= end and (match := SPAN_RE.match(text, start)) is not None:
            yield match.span()
            end = match.end()


def _starts(text: str) -> Iterator[int]:
    """Every place where a span may begin, and others."""
    passed = 0
    for match in SIGN_RE.finditer(text):
        at = match.start()
        yield at
        if match[0] == ":":
            yield from (at - len(name) for name in PROTOCOLS)
        elif match[0] in ".@":
            yield at - len("www")
            # Domains and addresses begin with a word, or behind a full stop or plus sign.
            first = at
            while first > passed and (text[first - 1].isalnum() or text[first - 1] in "_.+-"):
                first -= 1
                if text[first] in ".+":
                    yield first + 1
            yield first
            passed = at


def is_code(line: str) -> bool:
    """Whether a line reads as program text and not as prose."""
    return CODE_LINE_RE.search(line[:LONGEST_CODE_LINE]) is not None
