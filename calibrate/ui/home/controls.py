"""What Home's first paint shows: the mark, the buttons and our own words.

Qt draws all of it from the style sheet. To set a pen or a shortcut from here would load Qt's
namespace of enumerations first, which takes an eighth of a bare window's first paint.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from calibrate.ui.look.zoom import hold

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

RING = 4
"""The room around a button that the ring of its focus takes."""

BUTTON_HEIGHT = 44 + 2 * RING


class ActionButton(QPushButton):
    """A wide button with its shortcut at the right. The ring of the focus lies outside of it."""

    def __init__(self, text: str, shortcut: str = "", primary: bool = False) -> None:
        super().__init__(text)
        self.setProperty("role", "action-primary" if primary else "action")
        self.setAccessibleName(text)
        hold(self, height=BUTTON_HEIGHT)
        if shortcut:
            self.setAccessibleDescription(f"Shortcut {shortcut}")
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 16 + RING, 0)
            row.addStretch()
            hint = "shortcut-primary" if primary else "meta"
            words = own_words(_native(shortcut), hint)
            words.setObjectName("qt_rubberband")  # by this name Qt reads it with the button alone
            row.addWidget(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and a ring around the one where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            self._draw_ring()

    def _draw_ring(self) -> None:
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QPainter

        from calibrate.ui.look.marks import draw_focus

        draw_focus(QPainter(self), QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), 6)


def _native(shortcut: str) -> str:
    """Write a shortcut such as Ctrl+N as this system does; QKeySequence takes 2 ms to load."""
    if sys.platform == "darwin":
        return shortcut.replace("Ctrl+", "⌘")
    return shortcut.replace("+", " ")


class Brand(QWidget):
    """The mark and the name: the level one has is outlined, the next one filled."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Calibrate")
        hold(self, height=40)
        row = QHBoxLayout(self)
        row.setContentsMargins(RING, 0, 0, 0)
        row.setSpacing(6)
        for role in ("mark-current", "mark-target"):
            part = QFrame()
            part.setProperty("role", role)
            hold(part, 14, 28)
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(own_words("Calibrate", "brand"))
        row.addStretch()


def own_words(text: str, role: str = "") -> QLabel:
    """Return a label with words of our own; those of users are for frame.label."""
    made = QLabel(text)
    made.setProperty("role", role)
    return made


def hairline() -> QFrame:
    """Return a hairline across."""
    made = QFrame()
    made.setProperty("role", "line")
    return made
