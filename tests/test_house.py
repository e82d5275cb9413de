"""The house's walls: which floor may import which, and what start-up leaves alone."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "calibrate"
FLOORS = {
    "domain": 0,
    "words": 0.5,
    "analysis": 1,
    "store": 1,
    "packet": 1,
    "exchange": 2,
    "ui": 3,
    "cli": 3,
    "app": 4,
}
GROUND = {"resources", "whole_file", "__init__"}
OWNERS = {
    "PySide6": {"ui", "app"},
    "sqlalchemy": {"store"},
    "nacl": {"store"},
    "reportlab": {"packet"},
    "uharfbuzz": {"packet"},
    "markdown_it": {"exchange"},
    "pypdfium2": {"ui"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """Yield the dotted name of every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def place(module: str) -> str:
    """Return the floor, or file of the ground, that a module of ours stands on."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def own_place(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_imports_only_from_floors_below_or_its_own_folder(file: Path) -> None:
    here = own_place(file)
    for module in imports(file):
        if not module.startswith("calibrate") or place(module) in GROUND | {here, "__version__"}:
            continue
        assert FLOORS[place(module)] < FLOORS.get(here, -1), f"{file.name} imports {module}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_library_is_imported_only_where_it_belongs(file: Path) -> None:
    for module in imports(file):
        owners = OWNERS.get(module.split(".")[0])
        assert owners is None or own_place(file) in owners, f"{file.name} imports {module}"


@pytest.mark.parametrize(
    "file", sorted((PACKAGE / "domain").glob("*.py")), ids=lambda file: file.name
)
def test_the_domain_imports_nothing_but_the_standard_library(file: Path) -> None:
    for module in imports(file):
        top = module.split(".")[0]
        assert top == "calibrate" or top in sys.stdlib_module_names, module


def test_the_domain_needs_no_clock_and_no_files() -> None:
    for file in (PACKAGE / "domain").glob("*.py"):
        assert not {"os", "pathlib", "time", "io"} & set(imports(file)), file.name
        called = [
            node.func
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.Call)
        ]
        names = {getattr(function, "id", getattr(function, "attr", "")) for function in called}
        assert not {"open", "now", "today", "utcnow"} & names, file.name


def test_void_calls_of_the_binding_do_not_wear_out_none() -> None:
    """PySide6 6.12.0 on Python 3.11 dropped a reference on None at most void calls."""
    program = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "one = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(20000): one.setObjectName('x')\n"
        "assert sys.getrefcount(None) > before - 1000\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_the_product_does_not_speak_of_what_only_its_makers_have() -> None:
    for file in (*FILES, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"):
        assert "../shared" not in file.read_text(), file
