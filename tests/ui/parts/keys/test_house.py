"""Keys are heard in one place: no screen goes around the table of its keys."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from calibrate import ui

WINDOWS = Path(str(ui.__file__)).parent
LETTERS = {f"Key_{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}
OWN = {Path("parts/keys/places.py"), Path("parts/choice_box.py")}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for file in WINDOWS.rglob("*.py"):
        yield file.relative_to(WINDOWS), ast.parse(file.read_text())


def test_shortcuts_are_made_from_the_tables_of_keys_alone() -> None:
    making = {
        file
        for file, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "QShortcut"
    }
    assert making == {Path("parts/keys/keys.py")}


def test_no_control_asks_for_a_letter_by_the_code_that_latin_keyboards_give_it() -> None:
    for file, tree in sources():
        named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not named & LETTERS, file


def test_nothing_takes_what_a_key_types_for_what_it_means() -> None:
    asking = {file for file, tree in sources() if "event.text()" in ast.unparse(tree)}
    assert asking == OWN


def test_a_tip_is_told_to_readers_without_its_mark_up() -> None:
    for file, tree in sources():
        is_own = file == Path("look/elided.py")
        assert is_own or ".setToolTip(plain_tip" not in ast.unparse(tree).replace("item.set", "")
