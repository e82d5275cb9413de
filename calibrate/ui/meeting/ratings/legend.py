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


def paint_legend(painter: QPainter, band: QRectF, left: float, sheet: Sheet) -> float:
    """Draw what the marks mean at the right of `band`, as many as fit; return where they begin."""
    face, right = Face(12), band.right()
    for mark, words in reversed(legend(sheet)):
        width = face.width(words)
        if right - width - SIGN < left:
            break
        box = QRectF(right - width, band.top(), width + 2, band.height())
        draw_one(painter, box, words, face, tokens().color("muted"))
        draw_mark(painter, QPointF(right - width - SIGN, band.center().y()), mark)
        right -= width + SIGN + BETWEEN
    return right + SIGN
