"""What the marks of the strips mean, over the first of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from calibrate.domain.sheet import Sheet
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import tokens
from calibrate.ui.meeting.ratings.dots import draw_mark
from calibrate.words.dots import legend

SIGN, BETWEEN = 12, 20


def paint_legend(painter: QPainter, band: QRectF, right: float, sheet: Sheet) -> float:
    """Draw what the marks mean, ending at `right`; return where the legend begins."""
    face = Face(12)
    for mark, words in reversed(legend(sheet)):
        width = face.width(words)
        box = QRectF(right - width, band.top(), width + 2, band.height())
        draw_one(painter, box, words, face, tokens().color("muted"))
        draw_mark(painter, QPointF(right - width - SIGN, band.center().y()), mark)
        right -= width + SIGN + BETWEEN
    return right + SIGN
