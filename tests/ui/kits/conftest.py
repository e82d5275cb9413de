"""Kits in the window: a session in rating, a kit of it, and a window to open both in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calibrate.domain.record.file_names import kit_name
from calibrate.store.kits.making import UNLOCKED, Lock, Order, draw_lock
from calibrate.store.store import Store
from calibrate.ui.kits.screen import KitScreen
from calibrate.ui.window import MainWindow
from tests.worlds.sessions import chair, open_session


@dataclass(frozen=True, slots=True)
class Files:
    """A session in rating, where its kits lie, and who they are of."""

    session: Path
    kits: Path
    panelists: tuple[str, ...]
    candidates: tuple[str, ...]

    def make(self, index: int = 0, lock: Lock = UNLOCKED, because: str = "") -> Path:
        """Make another kit for somebody, and return where it lies."""
        with Store.open(self.session) as store:
            panelist = self.panelists[index]
            order = Order(panelist, kit_name(store._session, panelist), lock)
            _, (made,) = store.make_kits([order], chair(store), self.kits, because)
        return made.path


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Ann and Ben; Pia, Quentin, Rosa, and Sami, who is recused from Ann."""
    made = open_session(tmp_path / "s.calib", recused=True)
    made.store.close()
    return Files(tmp_path / "s.calib", tmp_path / "kits", made.panelists, made.candidates)


@pytest.fixture
def lock() -> Lock:
    """Six words, and what they encrypt by."""
    return draw_lock()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The window, at Home."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.home.lately is not None)
    return made


def screen_of(window: MainWindow) -> KitScreen:
    """Return the screen of the kit that is open."""
    assert window.session
    screen = window.session.currentWidget()
    assert isinstance(screen, KitScreen)
    return screen
