"""Answers to the dialogs that a test opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from calibrate.ui.parts.dialog import Confirm, Discard


def give_up(dialog: QWidget) -> None:
    """Close a dialog without an answer, and without a question about what was typed in it."""
    if isinstance(dialog, QDialog):
        dialog.done(QDialog.DialogCode.Rejected)
    else:
        dialog.close()


def discard(question: QWidget) -> None:
    """Let what was typed go."""
    assert isinstance(question, Discard)
    question.cancel.click()


def answer_next(act: Callable[[QWidget], None]) -> None:
    """Let `act` answer the dialog that opens next; one that stays open is closed."""
    QApplication.processEvents()
    answer_after_that(act)


def answer_after_that(act: Callable[[QWidget], None]) -> None:
    """Let `act` answer the dialog that is opened by what waits to be done now."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, "No dialog was opened."
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                give_up(dialog)

    QTimer.singleShot(0, answer)


def answer_in_turn(*acts: Callable[[QWidget], None]) -> None:
    """Let each act answer one of the dialogs that open one after the other, or over another."""
    answer_next(_in_turn(*acts))


def _in_turn(*acts: Callable[[QWidget], None]) -> Callable[[QWidget], None]:
    first, *later = acts

    def act(dialog: QWidget) -> None:
        if later:
            answer_after_that(_in_turn(*later))
        first(dialog)

    return act


def agree() -> None:
    """Let the question that is asked next be answered with yes."""
    answer_next(_say_yes)


def _say_yes(dialog: QWidget) -> None:
    assert isinstance(dialog, Confirm), f"{dialog.windowTitle()!r} wants more than a yes."
    dialog.primary.click()
