"""Dialogs: what is behind them is dark while they are open, and no word of theirs is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calibrate.ui.look import theme
from calibrate.ui.parts.dialog import Confirm, Shade, Shaded

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
