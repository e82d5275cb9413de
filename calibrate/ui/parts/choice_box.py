"""A list to choose from that shows by its chevron that it opens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)
from shiboken6 import isValid

from calibrate.ui.look.marks import draw_chevron
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import tokens


class ChoiceBox(QComboBox):
    """A combo box with the chevron of this app. The wheel scrolls the page, not the choice.

    Letters choose in the list that is open, never in a closed box: there they are the screen's.
    Once something was chosen from the list, a screen has its keyboard back where it was before.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self._before: QWidget | None = None
        self._is_listed = False
        self.activated.connect(self._give_back)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._remember)

    def setAccessibleName(self, name: str) -> None:
        """Name the box, and the field in it where the words can be edited.

        On Linux Qt reads what is chosen as the name of a box: the name is its description too.
        """
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)
        if field := self.lineEdit():
            field.setAccessibleName(name)

    def showPopup(self) -> None:
        """Open the list."""
        self._is_listed = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step and open by the keyboard; leave to the screen what would be looked for."""
        self._is_listed = False
        is_sign = event.text().strip().isprintable() and bool(event.text().strip())
        if is_sign and not self.isEditable():
            event.ignore()
        else:
            super().keyPressEvent(event)

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

    def _remember(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self and before is not None and before.window() is self.window():
            self._before = before

    def _give_back(self) -> None:
        before, is_there = self._before, self._is_listed and self.hasFocus()
        if is_there and before and isValid(before) and not isinstance(self.window(), QDialog):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever the box lies in."""
        event.ignore()
