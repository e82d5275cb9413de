"""The console over a real session file, with the hands of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.phases import FACILITATOR
from calibrate.domain.sheet import Sheet
from calibrate.store.store import Store
from calibrate.ui import theme
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.screen import MeetingScreen
from tests.ui.answering import answer_next
from tests.ui.meeting.sessions import written

Opened = Callable[[Store], "Console"]


@dataclass
class Console:
    """The screen, its desk and its store."""

    screen: MeetingScreen
    desk: Desk
    store: Store

    def sheet(self, candidate: str = "n1") -> Sheet:
        """A candidate's sheet as the store has it."""
        return self.store.sheet(candidate, FACILITATOR)

    def go(self, candidate: str) -> None:
        """Choose a candidate at the left."""
        self.screen.candidates.choose(candidate)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """Press something that can be pressed, with the mouse."""
        assert widget.isEnabled()
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def answering(self, act: Callable[[QWidget], None]) -> None:
        """Let `act` answer the dialog that opens next; one that stays open is closed."""
        answer_next(act)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Opened]:
    """Opens the console of a store; the store is closed in the end."""
    theme.prepare(qapp, dark=False)
    stores = []

    def open_console(store: Store) -> Console:
        stores.append(store)
        desk = Desk(store)
        screen = MeetingScreen(desk)
        qtbot.addWidget(screen)
        screen.resize(1600, 1000)
        screen.show()
        screen.activateWindow()
        screen.setFocus()
        qapp.processEvents()
        return Console(screen, desk, store)

    yield open_console
    for store in stores:
        store.close()


@pytest.fixture
def console(tmp_path: Path, opened: Opened) -> Console:
    """Three candidates whom all four have rated; all are sealed."""
    return opened(written(tmp_path / "session.calib"))
