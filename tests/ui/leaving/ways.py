"""The ways out of a session, of a part of it, or of a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.window import MainWindow

Way = Callable[[MainWindow], object]


def open_part(window: MainWindow, file: Path, part: str) -> Screen:
    """Have the file open at a part of it, whatever became of the window before."""
    if not window.isVisible():
        window.show()
        window.activateWindow()
    window.open_file(file)
    assert window.session
    window.session.go(part)
    return shown(window)


def _close(window: MainWindow) -> None:
    window.close()


def _quit(window: MainWindow) -> None:
    _strike(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def _close_session(window: MainWindow) -> None:
    _strike(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)


def _go_home(window: MainWindow) -> None:
    home = next(one for one in shown(window).top.menu.made().actions() if "Home" in one.text())
    home.trigger()


def _change_tab(window: MainWindow) -> None:
    here = shown(window)
    key = Qt.Key.Key_2 if here.top.tabs.currentIndex() != 1 else Qt.Key.Key_3
    _strike(window, key, Qt.KeyboardModifier.AltModifier)
    assert shown(window) is not here


OUT_OF_SESSION: dict[str, Way] = {
    "close": _close,
    "quit": _quit,
    "close session": _close_session,
    "home": _go_home,
}
WAYS = OUT_OF_SESSION | {"tab": _change_tab}


def shown(window: MainWindow) -> Screen:
    """The screen that is in sight."""
    assert window.session
    current = window.session.currentWidget()
    assert isinstance(current, Screen)
    return current


def _strike(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
