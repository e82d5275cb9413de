"""A candidate is rated by what a screen reader offers alone, through Qt's own interfaces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from calibrate.store.store import Store
from calibrate.ui.parts.screen.top_bar import TopBar
from calibrate.ui.window import MainWindow
from tests.attacks.errands import ANSWERS, rate
from tests.heard import Heard, heard
from tests.ui.main_window import open_main_window
from tests.worlds.secrets import sitting
from tests.worlds.sessions import open_session

ROLES = {
    "button": QAccessible.Role.Button,
    "radio": QAccessible.Role.RadioButton,
    "tab": QAccessible.Role.PageTab,
    "field": QAccessible.Role.EditableText,
    "count": QAccessible.Role.SpinBox,
}

KEYS = {name: key for key, name in TopBar.PARTS}


class QtHand:
    """Does one thing after the other to what is found in a window."""

    def __init__(self, window: QWidget, bot: QtBot) -> None:
        self._window, self._bot = window, bot

    def press(self, role: str, name: str) -> None:
        """Do what is called Press."""
        found = self._find(role, name)
        button = found.widget
        if isinstance(button, QAbstractButton):
            with self._bot.waitSignal(button.clicked):
                found.do("Press")
        else:
            found.do("Press")

    def toggle(self, role: str, name: str) -> None:
        """Do what is called Toggle."""
        self._find(role, name).do("Toggle")

    def write(self, name: str, text: str) -> None:
        """Put a text into a field."""
        field = self._find("field", name).interface
        end = field.textInterface().characterCount()
        field.editableTextInterface().replaceText(0, end, text)

    def count(self, name: str, number: int) -> None:
        """Put a number into a count."""
        self._find("count", name).interface.valueInterface().setCurrentValue(number)

    def hear(self, words: str) -> None:
        """Wait until something is called so."""
        self._until(lambda one: one.name.startswith(words))

    def _find(self, role: str, name: str) -> Heard:
        return self._until(
            lambda one: (
                one.role is ROLES[role]
                and one.name.startswith(name)
                and not one.interface.state().disabled
            )
        )

    def _until(self, is_meant: Callable[[Heard], bool]) -> Heard:
        found: list[Heard] = []

        def look() -> bool:
            found[:] = [one for one in heard(self._window) if is_meant(one)]
            return bool(found)

        self._bot.waitUntil(look)
        return found[0]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_main_window(qtbot)


def test_a_candidate_is_rated_by_actions_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rating.calib"
    made = open_session(path)
    made.store.close()
    window.open_file(path)
    rate(QtHand(window, qtbot), "Ann")
    assert window.show_home()
    with Store.open(path) as store:
        (past,) = store.history(made.ann, sitting(store, made.panelists[0]))
    assert [rating.value for rating in past.ratings] == [4, 2, None]
    assert [rating.reason for rating in past.ratings] == [reason for _, reason in ANSWERS]


def test_a_press_on_a_tab_goes_to_its_part(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_session(tmp_path / "rating.calib").store.close()
    window.open_file(tmp_path / "rating.calib")
    hand = QtHand(window, qtbot)
    for part in ("Set-up", "Packets", "Record", "Meeting", "Rate"):
        hand.press("tab", part)
        assert window.session
        assert window.session.currentWidget() is window.session.screens[KEYS[part]]
