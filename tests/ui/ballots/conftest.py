"""Ballots in the window: a session in rating, kits of it, and what is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from calibrate.exchange.ballots.ballot_file import ballot_bytes
from calibrate.store.store import Store
from calibrate.ui.window import MainWindow
from tests.ui.answering import answer_after_that, answer_next
from tests.ui.main_window import open_main_window
from tests.worlds.kits import Kits, ballot_of, submit_in
from tests.worlds.sessions import open_session

Shown = TypeVar("Shown", bound=QWidget)


@dataclass
class Desk:
    """A window, the session that is opened in it, its kits, and where ballots lie."""

    window: MainWindow
    kits: Kits
    folder: Path

    def kit(self, panelist: int, *candidates: int) -> Store:
        """Open a kit in which some candidates were submitted."""
        kit = self.kits.open(panelist)
        for candidate in candidates:
            submit_in(kit, self.kits.made.candidates[candidate])
        return kit

    def ballot(self, kit: Store, name: str = "b.ballot") -> Path:
        """Write a kit's ballot into a file."""
        path = self.folder / name
        path.write_bytes(ballot_bytes(ballot_of(kit)))
        return path

    def open(self) -> None:
        """Open the session in the window."""
        self.kits.made.store.close()
        self.window.open_file(self.kits.made.store.path)

    @property
    def store(self) -> Store:
        """The file that is open in the window."""
        assert self.window.session
        return self.window.session.store

    @property
    def said(self) -> str:
        """What stands above the screen."""
        return self.window.message.text.text() if self.window.message.isVisible() else ""

    def offer(self, words: str) -> None:
        """Press what is offered after what is said."""
        (button,) = (one for one in self.window.message.offers if one.text() == words)
        button.click()

    def choose(self, words: str) -> None:
        """Choose from the menu, or from the one of ballots in it."""
        assert self.window.session
        screen = self.window.session.screens[next(iter(self.window.session.screens))]
        menu = screen.top.menu.made()
        below = [one.menu() for one in menu.actions()]
        actions = [
            *menu.actions(),
            *(inside for one in below if isinstance(one, QMenu) for inside in one.actions()),
        ]
        (action,) = (one for one in actions if one.text() == words)
        action.trigger()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """Ann and Ben; Pia, Quentin, Rosa, and Sami, who is recused from Ann."""
    made = open_session(tmp_path / "s.calib", recused=True)
    return Desk(open_main_window(qtbot, 1280, 800), Kits(made, tmp_path / "kits"), tmp_path)


def drop(window: QWidget, *files: Path) -> bool:
    """Drop files on a part of the window, and let it take them; return whether it does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, button, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPoint(9, 9), copy, data, button, none))
    return enter.isAccepted()


def answering(kind: type[Shown], act: Callable[[Shown], object]) -> None:
    """Answer the next dialog, which has to be of a kind."""
    answer_next(_expecting(kind, act))


def drop_and_answer(
    window: QWidget, kind: type[Shown], act: Callable[[Shown], object], *files: Path
) -> None:
    """Drop files on the window, and answer the dialog that this opens."""
    assert drop(window, *files)
    answer_after_that(_expecting(kind, act))
    QApplication.processEvents()


def _expecting(kind: type[Shown], act: Callable[[Shown], object]) -> Callable[[QWidget], None]:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, kind), dialog
        act(dialog)

    return answer
