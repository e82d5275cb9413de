"""The keys of every screen: each is heard, help shows it, and no typed text is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from calibrate.ui.parts.key_help import KeyHelp
from calibrate.ui.parts.keys.key_label import KeyLabel, drawn
from calibrate.ui.parts.keys.keys import Key, Keys
from calibrate.ui.window import MainWindow
from tests.ui.every_screen import every_screen
from tests.ui.main_window import open_main_window

OTHER = {"o": "щ", "r": "к", "c": "с", "n": "т", "x": "ч", "m": "ь", "u": "г", "s": "ы"}
OTHER |= {"e": "у", "b": "и", "p": "з", "v": "м"}
ROWS = {16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm"}
SCAN = {sign: first + at + 8 for first, row in ROWS.items() for at, sign in enumerate(row)}


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_main_window(qtbot)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Key]:
    """What keys are done; nothing else comes of them."""
    found: list[Key] = []
    monkeypatch.setattr(Keys, "do", lambda keys, key: found.append(key))
    return found


def test_every_key_of_every_screen_is_heard(
    window: MainWindow, tmp_path: Path, done: list[Key]
) -> None:
    count = 0
    for name, screen, keys in every_screen(window, tmp_path):
        for key in (key for key in keys.shown if key.do):
            for cap in key.caps:
                put_keyboard(key.within or screen)
                done.clear()
                QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(cap))
                assert done == [key], f"{cap} on {name}: {key.words}"
                count += 1
    assert count > 70


def test_letters_are_heard_by_their_place_on_a_cyrillic_keyboard(
    window: MainWindow, tmp_path: Path, done: list[Key], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    heard = set()
    for name, screen, keys in every_screen(window, tmp_path):
        for key in (key for key in keys.shown if key.do):
            for letter in (cap.lower() for cap in key.caps if cap.lower() in OTHER):
                put_keyboard(key.within or screen)
                done.clear()
                strike_place(window, letter)
                assert done == [key], f"{letter} on {name}: {key.words}"
                heard.add(letter)
    assert heard == set(OTHER)


def test_no_key_of_a_screen_means_two_things(window: MainWindow, tmp_path: Path) -> None:
    for name, _, keys in every_screen(window, tmp_path):
        caps = [cap for key in keys.shown if key.do for cap in key.caps]
        assert len(caps) == len(set(caps)), name


def test_a_question_mark_and_f1_show_the_keys_of_every_screen(
    window: MainWindow, tmp_path: Path
) -> None:
    for name, screen, keys in every_screen(window, tmp_path):
        for cap in ("?", "F1"):
            put_keyboard(screen)
            QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(cap))
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, KeyHelp), f"{cap} on {name}"
            said = [one.text() for one in dialog.findChildren(QLabel)]
            assert [key.words for key in keys.shown if key.words not in said] == []
            dialog.close()
            window.activateWindow()
            QApplication.processEvents()


def test_what_the_foot_of_a_screen_says_of_keys_stands_in_its_help_too(
    window: MainWindow, tmp_path: Path
) -> None:
    for name, screen, keys in every_screen(window, tmp_path):
        known = {drawn(cap) for key in keys.shown for cap in key.caps}
        for shown in screen.findChildren(KeyLabel):
            caps = {drawn(cap) for cap in shown.keys} if shown.isVisible() else set()
            assert caps <= known | {"Ctrl", "1–4"}, name


def test_enter_presses_whatever_button_has_the_keyboard(window: MainWindow, tmp_path: Path) -> None:
    count = 0
    for name, screen, _ in every_screen(window, tmp_path):
        for button in buttons(screen):
            pressed: list[bool] = []
            if button.receivers(SIGNAL("clicked(bool)")):  # a box is heard by its change
                button.clicked.disconnect()
            button.clicked.connect(lambda *_, pressed=pressed: pressed.append(True))
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Return)
            assert pressed, f"{button.accessibleName() or button.text()} on {name}"
            count += 1
    assert count > 25


def test_a_closed_choice_box_takes_no_letter_and_gives_the_keyboard_back(
    window: MainWindow, tmp_path: Path, done: list[Key]
) -> None:
    count = 0
    for name, screen, _ in every_screen(window, tmp_path):
        for box in screen.findChildren(QComboBox):
            if not box.isVisible() or not box.isEnabled() or box.count() < 2:
                continue
            put_keyboard(screen)
            before, chosen = QApplication.focusWidget(), box.currentIndex()
            box.setFocus()
            for letter in "abhmnps":
                QTest.keyClick(box, ord(letter))
            assert box.currentIndex() == chosen, f"{box.accessibleName()} on {name}"
            choose_other(box)
            assert box.currentIndex() != chosen
            assert QApplication.focusWidget() is before, f"{box.accessibleName()} on {name}"
            count += 1
    assert count >= 2


def choose_other(box: QComboBox) -> None:
    """Open the list by the keyboard, and take the entry below or above."""
    step = Qt.Key.Key_Down if box.currentIndex() == 0 else Qt.Key.Key_Up
    QTest.keyClick(box, Qt.Key.Key_Space)
    QApplication.processEvents()
    QTest.keyClick(box.view(), step)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    QApplication.processEvents()


def buttons(screen: QWidget) -> list[QAbstractButton]:
    """Return what can be pressed on a screen, but for answers and what opens a menu."""
    found = screen.findChildren(QAbstractButton)
    return [
        one
        for one in found
        if one.isVisible()
        and one.isEnabled()
        and not isinstance(one, QRadioButton)
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (hasattr(one, "menu") and callable(one.menu) and one.menu())
    ]


def put_keyboard(widget: QWidget) -> None:
    """Let the keyboard be where work on a screen begins, or in a part of it."""
    widget.setFocus()
    focus = QApplication.focusWidget()
    if focus is None or not (focus is widget or widget.isAncestorOf(focus)):
        inside = [one for one in widget.findChildren(QWidget) if one.isVisible()]
        next(one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus).setFocus()


def strike_place(window: QWidget, letter: str) -> None:
    """Strike the key at a letter's place while the keyboard types Russian."""
    typed, focus = OTHER[letter], QApplication.focusWidget() or window
    asked = QEvent.Type.ShortcutOverride
    code, none = ord(typed.upper()), Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(asked, code, none, SCAN[letter], 0, 0, typed)
    event.ignore()
    QApplication.sendEvent(focus, event)
    QTest.keySequence(focus, QKeySequence(typed.upper()))
