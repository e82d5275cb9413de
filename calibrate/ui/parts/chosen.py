"""The one look of whatever is chosen in a list at the left."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from calibrate.ui.look.marks import draw_focus, fills, strokes
from calibrate.ui.look.theme import tokens


def draw_chosen(painter: QPainter, area: QRectF) -> None:
    """Draw the card and the bar of the row at hand; the focus is a ring besides."""
    with fills(painter, tokens().color("surface")):
        painter.drawRoundedRect(area, 8, 8)
    with strokes(painter, tokens().color("strong_hairline"), 1):
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    with fills(painter, tokens().color("primary")):
        bar = QRectF(area.left() + 5, area.center().y() - 12, 3, 24)
        painter.drawRoundedRect(bar, 1.5, 1.5)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """Draw what lies behind a row: nothing, a card, or a card in focus. Return its area."""
    area = QRectF(option.rect).adjusted(9, 4, -9, -4)
    if option.state & QStyle.StateFlag.State_Selected:
        draw_chosen(painter, area)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, area)
    return area
