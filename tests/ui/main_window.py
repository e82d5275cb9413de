"""The app's window as a person finds it once Home is there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from calibrate.ui.window import MainWindow


def open_main_window(qtbot: QtBot, width: int = 1600, height: int = 1000) -> MainWindow:
    """Open the window in a size, and wait until Home was filled."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.home.lately is not None)
    return made
