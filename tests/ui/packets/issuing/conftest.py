"""Issue… pressed in Packets, and what its dialog is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from calibrate.domain.handing.issuing import Issued
from calibrate.ui.packets.issuing.dialog import IssueDialog
from tests.ui.packets.conftest import Window
from tests.worlds.certificates import WORKS, authority

TO = "Jo Marsh, director"


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked for a folder or a certificate chooses these."""
    certificate, folder = authority(WORKS).file(tmp_path), tmp_path / "packets"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(certificate), ""))


@pytest.fixture
def chosen(window: Window, answered: None) -> Window:
    return window


def next_dialog(use: Callable[[QDialog], None]) -> None:
    """Use the dialog that is opened next."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            use(dialog)
        else:
            QTimer.singleShot(5, wait)

    QTimer.singleShot(0, wait)


def press(window: Window, fill: Callable[[IssueDialog], None] = lambda _: None) -> list[str]:
    """Press Issue…, type to whom, choose the rest, and press; return what went wrong."""
    wrong: list[str] = []

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)

        def give_up() -> None:
            assert dialog.trouble.isVisible()
            next_dialog(lambda discard: discard.accept())
            dialog.reject()

        dialog.work.failed.connect(wrong.append)
        dialog.work.failed.connect(lambda _: QTimer.singleShot(0, give_up))
        QTest.keyClicks(dialog.recipient, TO)
        fill(dialog)
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    next_dialog(use)
    window.click(window.screen.issuing.button)
    return wrong


def register(window: Window) -> tuple[Issued, ...]:
    return window.store.issued(window.desk.chair)
