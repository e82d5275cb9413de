"""The keys of the Rate screen: letters and digits only where nobody is typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

Action = Callable[[], object]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class Keys:
    """What keys do. `signs` are found by what they type, wherever a keyboard has them.

    `everywhere` holds key sequences that work while typing too.
    """

    letters: Mapping[str, Action]
    signs: Mapping[str, Action]
    everywhere: Mapping[str, Action]
    digit: Callable[[int], object]
    enter: Action
    escape: Action

    def listen(self, widget: QWidget) -> None:
        """Take the sequences that work everywhere in `widget`."""
        for keys, action in self.everywhere.items():
            shortcut = QShortcut(QKeySequence(keys), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that no control took; tell whether it did something."""
        if is_typing():
            return self._do(self.escape, event.key() == Qt.Key.Key_Escape)
        text = event.text().lower()
        if text in self.signs:
            return self._do(self.signs[text])
        if event.modifiers() & COMMAND:
            return False
        if event.key() in ENTER:
            return self._do(self._press_enter)
        if text.isascii() and text.isdecimal():
            self.digit(int(text))
            return True
        return self._do(self.letters.get(text, self.escape), text in self.letters)

    def _press_enter(self) -> None:
        """Enter presses the button that has the focus; elsewhere it records."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and not isinstance(focus, QRadioButton):
            focus.click()
        else:
            self.enter()

    def _do(self, action: Action, wanted: bool = True) -> bool:
        if wanted:
            action()
        return wanted


def is_typing() -> bool:
    """Tell whether the focus is where letters are text or a search."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QPlainTextEdit):
        return not focus.isReadOnly()
    return isinstance(focus, QLineEdit | QComboBox)
