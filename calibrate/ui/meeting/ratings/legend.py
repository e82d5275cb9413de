"""What the marks of the strips mean, over the first of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from calibrate.domain.sheet import Sheet
from calibrate.ui.look.marks import draw_diamond
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import tokens
from calibrate.ui.meeting.ratings import dots

SIGN, BETWEEN = 12, 20
Draw = Callable[[QPainter, QPointF], None]


def entries(sheet: Sheet) -> list[tuple[str, Draw]]:
    """Return the marks that there are, in words and as they are drawn."""
    found: list[tuple[str, Draw]] = []
    if any(row.movement is not None for row in sheet.rows):
        found.append(("before the talk", partial(dots.draw_rating, is_filled=False)))
        found.append(("after", partial(dots.draw_rating, is_filled=True)))
    found.append(("not enough evidence", _diamond))
    if any(sheet.absent(row) for row in sheet.rows):
        found.append(("absent", dots.draw_absent))
    return found


def paint_legend(painter: QPainter, band: QRectF, right: float, sheet: Sheet) -> float:
    """Draw what the marks mean, ending at `right`; return where the legend begins."""
    face = Face(12)
    for words, draw in reversed(entries(sheet)):
        width = face.width(words)
        box = QRectF(right - width, band.top(), width + 2, band.height())
        draw_one(painter, box, words, face, tokens().color("muted"))
        draw(painter, QPointF(right - width - SIGN, band.center().y()))
        right -= width + SIGN + BETWEEN
    return right + SIGN


def _diamond(painter: QPainter, centre: QPointF) -> None:
    draw_diamond(painter, centre, dots.DIAMOND, tokens().color("ink"))
