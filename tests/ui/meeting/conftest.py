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

from calibrate.domain.session import CandidateState, Session
from calibrate.domain.sheet import Sheet
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.meeting.agenda.agenda_items import AgendaItem
from calibrate.ui.meeting.screen import MeetingScreen
from tests.ui.answering import answer_next
from tests.worlds.meetings import Meeting, Plan, meeting, written
from tests.worlds.sessions import in_charge

NOT_HELD = Qt.KeyboardModifier.NoModifier
Opened = Callable[[Store], "Console"]
Entered = Callable[[Meeting], "Console"]


@dataclass
class Console:
    """The screen, its desk and its store."""

    screen: MeetingScreen
    desk: Desk
    store: Store

    def sheet(self, candidate: str = "n1") -> Sheet:
        """A candidate's sheet as the store has it."""
        return self.store.sheet(candidate, in_charge(self.store))

    @property
    def session(self) -> Session:
        """The whole session as the store has it."""
        return self.store._session

    def state(self, candidate: str = "n1") -> CandidateState:
        """A candidate's state as the store has it."""
        return self.session.candidate(candidate)

    def item(self, candidate: str = "n1") -> AgendaItem:
        """What the agenda says of a candidate."""
        items = self.screen.candidates.agenda.items
        return next(item for item in items if item.id == candidate)

    def go(self, candidate: str) -> None:
        """Choose a candidate at the left."""
        self.screen.candidates.choose(candidate)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """Press something that can be pressed, with the mouse."""
        assert widget.isEnabled()
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key wherever the keyboard is, once a dialog that was open is gone."""
        self.screen.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, held)
        QApplication.processEvents()

    def answering(self, act: Callable[[QWidget], None]) -> None:
        """Let `act` answer the dialog that opens next; one that stays open is closed."""
        answer_next(act)

    def wait(self, made: Meeting, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass in the room, and the console look at the clock."""
        made.clock.go(minutes, seconds)
        self.screen.tick()


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Opened]:
    """Opens the console of a store; the store is closed in the end."""
    theme.prepare(qapp, dark=False)
    consoles: list[Console] = []

    def open_console(store: Store) -> Console:
        desk = Desk(store)
        screen = MeetingScreen(desk)
        qtbot.addWidget(screen)
        screen.resize(1600, 1000)
        screen.show()
        screen.activateWindow()
        screen.setFocus()
        qapp.processEvents()
        consoles.append(Console(screen, desk, store))
        return consoles[-1]

    yield open_console
    for console in consoles:
        console.screen.close()
        console.store.close()


@pytest.fixture
def entered(opened: Opened) -> Entered:
    """Opens the console of a room."""
    return lambda made: opened(made.store)


@pytest.fixture
def console(tmp_path: Path, opened: Opened) -> Console:
    """Three candidates whom all four have rated; all are sealed, and the first is looked at."""
    made = opened(written(tmp_path / "session.calib"))
    made.go("n1")
    return made


@pytest.fixture
def made(tmp_path: Path) -> Meeting:
    """Three candidates whom all four have rated alike; rating is open, the meeting is not."""
    return meeting(tmp_path / "room.calib")


@pytest.fixture
def planned(tmp_path: Path) -> Callable[[Plan], Meeting]:
    """Makes a room by a plan."""
    return lambda plan: meeting(tmp_path / "room.calib", plan)
