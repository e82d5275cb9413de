"""How a candidate on the agenda is drawn: the card is looked at, the bar is at hand."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import (
    QLineF,
    QObject,
    QPointF,
    QRectF,
    QSize,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from calibrate.ui.look import zoom
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_check, draw_cross, draw_focus, fills, strokes
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import WIDE, Measures, tokens
from calibrate.ui.meeting.agenda.agenda_items import Agenda, AgendaItem, Sign
from calibrate.ui.parts.tables.indexes import Index

HIGH, LOW = 58, 50
RADIUS = 8
NUMBER_END, TEXT = 29, 37
SIGN = 14


class Holder(Protocol):
    """A model of agenda items."""

    items: Agenda


class AgendaDelegate(EnlargedDelegate):
    """Draws number, name and minutes; below, a sign and where the candidate stands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.measures: Measures = WIDE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(120, self.row_height)

    @property
    def row_height(self) -> int:
        """The height of one candidate."""
        return HIGH if self.measures.padding > 20 else LOW

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = cast(Holder, index.model()).items[index.row()]
        area = QRectF(option.rect).adjusted(8, 4, -8, -4)
        _draw_ground(painter, option, area, item.is_at_hand)
        middle = area.center().y()
        is_wide = self.measures.padding > 20
        inside = QRectF(area.left(), middle - 20, area.width() - (10 if is_wide else 6), 40)
        upper = QRectF(inside.left(), inside.top(), inside.width(), 20)
        _draw_upper(painter, upper, item, Face(self.measures.body, QFont.Weight.DemiBold))
        _draw_lower(painter, QRectF(inside.left(), inside.top() + 21, inside.width(), 18), item)


def _draw_ground(
    painter: QPainter, option: QStyleOptionViewItem, area: QRectF, is_at_hand: bool
) -> None:
    """Draw a card where somebody looks, a bar at whose turn it is, a ring at the keyboard."""
    colors = tokens()
    if option.state & QStyle.StateFlag.State_Selected:
        with fills(painter, colors.color("surface")):
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        with strokes(painter, colors.color("strong_hairline"), 1):
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if is_at_hand:
        with fills(painter, colors.color("primary")):
            painter.drawRoundedRect(
                QRectF(area.left() + 4, area.center().y() - 12, 3, 24), 1.5, 1.5
            )
    if option.state & QStyle.StateFlag.State_HasFocus:
        draw_focus(painter, area.adjusted(1, 1, -1, -1), RADIUS - 1)


def _draw_upper(painter: QPainter, line: QRectF, item: AgendaItem, strong: Face) -> None:
    colors = tokens()
    face = Face(13, QFont.Weight.DemiBold if item.over else QFont.Weight.Normal)
    number = QRectF(line.left(), line.top(), NUMBER_END, line.height())
    draw_one(painter, number, str(item.number), Face(13), colors.color("muted"), right=True)
    minutes = colors.color("ink" if item.over else "muted")
    draw_one(painter, line, item.minutes, face, minutes, right=True)
    room = line.width() - TEXT - face.width(item.minutes) - 6
    name = QRectF(line.left() + TEXT, line.top(), room, line.height())
    ink = colors.color("muted" if item.sign is Sign.WITHDRAWN else "ink")
    draw_one(painter, name, item.name, strong, ink)


def _draw_lower(painter: QPainter, line: QRectF, item: AgendaItem) -> None:
    colors = tokens()
    over = f"{item.over} over" if item.over else ""
    face = Face(12, QFont.Weight.DemiBold)
    draw_one(painter, line, over, face, colors.color("ink"), right=True)
    room = line.width() - TEXT - (face.width(over) + 8 if over else 0)
    words = QRectF(line.left() + TEXT, line.top(), room, line.height())
    draw_one(painter, words, _fitting(item.standing, room), Face(12), colors.color("muted"))
    top = line.center().y() - SIGN / 2
    draw_sign(painter, QRectF(line.left() + NUMBER_END - SIGN + 1, top, SIGN, SIGN), item.sign)


def _fitting(standing: str, width: float) -> str:
    """Leave out the first words, which the sign tells too, where not all of them fit."""
    more = standing.partition(" · ")[2]
    return more if more and Face(12).width(standing) > width else standing


def draw_sign(painter: QPainter, rect: QRectF, sign: Sign) -> None:
    """Draw where a candidate stands: envelope, ring with a dot, check, two bars, or cross."""
    ink, muted = tokens().color("ink"), tokens().color("muted")
    match sign:
        case Sign.SEALED:
            _draw_envelope(painter, rect.adjusted(0.5, 2, -0.5, -2))
        case Sign.REVEALED:
            with strokes(painter, ink, 1.5):
                painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
            with fills(painter, ink):
                painter.drawEllipse(rect.center(), 2.6, 2.6)
        case Sign.DECIDED:
            draw_check(painter, rect, muted)
        case Sign.ASIDE:
            draw_pause(painter, rect.adjusted(3, 2, -3, -2))
        case Sign.WITHDRAWN:
            draw_cross(painter, rect.adjusted(3, 3, -3, -3), muted)


def draw_pause(painter: QPainter, rect: QRectF, token: str = "muted") -> None:
    """Draw two upright bars: it stands still."""
    with strokes(painter, tokens().color(token), 2):
        for x in (rect.left() + 1, rect.right() - 1):
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))


def _draw_envelope(painter: QPainter, rect: QRectF) -> None:
    with strokes(painter, tokens().color("muted"), 1.3):
        painter.drawRect(rect)
        fold = QPointF(rect.center().x(), rect.center().y() + 1)
        painter.drawLine(QLineF(rect.topLeft(), fold))
        painter.drawLine(QLineF(fold, rect.topRight()))
