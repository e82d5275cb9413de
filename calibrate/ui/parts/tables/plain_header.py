"""Headings above the columns of a table: quiet words on a line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from calibrate.ui.look.painted_text import LEFT, draw_line, hairline
from calibrate.ui.look.theme import font, tokens

HEIGHT = 30


class PlainHeader(QHeaderView):
    """A header whose words stand right above those of the cells."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        align = self.model().headerData(
            section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        area = QRectF(rect)
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        line = area.adjusted(8, 0, -6, 0)
        draw_line(painter, line, words, font(12), "muted", align or LEFT)
        painter.fillRect(hairline(area), tokens().color("strong_hairline"))
