"""A button that names the key which does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from calibrate.ui.marks import key_font
from calibrate.ui.setup.paint import RIGHT, draw_line
from calibrate.ui.theme import set_role


class KeyButton(QPushButton):
    """A push button with its words at the left and its key, quietly, at the right."""

    def __init__(self, text: str, keys: str) -> None:
        super().__init__(text)
        self._keys = keys
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"Key {keys}")
        set_role(self, "keyed")

    def sizeHint(self) -> QSize:
        """Return the room of words and key."""
        plain = super().sizeHint()
        return QSize(plain.width() + 46, plain.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then the key."""
        super().paintEvent(event)
        area = QRectF(self.rect()).adjusted(0, 0, -12, 0)
        token = "muted" if self.isEnabled() else "faint"
        draw_line(QPainter(self), area, self._keys, key_font(), token, RIGHT)
