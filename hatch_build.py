"""Build hook: compiles the word lists and language profiles into the tables that the package opens
at run time."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Each folder has a `build.py` with `build(target)`.
TABLES = ("ingest/lexicon/lexicon.sqlite", "ingest/detectors/profiles.bin")


class TablesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels, editable ones too; a source distribution carries what they are made from."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        for table in TABLES:
            target = Path(self.root) / table
            # Run as a file: the package itself cannot be imported before it is built.
            runpy.run_path(str(target.with_name("build.py")))["build"](target)
            build_data["artifacts"].append(f"/{table}")
