"""Every screen and dialog through a screen reader: names, roles, descriptions and actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QPushButton,
    QWidget,
)

from calibrate.ui.look import theme
from tests.heard import ITEMS, Heard, heard
from tests.shots.__main__ import ASK, DRAW
from tests.shots.album import SIZES, Album, Size, settle, show

Role = QAccessible.Role
PRESSED = (Role.Button, Role.CheckBox, Role.RadioButton, Role.PageTab, Role.ButtonMenu)
FIELDS = (Role.EditableText, Role.SpinBox, Role.ComboBox, Role.List, Role.Table, Role.Tree)
MARK_UP = re.compile(r"<\w+[ />]|</\w+>|&\w+;")
CAPS = re.compile(r"Key \S+|(Ctrl|Alt|Esc|Del|Space|F\d|[⏎/?\[\]])( \S)*")


class Listener(Album):
    """Hears what the pictures show, window by window, and keeps what was found wrong."""

    def __init__(self, scratch: Path) -> None:
        super().__init__(scratch, scratch)
        self.faults: set[str] = set()
        self.count = 0

    def take(self, name: str, window: QWidget, sizes: Sequence[Size] = SIZES) -> None:
        show(window, sizes[0])
        self._hear(name, window)

    def draw_dialog(self, name: str, window: QWidget, dialog: QDialog) -> None:
        settle()
        self._hear(name, dialog)

    def _hear(self, name: str, window: QWidget) -> None:
        found = heard(window)
        self.count += len(found)
        for rule in RULES:
            self.faults |= {f"{name}: {fault}" for fault in rule(found)}


def unnamed(found: list[Heard]) -> Iterator[str]:
    """What can be pressed, typed in or chosen from has a name."""
    for one in found:
        if one.role in (*PRESSED, *FIELDS) and not one.name.strip():
            yield f"{one.role.name} without a name: {one.widget}"
        if one.role is Role.ComboBox and not one.description:
            yield f"nothing tells what is chosen by {one.name}"


def with_mark_up(found: list[Heard]) -> Iterator[str]:
    """Nothing is read with the mark-up of a tool tip; what people wrote themselves is theirs."""
    for one in found:
        if MARK_UP.search(one.description) or one.name.startswith("<qt>"):
            yield f"{one.name} says {one.description!r}"


def key_caps(found: list[Heard]) -> Iterator[str]:
    """No key cap is an item of its own."""
    for one in found:
        if CAPS.fullmatch(one.name.strip()):
            yield f"{one.role.name} {one.name!r} is a key cap"


def two_in_focus(found: list[Heard]) -> Iterator[str]:
    """The keyboard is at one item of a list at the most."""
    items = [one for one in found if one.role in ITEMS and one.interface.state().focused]
    if len(items) > 1:
        yield f"{len(items)} items have the focus: {[one.name for one in items]}"


def tabs_as_boxes(found: list[Heard]) -> Iterator[str]:
    """A check box is something to tick; what is pressed and stays pressed is a tab or a choice."""
    for one in found:
        if one.role is Role.CheckBox and isinstance(one.widget, QPushButton):
            yield f"{one.name} is a button that looks like a check box"


def deaf_to_toggles(found: list[Heard]) -> Iterator[str]:
    """What is checkable listens to the change, not to the click: a reader's toggle is no click."""
    for one in found:
        button = one.widget
        if isinstance(button, QAbstractButton) and button.isCheckable():
            clicks = button.receivers(SIGNAL("clicked(bool)")) + button.receivers(
                SIGNAL("clicked()")
            )
            if clicks:
                yield f"{one.name} listens to clicks"


def without_actions(found: list[Heard]) -> Iterator[str]:
    """Whatever can be pressed offers that to a reader too."""
    for one in found:
        is_off = one.interface.state().disabled
        if one.role in PRESSED and not is_off and not {"Press", "Toggle"} & set(one.actions):
            yield f"{one.role.name} {one.name} offers {one.actions}"


RULES = (
    unnamed,
    with_mark_up,
    key_caps,
    two_in_focus,
    tabs_as_boxes,
    deaf_to_toggles,
    without_actions,
)


@pytest.fixture(scope="module")
def listener(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Listener:
    """Everything that the pictures show, heard once."""
    theme.prepare(qapp, dark=False)
    made = Listener(tmp_path_factory.mktemp("heard"))
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("CALIBRATE_HOME", "HOME"):
            patch.setenv(variable, str(made.scratch))
        for draw in (*DRAW, *ASK):
            draw(made)
    return made


def test_every_screen_and_dialog_is_heard_as_it_is_seen(listener: Listener) -> None:
    assert listener.count > 3000
    assert listener.faults == set()
