"""Texts that are not English: how a stray word is said in the language of the text.

A target is a `render(site, lang) -> Rendering | None`: the run at its site, which is in the
language `lang`, in the language of the text.
"""

from __future__ import annotations

from collections.abc import Callable

from ingest.stray.model import Rendering, Site
from ingest.stray.targets import arabic, japanese, korean, russian, turkish, vietnamese
from ingest.stray.targets.plain import plain
from ingest.stray.targets.slavic import slavic

Target = Callable[[Site, str], Rendering | None]

TARGETS: dict[str, Target] = {
    "ko": korean.render,
    "ru": russian.render,
    "ar": arabic.render,
    "fa": plain("fa", latin=False),
    "hi": plain("hi"),
    "ur": plain("ur", latin=False),
    "th": plain("th", spaced=False, latin=False),
    "tr": turkish.render,
    "zh": plain("zh", spaced=False),
    "ja": japanese.render,
    "vi": vietnamese.render,
    "uk": slavic("uk"),
    "be": slavic("be"),
    "bg": slavic("bg"),
    "sr": slavic("sr"),
    "mk": slavic("mk"),
}
