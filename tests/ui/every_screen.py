"""Every screen of the app in one window, for tests of what holds on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.exchange.demo.session import write_demo
from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.open_session import MAKERS, OpenSession
from calibrate.ui.parts.keys.keys import Keys
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import MainWindow
from tests.ui.sitting import sit_down
from tests.worlds.sessions import new_session


def every_screen(window: MainWindow, scratch: Path) -> Iterator[tuple[str, QWidget, Keys]]:
    """Go from screen to screen; yield the name of each, the screen and its keys.

    Home comes first, then a session in its meeting, then one that is still set up.
    """
    yield "home", window.home, window.home.keys
    write_demo(scratch / "demo.calib", has_met=False)
    window.open_file(scratch / "demo.calib")
    yield from _parts(window, list(MAKERS))
    new_session(scratch / "set-up.calib").store.close()
    window.open_file(scratch / "set-up.calib")
    yield from _parts(window, ["setup"])


def _parts(window: MainWindow, parts: list[str]) -> Iterator[tuple[str, QWidget, Keys]]:
    assert window.session
    for part in parts:
        window.session.go(part)
        QApplication.processEvents()
        screen = window.session.screens[part]
        keys = getattr(screen, "keys", None)
        assert isinstance(keys, Keys), f"{part} has no keys."
        for name in _pages(part, screen):
            yield name, screen, keys
        if isinstance(screen, HandOverScreen):
            rate = sit_down(window.session, _rater(window.session))
            yield "rating", rate, rate.keys
            screen.hand_back()


def _rater(session: OpenSession) -> str:
    panel = session.desk.session(session.desk.chair).panel
    return next(one.id for one in panel.panelists if one.rates)


def _pages(part: str, screen: QWidget) -> Iterator[str]:
    """Yield the pages of Set-up one by one, and any other screen as a whole."""
    if not isinstance(screen, SetupScreen):
        yield part
        return
    for page in Part:
        screen.choose(page)
        QApplication.processEvents()
        yield f"{part}, {page}"
