"""The house's walls: which room may import which, and which library belongs to whom."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import grimp
import pytest

from tests.house import (
    DOMAIN_IS_WITHOUT,
    ORDERS,
    OWNERS,
    PACKAGE,
    ROOT,
    SCREENS_IN_SCREENS,
    circles,
    every_import,
    layers,
)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom, apart from the screens that show another."""
    graph = every_import()
    for importer, imported in SCREENS_IN_SCREENS:
        if {importer, imported} <= graph.modules:
            graph.remove_import(importer=importer, imported=imported)
    return graph


@pytest.mark.parametrize("house", ORDERS)
def test_a_room_imports_only_from_rooms_below_it(house: str, graph: grimp.ImportGraph) -> None:
    order = layers(ORDERS[house])
    upward = graph.find_illegal_dependencies_for_layers(order, containers={house})
    assert upward == set()


@pytest.mark.parametrize("house", ORDERS)
def test_every_room_has_a_place_in_the_order(house: str, graph: grimp.ImportGraph) -> None:
    rooms = {room.removeprefix(f"{house}.") for room in graph.find_children(house)}
    assert rooms <= set(re.split(" < |, ", ORDERS[house]))


def test_no_two_files_and_no_two_rooms_import_each_other(graph: grimp.ImportGraph) -> None:
    assert circles(graph) == set()


def test_a_library_is_imported_only_where_it_belongs(graph: grimp.ImportGraph) -> None:
    for library in OWNERS.keys() & graph.modules:
        for module in graph.find_modules_that_directly_import(library):
            assert module.split(".")[1] in OWNERS[library], f"{module} imports {library}"


def test_the_domain_imports_nothing_but_the_standard_library(graph: grimp.ImportGraph) -> None:
    known = {"calibrate", *sys.stdlib_module_names} - DOMAIN_IS_WITHOUT
    for module in graph.find_descendants("calibrate.domain"):
        imported = {name.split(".")[0] for name in graph.find_modules_directly_imported_by(module)}
        assert imported <= known, module


def test_the_domain_opens_no_file_and_asks_no_clock() -> None:
    for file in (PACKAGE / "domain").rglob("*.py"):
        tree = ast.parse(file.read_text())
        called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
        names = {getattr(function, "attr", getattr(function, "id", "")) for function in called}
        assert not {"open", "now", "today", "utcnow"} & names, file


def test_a_folder_is_seen_at_one_glance() -> None:
    for folder in PACKAGE.rglob("__init__.py"):
        assert len(list(folder.parent.glob("*.py"))) - 1 <= 15, folder.parent


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
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    for file in (*PACKAGE.rglob("*.py"), *pages):
        assert "../shared" not in file.read_text(), file
