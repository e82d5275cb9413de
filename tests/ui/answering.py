"""Answers to the dialogs that a test opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


def answer_next(act: Callable[[QWidget], None]) -> None:
    """Let `act` answer the dialog that opens next; one that stays open is closed."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, "No dialog was opened."
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.close()

    QApplication.processEvents()
    QTimer.singleShot(0, answer)
