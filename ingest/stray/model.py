"""The engine's own values: a run of foreign script, the place it stands in, a proposal."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ingest.lexicon.user import UserLexicon
from ingest.protect import is_code
from ingest.stray.home import home
from ingest.stray.topics import topics


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of foreign script, `start:end` in the text (code points).

    `script` is the script of its first letter, `scripts` all of them. `suffix` is an English
    ending written on to it (`ing`, `s`), which belongs to `start:end` too.
    """

    start: int
    end: int
    text: str
    script: str
    scripts: frozenset[str]
    suffix: str = ""

    @property
    def core(self) -> str:
        """The foreign part, without the English ending."""
        return self.text[: len(self.text) - len(self.suffix)] if self.suffix else self.text


@dataclass(frozen=True)
class Block:
    """A line of the document: where it is, which script its prose is in, and what share of its
    weight other scripts have."""

    start: int
    end: int
    main: str
    foreign: float
    line: str = field(repr=False, compare=False)

    @cached_property
    def code(self) -> bool:
        """Whether it reads as program text; asked of few lines, and slow to tell."""
        return is_code(self.line)


@dataclass(frozen=True)
class Setting:
    """What is known of the whole document: its main script, all of its text and the prose whose
    language counts, how many runs of foreign script it holds and how large their share is, how
    often each run occurs, and how many foreign scripts there are (Chinese and Japanese count as
    one); the user's lexicons, to be asked behind the shipped; and whether to ask for the nearest
    words in meaning."""

    main: str
    text: str = field(repr=False)
    prose: str = field(repr=False)
    runs: int
    foreign: float
    repeats: dict[str, int]
    scripts: int
    lexicons: tuple[UserLexicon, ...] = ()
    semantic: bool = False

    # Worked out at first need: of most runs the line says enough.
    @cached_property
    def lang(self) -> str:
        """The language of the prose (BCP 47, `und` when it does not tell)."""
        return home(self.prose, self.main)

    @cached_property
    def topic(self) -> int:
        """How often the document speaks of languages and writing."""
        return topics(self.text)

    @property
    def english(self) -> bool:
        """Whether the prose is English."""
        return self.main == "Latin" and self.lang == "en"


@dataclass(frozen=True, slots=True)
class Site:
    """A run in its place: the text, its line, and the words beside it on that line.

    `left` and `right` are the neighbouring words in lower case, without the run ("" at a
    boundary); `left_gap` and `right_gap` what stands between.
    `head` and `tail` are the line before and behind the run, as far as it is looked at.
    """

    run: Run
    text: str
    block: Block
    setting: Setting
    left: str
    left_gap: str
    right: str
    right_gap: str
    head: str
    tail: str

    @property
    def before(self) -> str:
        """The character directly before the run; "" at the start of its line."""
        return self.text[self.run.start - 1] if self.run.start > self.block.start else ""

    @property
    def after(self) -> str:
        """The character directly after the run; "" at the end of its line."""
        return self.text[self.run.end] if self.run.end < self.block.end else ""

    @property
    def line(self) -> str:
        """The line the run stands on, as far as it is looked at."""
        return self.head + self.run.text + self.tail


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that a run is an artifact (0 to 1), and the evidence, weightiest first."""

    confidence: float
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """What to put in the place of a run: the text, what kind of thing the run was, how it was
    found, and the probability that it is right once the run is an artifact."""

    text: str
    kind: str
    how: str
    confidence: float
    # Where the rendering takes more than the run: a space behind it, letters written on to it.
    start: int | None = None
    end: int | None = None
    # Whether words are divided by spaces where it goes.
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class Unknown:
    """An artifact that no list renders, in its place."""

    site: Site
    verdict: Verdict
    lang: str
