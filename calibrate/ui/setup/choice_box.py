"""A list to choose from that shows by its chevron that it opens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from calibrate.ui.marks import draw_chevron
from calibrate.ui.theme import tokens


class ChoiceBox(QComboBox):
    """A combo box with the chevron of this app. The wheel scrolls the page, not the choice."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the chevron."""
        super().paintEvent(event)
        area = QRectF(self.width() - 22, self.height() / 2 - 5, 10, 10)
        token = "ink" if self.isEnabled() else "faint"
        draw_chevron(QPainter(self), area, tokens().color(token), opened=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever the box lies in."""
        event.ignore()
