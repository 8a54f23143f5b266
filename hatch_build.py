"""Build hook: compiles the word lists into the lexicon that the package opens at run time."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEXICON = Path("ingest/lexicon")


class LexiconHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels, editable ones too; a source distribution carries the lists themselves."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        folder = Path(self.root) / LEXICON
        # Run as a file: the package itself cannot be imported before it is built.
        build = runpy.run_path(str(folder / "build.py"))["build"]
        build(folder / "lexicon.sqlite")
        build_data["artifacts"].append(f"/{LEXICON}/lexicon.sqlite")
