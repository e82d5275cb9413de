"""Dialogs: what is behind them is dark while they are open, and no word of theirs is cut off."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calibrate.ui.look import theme
from calibrate.ui.parts.dialog import Confirm, Dialog, Discard, Shade, Shaded, line_field
from tests.ui.answering import answer_next, discard

LONG = "Maria-Magdalena Konstantinopoulou-Wittgenstein de la Cruz y Fernández"
SENTENCE = f"{LONG} is not decided yet. Their clock stops; they can be called again. " * 2


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.prepare(qapp, dark=False)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def shades(window: QWidget) -> list[Shade]:
    return [one for one in window.findChildren(Shade) if one.isVisible()]


def test_a_question_has_room_for_the_longest_name(window: QWidget) -> None:
    dialog = Confirm(window, f"Call {LONG}?", SENTENCE, "Call")
    dialog.show()
    for words in (dialog.heading, dialog.sentence):
        assert words.height() >= words.heightForWidth(words.width())
        assert words.width() >= widest_word(words)


def test_a_dialog_grows_with_the_sentence_about_what_is_wrong(window: QWidget) -> None:
    dialog = Dialog(window, "Add candidate", "Add")
    for _ in range(4):
        dialog.body.addWidget(line_field())
    dialog.show()
    QApplication.processEvents()
    dialog.trouble.say(SENTENCE)
    for _ in range(3):
        QApplication.processEvents()
    assert not dialog.trouble.visibleRegion().isEmpty()
    assert dialog.trouble.visibleRegion().boundingRect() == dialog.trouble.rect()


def widest_word(words: QLabel) -> int:
    return max(words.fontMetrics().horizontalAdvance(word) for word in words.text().split())


def test_the_window_behind_is_dark_while_a_dialog_is_open(window: QWidget) -> None:
    dialog = Shaded(window)
    QVBoxLayout(dialog).addWidget(QLabel("Read this"))
    dialog.open()
    (shade,) = shades(window)
    assert shade.geometry() == window.rect()
    window.resize(1600, 1000)
    assert shade.geometry() == window.rect()
    dialog.reject()
    assert not shades(window)
    dialog.open()
    assert len(shades(window)) == 1
    dialog.accept()
    assert not shades(window)


@pytest.mark.parametrize("name", ["primary", "cancel"])
def test_enter_presses_the_button_that_has_the_keyboard(window: QWidget, name: str) -> None:
    dialog = Confirm(window, "Go on?", "It goes on.", "Go on")
    dialog.show()
    button = getattr(dialog, name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert bool(dialog.result()) is (name == "primary")
    assert not dialog.isVisible()


def test_enter_presses_a_button_that_is_never_the_default(window: QWidget) -> None:
    dialog = Dialog(window, "Keep?", "Keep")
    other = QPushButton("Remove")
    other.setAutoDefault(False)
    pressed: list[bool] = []
    other.clicked.connect(lambda: pressed.append(True))
    dialog.body.addWidget(other)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert pressed == [True]
    assert dialog.isVisible()


def test_a_key_that_is_held_down_says_no_yes(window: QWidget) -> None:
    dialog = Confirm(window, "Reveal?", "It opens all.", "Reveal")
    dialog.show()
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(dialog.primary, held)
    assert dialog.isVisible()
    QTest.keyClick(dialog.primary, Qt.Key.Key_Return)
    assert dialog.result()


def test_escape_asks_before_what_was_typed_goes(window: QWidget) -> None:
    dialog = Dialog(window, "Reason", "Save")
    field = line_field("as it was")
    dialog.body.addWidget(field)
    dialog.open()
    field.setFocus()
    QTest.keyClicks(field, "more ")
    for answer, stays in ((Qt.Key.Key_Escape, True), (Qt.Key.Key_Return, True)):
        answer_next(partial(_press, key=answer))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert (dialog.isVisible(), field.text()) == (stays, "more ")
    answer_next(discard)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_closes_at_once_where_nothing_was_typed(window: QWidget) -> None:
    dialog = Dialog(window, "Reason", "Save")
    dialog.body.addWidget(line_field("as it was"))
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def _press(question: QWidget, key: Qt.Key) -> None:
    assert isinstance(question, Discard)
    QTest.keyClick(question, key)
