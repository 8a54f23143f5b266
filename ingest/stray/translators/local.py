"""Firefox translation models on this machine, run by the package fxtranslate."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from ingest.stray.translators.answers import accept, fit
from ingest.stray.translators.model import (
    Request,
    TranslatorError,
    TranslatorSettings,
    record,
)

# Mozilla has no model for `zh` without a script.
FOLDERS = {"zh": "zh-Hans"}


class FxTranslate:
    """Needs path, a folder with one folder a pair of languages: `ru-en`, `zh-Hans-en`.

    Models are loaded at first use. Nothing is ever downloaded: `Translator.load` of the package,
    which would, is not called.
    """

    def __init__(self, settings: TranslatorSettings) -> None:
        self.settings = settings
        self.failures: list[str] = []
        how = "`fxtranslate models add ru en --cache-dir FOLDER` fills one"
        if not settings.path:
            raise TranslatorError(f"{settings.name} needs a path; give the models' folder ({how})")
        if not Path(settings.path).is_dir():
            raise TranslatorError(f"there is no folder {settings.path!r}; {how}")
        _package(settings.name)
        # An engine of the package works in the thread that made it only.
        self._local = threading.local()

    def translate(self, requests: Sequence[Request]) -> list[str | None]:
        """One after the other; the engine takes a single text."""
        return [self._one(request) for request in requests]

    def _one(self, request: Request) -> str | None:
        engine = self._engine(request.source, request.target)
        if engine is None:
            return None
        try:
            answer = engine.translate_long(request.stretch)
        except (ValueError, RuntimeError) as error:
            self._fail(f"the model failed ({type(error).__name__})")
            return None
        return accept(request, fit(request, answer))

    def _engine(self, source: str, target: str) -> Any:
        engines: dict[tuple[str, str], Any] = self._local.__dict__.setdefault("engines", {})
        pair = (source, target)
        if pair not in engines:
            engines[pair] = self._load(source, target)
        return engines[pair]

    def _load(self, source: str, target: str) -> Any:
        folder = _folder(Path(self.settings.path or ""), source, target)
        if folder is None:
            self._fail(f"no model {source}-{target}")
            return None
        try:
            return _package(self.settings.name).Translator(
                model=_read(folder, "model.*.bin"),
                src_vocab=_read(folder, "srcvocab.*.spm", "vocab.*.spm"),
                trg_vocab=_read(folder, "trgvocab.*.spm", "vocab.*.spm"),
                shortlist=_read(folder, "lex.*.bin") if any(folder.glob("lex.*.bin")) else None,
            )
        except (ValueError, RuntimeError, OSError) as error:
            self._fail(f"the model {folder.name} cannot be loaded ({type(error).__name__})")
            return None

    def _fail(self, reason: str) -> None:
        record(self.failures, f"{self.settings.name}: {reason}")


def _package(name: str) -> Any:
    try:
        return import_module("fxtranslate")
    except ImportError as error:
        raise TranslatorError(
            f'{name} needs the package fxtranslate; pip install "ingest[translate]"'
        ) from error


def _folder(root: Path, source: str, target: str) -> Path | None:
    primary = source.split("-")[0]
    for tag in (source, primary, FOLDERS.get(primary, primary)):
        folder = root / f"{tag}-{target}"
        if folder.is_dir():
            return folder
    return None


def _read(folder: Path, *patterns: str) -> bytes:
    """The first file, by name, that fits the first pattern that fits any."""
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            return path.read_bytes()
    raise FileNotFoundError(f"no {patterns[0]} in {folder}")
