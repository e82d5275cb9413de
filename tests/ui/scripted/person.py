"""The hands and eyes of a person at the window: what is pressed is found by what stands on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pypdfium2
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from calibrate.store.store import Store
from calibrate.ui.paper import ask as folders
from calibrate.ui.window import MainWindow
from tests.ui.answering import answer_next
from tests.ui.sitting import choose_pin
from tests.worlds.secrets import PIN

NOWHERE = QModelIndex()
PATIENCE = 10_000
"""Milliseconds after which what was waited for does not come."""

Answers = dict[str, str]
"""What is entered in a dialog: the label of a field, and what to enter or choose there."""


class Person:
    """Works one window on one session file, as somebody does who sees it and has its keyboard."""

    def __init__(self, path: Path) -> None:
        self.window = MainWindow()
        self.window.resize(1600, 1000)
        self.window.show()
        self.window.activateWindow()
        self.wait_until(lambda: self.window.home.lately is not None)
        self.open(path)

    def open(self, path: Path) -> None:
        """Open a file in the place of what is open."""
        self.window.open_file(path)
        self.settle()
        assert self.window.session, "The session did not open."

    @property
    def store(self) -> Store:
        """The store behind the window, for what is asserted of it."""
        assert self.window.session
        return self.window.session.store

    # Pressing and typing

    def press(self, name: str) -> None:
        """Press the button in sight that says this, or begins with it."""
        button = self.button(name)
        assert button.isEnabled(), f"“{name}” cannot be pressed: {button.accessibleDescription()}"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self._focus(), key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self._focus(), text)
        self.settle()

    def enter(self, field: str, text: str) -> None:
        """Type into the field of this name, in place of what stands there."""
        _enter(_named(self.window, field), text)
        self.settle()

    def answer(self, opens: str, answers: Answers, accepts: str) -> None:
        """Press what opens a dialog, fill its fields, and press the button that accepts it."""

        def fill(dialog: QWidget) -> None:
            for field, text in answers.items():
                _enter(_named(dialog, field), text)
            button = _button(dialog, accepts)
            assert button.isEnabled(), f"“{accepts}” cannot be pressed in this dialog."
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

        answer_next(fill)
        self.press(opens)

    def choose(self, text: str) -> None:
        """Click the row of a list in sight that begins with this."""
        view, index = next(
            (view, index)
            for view in self.window.findChildren(QAbstractItemView)
            if view.isVisible()
            for index in [
                view.model().index(row, 0) for row in range(view.model().rowCount(NOWHERE))
            ]
            if str(index.data()).startswith(text)
        )
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def rate(self, values: str, reason: str = "Seen in the evidence, on both sides.") -> None:
        """Rate one criterion after the other by keys alone, and submit."""
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        for value in values:
            self.key(Qt.Key(ord(value)))
            self.key(Qt.Key.Key_R)
            self.type(reason)
            self.key(Qt.Key.Key_Return, control)
        self.key(Qt.Key.Key_Return, control | shift)

    def packet(self, name: str, folder: Path) -> str:
        """Export somebody's packet into an empty folder, and return what stands in it."""
        folder.mkdir()
        with patch.object(folders, "ask_folder", lambda _: folder):
            self.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
            self.choose(name)
            if not self.button("Export").isEnabled():
                self.key(Qt.Key.Key_Space)
            self.press("Export")
            self.wait_until(lambda: bool(list(folder.glob("*.pdf"))))
        document = pypdfium2.PdfDocument(next(folder.glob("*.pdf")).read_bytes())
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        return text.replace("\r\n", " ")

    # Seeing

    def button(self, name: str) -> QAbstractButton:
        """Return the button in sight that says this, or begins with it."""
        return _button(self.window, name)

    def sees(self, text: str) -> bool:
        """Tell whether a label, button, field or row in sight holds this text."""
        return any(text in one for one in _texts(self.window))

    # Sitting down

    def sit_down(self, name: str) -> None:
        """Take the machine over in the room, by name and PIN, which is chosen at the first turn."""
        self.choose(name)
        if self.sees("Choose a secret…"):
            answer_next(choose_pin)
            self.press("Choose a secret")
        else:
            self.type(PIN)
            self.key(Qt.Key.Key_Return)
        self.wait_until(lambda: self.sees("Done, hand back"))

    # Waiting

    def settle(self) -> None:
        """Let what was posted be done."""
        for _ in range(3):
            QApplication.processEvents()

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Let the window work until something is so; fail if it does not come."""
        deadline = QDeadlineTimer(PATIENCE)
        while not true():
            assert not deadline.hasExpired(), "What was waited for did not come."
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def _focus(self) -> QWidget:
        """Return what has the keyboard; offscreen nobody gives it back after a dialog."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            self.window.activateWindow()
            self.settle()
        return QApplication.focusWidget() or self.window


def _button(within: QWidget, name: str) -> QAbstractButton:
    """A name that is whole goes before one that only begins so."""
    seen = [one for one in within.findChildren(QAbstractButton) if one.isVisible()]
    whole = [one for one in seen if name in (one.text(), one.accessibleName())]
    begun = [one for one in seen if f"{one.text()}\n".startswith(name)]
    begun += [one for one in seen if one.accessibleName().startswith(name)]
    found = next(iter((*whole, *begun)), None)
    names = sorted({one.accessibleName() or one.text() for one in seen})
    assert found is not None, f"No button says “{name}”; there are {names}."
    return found


def _named(within: QWidget, name: str) -> QWidget:
    fields = (QLineEdit, QPlainTextEdit, QSpinBox, QComboBox)
    labels = [one for one in within.findChildren(QLabel) if one.isVisible() and one.text() == name]
    buddies = [one.buddy() for one in labels if one.buddy()]
    widgets = [one for one in within.findChildren(QWidget) if isinstance(one, fields)]
    named = [one for one in widgets if one.isVisible() and one.accessibleName() == name]
    assert buddies or named, f"No field is called “{name}”."
    return (buddies or named)[0]


def _enter(field: QWidget, text: str) -> None:
    if isinstance(field, QComboBox):
        assert field.findText(text) >= 0 or field.isEditable(), f"“{text}” is not offered."
        field.setCurrentText(text)
        return
    field.setFocus()
    assert isinstance(field, QLineEdit | QPlainTextEdit | QSpinBox)
    field.selectAll()
    QTest.keyClicks(field, text)


def _texts(window: QWidget) -> list[str]:
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            found.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            found.append(one.toPlainText())
        elif isinstance(one, QAbstractItemView):
            found += _rows(one)
        found += [one.accessibleName(), one.accessibleDescription()]
    return found


def _rows(view: QAbstractItemView) -> list[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount(NOWHERE)
    indexes = [
        model.index(row, column)
        for row in range(model.rowCount(NOWHERE))
        for column in range(columns)
    ]
    return [str(index.data(role) or "") for index in indexes for role in roles]
