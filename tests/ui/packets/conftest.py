"""Packets over a real session file: one candidate decided, one revealed, one sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.handing.editions import Paper
from calibrate.store.store import Store
from calibrate.ui import preferences
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.packets.screen import PacketsScreen
from calibrate.ui.paper import ask as folders
from tests.worlds.meetings import decide, reveal, written

Opened = Callable[[Store], "Window"]


@dataclass
class Window:
    """The screen, its desk and its store, and the folder that a person would choose."""

    screen: PacketsScreen
    desk: Desk
    store: Store
    folder: Path
    bot: QtBot

    def go(self, place: int) -> None:
        """Go to a candidate at the left."""
        self.screen.candidates.setCurrentIndex(self.screen.candidates.choices.index(place))

    def tick(self, place: int) -> None:
        """Tick a candidate, or take the tick away, by the keyboard."""
        self.go(place)
        QTest.keyClick(self.screen.candidates, Qt.Key.Key_Space)

    def click(self, widget: QWidget) -> None:
        """Press something that can be pressed, with the mouse."""
        assert widget.isEnabled()
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def wait_for_pages(self) -> None:
        """Wait until the pages of the candidate at hand are there."""
        self.bot.waitUntil(lambda: self.screen.view.preview.pages > 0, timeout=20_000)

    def export(self) -> None:
        """Press Export and wait until it is over."""
        with self.bot.waitSignal(self.screen.writing.ended, timeout=30_000):
            self.click(self.screen.panel.export)

    @property
    def files(self) -> list[str]:
        """What lies in the folder, hidden files too."""
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """Opens Packets of a store; the store is closed in the end."""
    theme.prepare(qapp, dark=False)
    monkeypatch.setattr(preferences, "usual_paper", lambda: Paper.A4)
    folder = tmp_path / "packets"
    folder.mkdir()
    monkeypatch.setattr(folders, "ask_folder", lambda _: folder)
    stores = []

    def open_packets(store: Store) -> Window:
        stores.append(store)
        desk = Desk(store)
        screen = PacketsScreen(desk)
        qtbot.addWidget(screen)
        screen.resize(1600, 1000)
        screen.show()
        screen.activateWindow()
        screen.setFocus()
        return Window(screen, desk, store, folder, qtbot)

    yield open_packets
    for store in stores:
        store.close()


@pytest.fixture
def window(tmp_path: Path, opened: Opened) -> Window:
    """Nadia is decided, Kofi revealed, Óscar sealed."""
    store = written(tmp_path / "session.calib")
    reveal(store, "n1")
    decide(store, "n1")
    reveal(store, "n2")
    return opened(store)
