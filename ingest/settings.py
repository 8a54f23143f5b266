"""Every choice a caller can make, with the reason for its default."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, fields
from functools import lru_cache

from ingest.errors import SettingError, UnknownNameError
from ingest.glossary import Term

# What each profile switches on, beside the stray-script engine. Names are those of fixers.FIXERS.
FAITHFUL = (
    "byte_a0",
    "inverted_marks",
    "mac_roman",
    "legacy_mojibake",
    "line_breaks",
    "mojibake",
    "entities",
    "controls",
    "surrogates",
    "invisibles",
    "private_use",
    "widths",
    "homoglyphs",
    "nfc",
)
TRAINING = (
    *FAITHFUL,
    "escaped_quotes",
    "unknown_private_use",
    "ligatures",
    "stacked_marks",
    "spaces",
    "hyphenation",
    "blank_lines",
)
SEARCH = (*TRAINING, "compatibility", "plain_marks")
PROFILES: dict[str, tuple[str, ...]] = {
    # Defects only: typography, spacing and layout stay as the author set them.
    "faithful": FAITHFUL,
    # For models: one form for what means the same, no decoration, no layout blanks.
    "training": TRAINING,
    # For an index: what a query is typed without is folded too. Case and accents are left to the
    # index, which knows the language.
    "search": SEARCH,
    # For what takes ASCII only: every script in Latin letters. Much is lost.
    "ascii": (*SEARCH, "ascii"),
    # Exactly `ftfy.fix_text` with its defaults, and nothing else.
    "ftfy": ("ftfy",),
}
# Profiles that leave the stray-script engine out, whatever else is set.
WITHOUT_STRAY = frozenset(("ftfy",))


EXPECT = ("auto", "bundle", "plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Plain values only, so that settings travel between processes.

    Raises UnknownNameError or SettingError for a value that makes no sense.
    """

    # `faithful` changes only what is broken: a false repair is worse than a missed one.
    profile: str = "faithful"
    # None: the profile's list. A tuple of names replaces it.
    fixers: tuple[str, ...] | None = None
    # The stray-script engine is what the program is for.
    stray: bool = True
    # Repairs less sure than this become findings. 0.5 is where the evidence for an artifact
    # outweighs that against it; the rules' weights already count a false repair as the worse fault.
    threshold: float = 0.5
    # Terms of the user's own, which beat every rule: `ingest.glossary.load(path)`.
    glossary: tuple[Term, ...] = ()
    # Lexicons of the user's own (`ingest lexicon import`), by their paths. They are asked for what the
    # shipped lists do not have: general dictionaries put senses in an order for readers.
    lexicons: tuple[str, ...] = ()
    # The nearest English words in meaning, by a model (the extra `semantic`), for words that no list
    # has. Off: it needs a package of 91 MB, and where it is sure enough, one word in four is wrong.
    semantic: bool = False
    # The language that stray words are rendered into. None: that of the text around them, which is
    # what a repair means; a code leaves texts in other languages alone.
    target: str | None = None
    # Another source for words that no list has: openai, libretranslate or fxtranslate. Off: it costs
    # time, its answers are less sure, and an endpoint gets to see the sentence.
    translator: str | None = None
    translator_url: str | None = None
    translator_model: str | None = None
    # The name of the environment variable that holds the key, never the key.
    translator_key_env: str | None = None
    translator_path: str | None = None
    # A file of earlier answers, which makes runs repeatable.
    translator_cache: str | None = None
    # None: BOM, then UTF-8, then detection. A name forces that encoding.
    encoding: str | None = None
    # langdetect's profiles, evaluated without chance. Others: langdetect-original (the package as it
    # is, slow), py3langid and eldc (extras); `none` spares the time.
    detector: str = "langdetect"
    # Where in a text other languages stand. Off: it costs more than all the rest on clean text, and
    # most documents are in one language.
    language_spans: bool = False
    # The tag of bundle fences, and whether a file is taken for a bundle (auto, bundle, plain).
    tag: str = "q7x2"
    expect: str = "auto"
    # A regular expression that matches whole fence lines, for bundles of other shapes.
    boundary: str | None = None
    # Read on after damage that a bundle reader refuses by default.
    salvage: bool = False
    # Raise on bundle defects instead of recording them: off, since content never raises.
    strict: bool = False

    def __post_init__(self) -> None:
        if self.profile not in PROFILES:
            raise UnknownNameError("profile", self.profile, PROFILES)
        if self.expect not in EXPECT:
            raise UnknownNameError("expect", self.expect, EXPECT)
        if self.encoding is not None and not _is_encoding(self.encoding):
            raise SettingError(f"unknown encoding {self.encoding!r}; Python's codecs name them")
        if self.boundary is not None:
            try:
                re.compile(self.boundary)
            except re.error as error:
                raise SettingError(
                    f"boundary {self.boundary!r} is no expression: {error}"
                ) from error
        if not 0 <= self.threshold <= 1:
            raise SettingError(f"threshold {self.threshold} is not between 0 and 1")
        if isinstance(self.lexicons, str):
            raise SettingError(f"lexicons: a tuple of paths is wanted, not {self.lexicons!r}")
        if self.lexicons:
            from ingest.lexicon import user  # imported where it is used: it loads sqlite3

            user.check(self.lexicons)
        if self.semantic:
            from ingest import semantic  # as above: it looks for a package

            semantic.check()

    @property
    def active_fixers(self) -> tuple[str, ...]:
        """The names of the fixers that run."""
        return PROFILES[self.profile] if self.fixers is None else self.fixers

    @property
    def runs_stray(self) -> bool:
        """Whether the stray-script engine runs."""
        return self.stray and self.profile not in WITHOUT_STRAY

    @property
    def repeats(self) -> bool:
        """Whether the fixers run until nothing changes. ftfy alone runs once, as it does."""
        return self.profile != "ftfy"

    @property
    def digest(self) -> str:
        """16 hex digits that differ when a setting differs, or the content of a lexicon.

        Raises LexiconError when a lexicon is no longer there.
        """
        return _digest(self) if not self.lexicons else self._digest()

    def _digest(self) -> str:
        from hashlib import sha256  # imported where it is used: it loads OpenSSL

        values = [(field.name, getattr(self, field.name)) for field in fields(self)]
        if self.lexicons:
            from ingest.lexicon import user  # as above

            # Not the paths: the same words in another folder give the same records.
            contents = [user.digest(lexicon) for lexicon in user.known(self.lexicons)]
            values = [
                ("lexicons", contents) if name == "lexicons" else (name, value)
                for name, value in values
            ]
        return sha256(repr(values).encode()).hexdigest()[:16]


@lru_cache(maxsize=8)
def _digest(settings: Settings) -> str:
    return settings._digest()


def _is_encoding(name: str) -> bool:
    if name.startswith("sloppy-"):
        import ftfy.bad_codecs  # registers the codecs of that name  # noqa: F401
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


DEFAULT = Settings()
