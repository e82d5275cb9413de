"""Somebody sits down at the machine: their secret is typed, or chosen at the first turn."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.ui.hand_over.choose_secret import ChooseSecret
from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.open_session import OpenSession
from calibrate.ui.rate.screen import RateScreen
from tests.worlds.secrets import PIN, typed


def sit_down(session: OpenSession, panelist: str) -> RateScreen:
    """Let a panelist sit down who typed their secret, and return their screen."""
    session.go("rate")
    screen = session.screens["rate"]
    assert isinstance(screen, HandOverScreen)
    screen.hand_back()
    typed(session.store, panelist)
    screen.begin(panelist)
    QApplication.processEvents()
    assert screen.rate
    return screen.rate


def press(dialog: ChooseSecret) -> None:
    """Press the dark button, and wait while the key is wrapped."""
    dialog.primary.click()
    if not dialog.primary.isEnabled():
        loop = QEventLoop()
        dialog.finished.connect(loop.quit)
        loop.exec()


def choose_pin(dialog: QWidget) -> None:
    """Choose the PIN of tests, or take the words that are drawn where there are only those."""
    assert isinstance(dialog, ChooseSecret)
    if dialog.words.isVisible():
        press(dialog)
        return
    for field in (dialog.pin, dialog.again):
        field.setText(PIN)
    press(dialog)
