"""Set-up's window over a real session file, and answers to the dialogs that it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import CreateSession, new_id
from calibrate.domain.evidence import Evidence
from calibrate.domain.session import Session
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.setup.screen import SetupScreen
from tests.ui.answering import answer_next
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import RUBRIC
from tests.worlds.sessions import in_charge, new_session, open_session


@dataclass
class Window:
    """The screen, its desk and its store, with the hands of a person."""

    screen: SetupScreen
    desk: Desk
    store: Store
    bot: QtBot

    @property
    def session(self) -> Session:
        """The session as the store has it."""
        return self.store.session(in_charge(self.store))

    def pieces(self, candidate: str) -> tuple[Evidence, ...]:
        """A candidate's evidence as the store has it."""
        return self.store.evidence(in_charge(self.store)).get(candidate, ())

    def key(
        self,
        key: Qt.Key,
        widget: QWidget | None = None,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key in a widget, or in the one that has the focus."""
        QTest.keyClick(widget or QApplication.focusWidget() or self.screen, key, modifier)

    def type(self, widget: QWidget, text: str) -> None:
        """Type a text into a widget."""
        QTest.keyClicks(widget, text)

    def shortcut(self, key: Qt.Key) -> None:
        """Press a key with Control, which the window hears wherever the focus is in it."""
        self.screen.activateWindow()
        self.bot.waitUntil(self.screen.isActiveWindow)
        self.key(key, self.screen, Qt.KeyboardModifier.ControlModifier)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Press a widget with the mouse, in its middle or at a place."""
        assert widget.isEnabled()
        plain = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, plain, place or widget.rect().center())

    def answering(self, act: Callable[[QWidget], None]) -> None:
        """Let `act` answer the dialog that opens next; one that stays open is closed."""
        answer_next(act)


@pytest.fixture
def setup_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Store], Window]]:
    """Makes the window of a store; the store is closed in the end."""
    theme.prepare(qapp, dark=False)
    stores = []

    def make(store: Store) -> Window:
        stores.append(store)
        desk = Desk(store)
        screen = SetupScreen(desk)
        qtbot.addWidget(screen)
        screen.resize(1600, 1000)
        screen.show()
        screen.activateWindow()
        screen.setFocus()
        return Window(screen, desk, store, qtbot)

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def empty(tmp_path: Path, setup_window: Callable[[Store], Window]) -> Window:
    """A session that has nothing but a rubric."""
    command = CreateSession(new_id(), "Autumn", RUBRIC)
    return setup_window(Store.create(tmp_path / "empty.calib", command, Clock(tick=1)))


@pytest.fixture
def filled(tmp_path: Path, setup_window: Callable[[Store], Window]) -> Window:
    """Ann and Ben with three pieces each, and a panel of four; rating could open."""
    return setup_window(new_session(tmp_path / "filled.calib").store)


@pytest.fixture
def opened(tmp_path: Path, setup_window: Callable[[Store], Window]) -> Window:
    """The same once rating is open: the rubric is frozen."""
    return setup_window(open_session(tmp_path / "opened.calib").store)
