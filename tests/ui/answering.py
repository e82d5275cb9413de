"""Answers to the dialogs that a test opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.ui.parts.dialog import Confirm


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


def agree() -> None:
    """Let the question that is asked next be answered with yes."""
    answer_next(_say_yes)


def _say_yes(dialog: QWidget) -> None:
    assert isinstance(dialog, Confirm), f"{dialog.windowTitle()!r} wants more than a yes."
    dialog.primary.click()
