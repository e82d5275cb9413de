"""Where the headings of rows and columns of a table meet."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from calibrate.ui.look import zoom
from calibrate.ui.look.painted_text import draw_line, hairline
from calibrate.ui.look.theme import font, tokens


class Corner(QWidget):
    """Where the two headers meet: what the rows are."""

    def __init__(self, view: QTableView, words: str) -> None:
        super().__init__(view)
        self._words = words

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        words = QRectF(8, area.bottom() - 26, area.width() - 8, 20)
        draw_line(painter, words, self._words, font(12), "muted")
        painter.fillRect(hairline(area), tokens().color("strong_hairline"))
