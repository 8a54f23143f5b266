"""Stretches of a document that are not prose: code, addresses, markup, formulae."""

from __future__ import annotations

import re
from bisect import bisect_right

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
            self._spans = [match.span() for match in SPAN_RE.finditer(self._text)]
            self._starts = [start for start, _ in self._spans]
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at][1]


def is_code(line: str) -> bool:
    """Whether a line reads as program text and not as prose."""
    return CODE_LINE_RE.search(line[:LONGEST_CODE_LINE]) is not None
