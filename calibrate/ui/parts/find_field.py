"""A field that narrows the list beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from calibrate.ui.look.marks import KeyHint
from calibrate.ui.parts.fields.line_field import SearchField

LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindField(SearchField):
    """The field; `sent` carries the keys that are meant for the list."""

    sent = Signal(QKeyEvent)

    def __init__(self, placeholder: str, name: str, width: int) -> None:
        super().__init__(placeholder=placeholder)
        self.setAccessibleName(name)
        self.setFixedWidth(width)
        hint = KeyHint("/")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch()
        row.addWidget(hint)
        self.textChanged.connect(lambda text: hint.setVisible(not text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what is meant for the list."""
        if event.key() in LIST_KEYS or event.key() == Qt.Key.Key_Escape:
            self.sent.emit(event)
        else:
            super().keyPressEvent(event)
