"""Build hook: compiles the word lists and language profiles into the tables that the package opens
at run time, and the passes over text that exist in C, where there is a compiler."""

from __future__ import annotations

import os
import runpy
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Each folder has a `build.py` with `build(target)`.
TABLES = ("ingest/lexicon/lexicon.sqlite", "ingest/detectors/profiles.bin")
EXTENSION = "ingest.native._native"


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
        extension = self._extension()
        if extension is not None:
            build_data["artifacts"].append(f"/{extension}")
            build_data["pure_python"] = False
            build_data["infer_tag"] = True

    def _extension(self) -> Path | None:
        """The compiled extension, below the root; None, said aloud, where it cannot be had."""
        if os.environ.get("INGEST_PURE"):
            return None
        folder = Path(*EXTENSION.split(".")[:-1])
        sources = sorted(str(path) for path in (Path(self.root) / folder).glob("*.c"))
        try:
            from setuptools import Distribution, Extension

            with tempfile.TemporaryDirectory() as temporary:
                extension = Extension(EXTENSION, sources)
                command = Distribution({"ext_modules": [extension]}).get_command_obj("build_ext")
                command.build_temp = command.build_lib = temporary
                command.ensure_finalized()
                command.run()
                built = Path(command.get_ext_fullpath(EXTENSION))
                target = folder / built.name
                # Not written over: another process may have the old one open.
                (Path(self.root) / target).unlink(missing_ok=True)
                shutil.copy(built, Path(self.root) / target)
        except Exception as error:
            self.app.display_warning(f"no C extension, ingest will be slower: {error}")
            return None
        return target
