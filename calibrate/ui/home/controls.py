"""Home's buttons and its search field."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy

from calibrate.ui.home.paint import RIGHT, box, key_cap, ring, words
from calibrate.ui.theme import appearance, font, tokens

RING = 4
HEIGHT = 44 + 2 * RING


class ActionButton(QPushButton):
    """A wide button with its shortcut at the right. The ring of the focus lies outside of it."""

    def __init__(self, text: str, shortcut: str = "", primary: bool = False) -> None:
        super().__init__(text)
        self._primary = primary
        self._keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        if shortcut:
            self.setShortcut(shortcut)
            self.setAccessibleDescription(f"Shortcut {self._keys}")
        self.setAccessibleName(text)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Say what height it wants; the column gives the width."""
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, its text, its shortcut and its ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.hasFocus():
            ring(painter, area, 9)
        area = area.adjusted(RING, RING, -RING, -RING)
        box(painter, area, self._ground(), tokens().primary if self._primary else tokens().control)
        ink = "on_primary" if self._primary else "ink"
        inner = area.adjusted(16, 0, -16, 0)
        weight = QFont.Weight.DemiBold if self._primary else QFont.Weight.Medium
        words(painter, inner, self.text(), font(14, weight), ink)
        hint = ink if self._primary else "muted"
        words(painter, inner, self._keys.replace("+", " "), font(12), hint, RIGHT)

    def _ground(self) -> str:
        if self._primary:
            return tokens().muted if self.isDown() else tokens().primary
        return tokens().tint if self.underMouse() or self.isDown() else tokens().surface


class FindField(QLineEdit):
    """The field that narrows the list; `/` goes there, the arrows and Enter act on the list."""

    sent = Signal(QKeyEvent)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Find by name")
        self.setAccessibleName("Find a session by name")
        self.setFixedWidth(220)
        appearance.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and the key that leads here while it is empty."""
        super().paintEvent(event)
        if not self.text():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            key_cap(painter, self.width() - 10.5, self.height() / 2, "/")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what is meant for the list."""
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys or event.key() == Qt.Key.Key_Escape:
            self.sent.emit(event)
            return
        super().keyPressEvent(event)
