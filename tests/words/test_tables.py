"""Each enum that people read has one table of words, and no word is missing in it."""

from __future__ import annotations

import ast
import pkgutil
from enum import Enum, IntEnum, StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import calibrate.domain
import calibrate.words
from calibrate.domain.attached.kinds import FileKind
from calibrate.domain.authority import FileRole
from calibrate.domain.ballots import EntryKind, EntryState
from calibrate.domain.changes import Subject
from calibrate.domain.cycle.carrying import Way
from calibrate.domain.drafts import rating
from calibrate.domain.drafts.judging import Lack
from calibrate.domain.meeting import ConsentKind
from calibrate.domain.phases import ViewerKind
from calibrate.domain.presence.presence import Deciding
from calibrate.domain.rubric import comparing

PACKAGE = Path(calibrate.words.__file__).parents[1]

UNREAD: dict[type[Enum], str] = {
    ViewerKind: "for whom something is read; people are told by their role",
    FileRole: "which kind of file a command is given in",
    ConsentKind: "a list is read as who stands on it; a line of the log says what became of a case",
    EntryKind: "a withdrawal is told as what it leaves: no submission",
    EntryState: "told by what follows: late, disregarded for a conflict, not valid",
    Subject: "which views read again",
    rating.Part: "where the focus goes",
    FileKind: "whether a file may be opened, and for machines; its name ends in it",
    comparing.Kind: "a word is marked in its place, not told",
    Lack: "told in a sentence with what it is about; a match that mypy holds whole",
    Way: "told in a sentence with a step; a match that mypy holds whole",
    Deciding: "told in a sentence with a name; a match that mypy holds whole",
}
"""Enums that no person reads, each with the reason."""

NOT_WORDS = {
    "ui/rate/sheet/sheet_view.py": "keys",
    "ui/rate/sheet/card.py": "colours",
    "ui/meeting/ratings/rater_reasons.py": "colours",
    "ui/open_session.py": "names of screens",
    "exchange/policy/policy_json.py": "keys of JSON",
}
"""Files above the words that keep texts for the members of an enum, and what those are."""


def modules(package: ModuleType) -> list[ModuleType]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [import_module(one.name) for one in found]


def enums() -> list[type[Enum]]:
    """Every enum that a file of the domain makes."""
    return [
        made
        for module in modules(calibrate.domain)
        for made in vars(module).values()
        if isinstance(made, type)
        and issubclass(made, StrEnum | IntEnum)
        and made.__module__ == module.__name__
    ]


def tables() -> dict[type[Enum], list[dict[Any, Any]]]:
    """Every dictionary of the words whose keys are members of an enum, once, by that enum."""
    found: dict[type[Enum], list[dict[Any, Any]]] = {}
    for module in modules(calibrate.words):
        for value in vars(module).values():
            kinds = {type(key) for key in value} if isinstance(value, dict) else set()
            if len(kinds) == 1 and issubclass(kind := kinds.pop(), Enum):
                known = found.setdefault(kind, [])
                known.extend([value] if not any(value is one for one in known) else [])
    return found


@pytest.mark.parametrize("enum", enums(), ids=lambda enum: enum.__name__)
def test_an_enum_has_one_table_of_words_or_a_reason_why_nobody_reads_it(enum: type[Enum]) -> None:
    found = tables().get(enum, [])
    assert len(found) == (0 if enum in UNREAD else 1), UNREAD.get(enum, "needs one table of words")


@pytest.mark.parametrize(
    ("enum", "table"),
    [(enum, table) for enum, found in tables().items() for table in found],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_table_has_words_for_every_member(enum: type[Enum], table: dict[Any, Any]) -> None:
    assert set(table) == set(enum)
    for words in table.values():
        assert all(words) if isinstance(words, tuple) else words


def test_what_nobody_reads_is_an_enum_of_the_domain() -> None:
    assert set(UNREAD) <= set(enums())


def own_tables(file: Path) -> set[str]:
    """The enums of the domain for whose members a file has texts of its own."""
    names = {enum.__name__ for enum in enums()}
    return {
        key.value.id
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Attribute) and isinstance(key.value, ast.Name)
        if key.value.id in names and isinstance(value, ast.Constant | ast.JoinedStr)
        if not (isinstance(value, ast.Constant) and not isinstance(value.value, str))
    }


def test_no_screen_paper_or_text_has_a_table_of_its_own() -> None:
    above = ("ui", "cli", "packet", "exchange", "store")
    files = [file for folder in above for file in sorted((PACKAGE / folder).rglob("*.py"))]
    found = {file.relative_to(PACKAGE).as_posix() for file in files if own_tables(file)}
    assert found == set(NOT_WORDS)
