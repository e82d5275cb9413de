"""The room's screen over a real session file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import Command
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.projector.page import Page
from calibrate.ui.projector.window import ProjectorWindow
from tests.worlds.meetings import Meeting, projected

Shown = Callable[[Meeting], "Room"]


@dataclass
class Room:
    """The window, its desk, and the meeting that it shows."""

    window: ProjectorWindow
    desk: Desk
    meeting: Meeting

    def do(self, *commands: Command) -> None:
        """Carry out commands as the console does."""
        for command in commands:
            assert self.desk.apply(command)

    def read(self) -> None:
        """Let the window know that something changed."""
        self.desk.changed.emit(None)

    def wait(self, **time: int) -> None:
        """Let time pass, as the window's timer notices."""
        self.meeting.clock.go(**time)
        self.window._second.timeout.emit()

    @property
    def page(self) -> Page:
        assert self.window.page
        return self.window.page

    @property
    def words(self) -> str:
        return self.window.accessibleDescription()

    def picture(self) -> QImage:
        return self.window.grab().toImage()


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    """Shows a meeting to the room; its store is closed in the end."""
    theme.prepare(qapp, dark=False)
    meetings = []

    def show(made: Meeting) -> Room:
        meetings.append(made)
        desk = Desk(made.store)
        window = ProjectorWindow(desk)
        qtbot.addWidget(window)
        window.open()
        return Room(window, desk, made)

    yield show
    theme.appearance.use(dark=False)
    for made in meetings:
        made.store.close()


@pytest.fixture
def room(tmp_path: Path, shown: Shown) -> Room:
    """Three candidates whom all four have rated; the meeting is not open yet."""
    return shown(projected(tmp_path / "session.calib"))
