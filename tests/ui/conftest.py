"""What every test of a window may lean on: a dialog that nobody answers fails it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.answering import give_up

PATIENCE = 10_000
"""Milliseconds between looks for a dialog that is open; one seen twice is answered by nobody."""


@pytest.fixture(autouse=True)
def _no_window_outlives_its_test(qapp: QApplication) -> Iterator[None]:
    """Outside a loop nothing is deleted later; every window left costs all that come after it.

    What nobody owns stays in the app as well, each time that a session is left.
    """
    before = set(QApplication.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if set(QApplication.topLevelWidgets()) - before:
        gc.collect()
    left = set(QApplication.topLevelWidgets()) - before
    assert not left, f"Nobody owns {sorted(map(_told, left))}."


def _told(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {words!r}"


@pytest.fixture(autouse=True)
def _no_dialog_waits_for_ever(qapp: QApplication) -> Iterator[None]:
    """A modal dialog runs a loop of its own, in which a test would hang instead of failing."""
    seen: list[object] = []
    left: list[str] = []

    def look() -> None:
        dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if dialog is not None and dialog in seen:
            left.append(f"{type(dialog).__name__} {dialog.windowTitle()!r}")
            give_up(dialog)
        seen[:] = [dialog]

    timer = QTimer(interval=PATIENCE)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
    while dialog := QApplication.activeModalWidget():
        give_up(dialog)
    assert not left, f"Nobody answered {', '.join(left)}."
