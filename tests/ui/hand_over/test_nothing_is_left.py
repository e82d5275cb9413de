"""What one panelist typed is nowhere once the machine is handed on."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from tests.ui.hand_over.conftest import Room, settle
from tests.ui.rate.conftest import spoken
from tests.worlds.sessions import Made, open_session

Key = Qt.Key
Enter = Callable[..., Room]
CONTROL = Qt.KeyboardModifier.ControlModifier
CANARY = "Canary words of the one before"


def type_all_over(room: Room, words: str = CANARY) -> None:
    """Leave words in every place that takes some: reason, observations, find, tool tip."""
    room.press(Key.Key_4)
    room.press(Key.Key_O)
    room.type(f"{words} noted")
    room.press(Key.Key_Return)
    room.type(f"{words} not entered")
    room.press(Key.Key_Escape)
    room.press(Key.Key_R)
    room.type(f"{words} as a reason")
    room.press(Key.Key_Z, CONTROL)
    room.type(f"{words} after undoing")
    room.press(Key.Key_Return, CONTROL)
    room.press(Key.Key_Slash)
    room.type(f"{words} sought")
    QToolTip.showText(QPoint(0, 0), words, room.rate)


def everywhere() -> str:
    """All words of all widgets there are, shown or not."""
    return "\n".join(spoken(one) for one in QApplication.topLevelWidgets())


def test_no_widget_text_or_clipboard_holds_what_the_one_before_typed(enter: Enter) -> None:
    room = enter()
    room.sit_down(0)
    type_all_over(room)
    room.press(Key.Key_A, CONTROL)
    room.press(Key.Key_C, CONTROL)
    assert CANARY in QGuiApplication.clipboard().text()
    assert CANARY in everywhere()
    room.hand_back()
    assert CANARY not in everywhere()
    assert QGuiApplication.clipboard().text() == ""
    room.sit_down(1)
    assert CANARY not in everywhere()
    assert room.rate.page.find_bar.line.text() == ""
    room.rate.panel.reason.setFocus()
    room.press(Key.Key_Z, CONTROL)
    room.press(Key.Key_V, CONTROL)
    assert room.rate.panel.reason.toPlainText() == ""
    assert not room.rate.panel.observations.line.isUndoAvailable()


def test_what_was_on_the_clipboard_before_is_left_there(enter: Enter) -> None:
    room = enter()
    QGuiApplication.clipboard().setText("The facilitator's own")
    room.sit_down(0)
    room.hand_back()
    assert QGuiApplication.clipboard().text() == "The facilitator's own"
    QGuiApplication.clipboard().clear()


def test_closing_the_window_on_somebody_clears_what_they_copied(enter: Enter) -> None:
    room = enter()
    room.sit_down(0)
    QGuiApplication.clipboard().setText(CANARY)
    room.window.close()
    assert QGuiApplication.clipboard().text() == ""


def test_no_object_of_the_sitting_is_alive(enter: Enter) -> None:
    room = enter()
    before = len(QApplication.allWidgets())
    room.sit_down(0)
    type_all_over(room)
    room.press(Key.Key_Escape)
    room.press(Key.Key_E)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Key.Key_Escape)
    destroyed: list[str] = []
    rate = room.rate
    kept: list[QObject] = [
        rate,
        rate.panel.reason,
        rate.panel.reason.document(),
        rate.panel.observations.line,
    ]
    names = ("screen", "reason", "document", "line")
    for name, one in zip(names, kept, strict=True):
        one.destroyed.connect(lambda _=None, name=name: destroyed.append(name))
    objects: list[object] = [rate.work, rate.work.drafts, *kept]
    watched = [ref(one) for one in objects]
    del rate, kept, one, dialog, objects
    room.hand_back()
    room.bot.waitUntil(lambda: len(QApplication.allWidgets()) <= before)
    assert sorted(destroyed) == sorted(names)
    assert [found() for found in watched] == [None] * len(watched)
    texts = [one for one in gc.get_objects() if isinstance(one, QTextDocument)]
    assert not any(CANARY in one.toPlainText() for one in texts)


def seen(enter: Enter, made: Made, value: Key, words: str) -> tuple[QImage, QImage]:
    """What is seen after Pia's turn, and on Quentin's screen after it."""
    room = enter(made)
    room.sit_down(0)
    room.press(value)
    type_all_over(room, words)
    room.hand_back()
    handed = picture(room.window)
    room.sit_down(1)
    return handed, picture(room.window)


def picture(window: QWidget) -> QImage:
    settle()
    return window.grab().toImage()


def test_no_pixel_tells_what_the_one_before_typed(enter: Enter, tmp_path: Path) -> None:
    one = seen(enter, open_session(tmp_path / "one.calib"), Key.Key_1, "Too early")
    other = seen(enter, open_session(tmp_path / "two.calib"), Key.Key_N, CANARY * 5)
    assert one[0] == other[0]
    assert one[1] == other[1]
