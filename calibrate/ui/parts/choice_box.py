"""A list to choose from that shows by its chevron that it opens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from calibrate.ui.look.marks import draw_chevron
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import tokens


class ChoiceBox(QComboBox):
    """A combo box with the chevron of this app. The wheel scrolls the page, not the choice."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box by its style, then the words, cut where they do not fit, and the chevron.

        Words that can be edited stand in a field of their own.
        """
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter, colors = QStylePainter(self), tokens()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        ink = colors.color("ink" if self.isEnabled() else "faint")
        if not self.isEditable():
            words = QRectF(self.rect()).adjusted(11, 0, -26, 0)
            draw_one(painter, words, self.currentText(), Face(self.fontInfo().pixelSize()), ink)
        area = QRectF(self.width() - 22, self.height() / 2 - 5, 10, 10)
        draw_chevron(painter, area, ink, opened=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever the box lies in."""
        event.ignore()
