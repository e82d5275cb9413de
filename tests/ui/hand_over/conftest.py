"""A window in a meeting, and the hands of those to whom the machine is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import OpenMeeting
from calibrate.ui.desk import Desk
from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.look import theme
from calibrate.ui.open_session import MAKERS
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.rate.screen import RateScreen
from calibrate.ui.window import MainWindow
from tests.worlds.secrets import PIN
from tests.worlds.sessions import Made, chair, open_session

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Console(Screen):
    """Stands in for the console: it only remembers for whom it was shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("meeting")
        self.candidate = ""

    def show_candidate(self, candidate: str) -> None:
        self.candidate = candidate


@dataclass
class Room:
    """The window of a session in its meeting, with the room shown."""

    made: Made
    window: MainWindow
    bot: QtBot

    @property
    def screen(self) -> HandOverScreen:
        """The room."""
        assert self.window.session
        screen = self.window.session.screens["rate"]
        assert isinstance(screen, HandOverScreen)
        return screen

    @property
    def rate(self) -> RateScreen:
        """The Rate screen of whoever sits there."""
        assert self.screen.rate
        return self.screen.rate

    @property
    def shown(self) -> str:
        """The key of the part that is shown."""
        session = self.window.session
        assert session
        return next(key for key, one in session.screens.items() if one is session.currentWidget())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        settle()

    def sit_down(self, panelist: int) -> None:
        """Choose a name, type the PIN, Enter."""
        self.choose(panelist)
        self.type(PIN)
        self.press(Qt.Key.Key_Return)
        self.wait()
        assert self.screen.is_handed_over

    def choose(self, panelist: int) -> None:
        """Choose a name."""
        people = self.screen.page.people
        self.window.activateWindow()
        settle()
        people.setFocus()
        for row in range(people.count()):
            people.setCurrentRow(row)
            if people.chosen == self.made.panelists[panelist]:
                return
        raise AssertionError("They are not listed.")

    def wait(self) -> None:
        """Wait until a secret was tried."""
        self.bot.waitUntil(self.screen.page.people.isEnabled)
        settle()

    def hand_back(self) -> None:
        """Press the button."""
        self.button("Done, hand back").click()
        settle()

    def button(self, name: str) -> QPushButton:
        """A button in sight, by its name."""
        found = self.window.findChildren(QPushButton)
        return next(one for one in found if one.accessibleName() == name and one.isVisible())


def settle() -> None:
    """Let what was posted be done, in a loop as there is one in the app."""
    for _ in range(3):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


@pytest.fixture
def enter(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Room]]:
    """Open a session in its meeting, and its room for the first candidate."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.prepare(application, dark=False)
    monkeypatch.setitem(MAKERS, "meeting", Console)
    windows: list[MainWindow] = []

    def make(made: Made | None = None, for_one: bool = True) -> Room:
        session = made or open_session(tmp_path / "session.calib")
        if not session.store.session(session.viewer(0)).meeting.is_open:
            session.store.apply(OpenMeeting("lot"), chair(session.store))
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.home.lately is not None)
        window.show_session(session.store)
        assert window.session
        window.session.go("rate", session.candidates[0] if for_one else "")
        settle()
        return Room(session, window, qtbot)

    yield make
    for window in windows:
        window.close()
