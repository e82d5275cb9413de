"""Headings above the columns of a table: quiet words on a line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from calibrate.ui.look import zoom
from calibrate.ui.look.enlarged import EnlargedHeader
from calibrate.ui.look.painted_text import LEFT, draw_line, hairline
from calibrate.ui.look.theme import font, scaled, tokens

HEIGHT = 30


class PlainHeader(EnlargedHeader):
    """A header whose words stand right above those of the cells."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)  # the table shares its width
        zoom.hold(self, height=HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(HEIGHT))

    def draw_section(self, painter: QPainter, area: QRectF, section: int) -> None:
        align = self.model().headerData(
            section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        line = area.adjusted(8, 0, -6, 0)
        draw_line(painter, line, words, font(12), "muted", align or LEFT)
        painter.fillRect(hairline(area), tokens().color("strong_hairline"))
