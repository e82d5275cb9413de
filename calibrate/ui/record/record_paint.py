"""How a line of the log, and the heading of a day, are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from calibrate.ui.look import zoom
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_focus, fills
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import Measures, tokens
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.record.record_model import RecordModel
from calibrate.ui.record.record_rows import DayRow, LineRow
from calibrate.words.phrases import several

GAP = 14
BAR = 3
ACTOR_SHARE, WIDEST_ACTOR = 0.24, 220.0
WIDEST_NUMBER, TIME = "88,888", "88:88"


class RecordDelegate(EnlargedDelegate):
    """Draws number, time, who, and what was done, each in a column of its own."""

    def __init__(self, view: QWidget, model: RecordModel, measures: Measures) -> None:
        super().__init__(view)
        self._model = model
        self.measures = measures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Say that all rows are of one height, so that ten thousand are laid out at once."""
        return zoom.size(200, self.measures.choice_row)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        side = self.measures.padding
        area = QRectF(option.rect).adjusted(side, 0, -side, 0)
        row = self._model.rows[index.row()]
        if isinstance(row, DayRow):
            self._draw_day(painter, area, row)
        else:
            _draw_ground(painter, area, option.state)
            self._draw_line(painter, area, row)

    def _draw_day(self, painter: QPainter, area: QRectF, row: DayRow) -> None:
        area = area.adjusted(0, 4, 0, 0)
        colors, face = tokens(), Face(self.measures.label, QFont.Weight.DemiBold)
        draw_one(painter, area, row.day, face, colors.color("ink"))
        count = several(row.count, "line")
        meta = Face(self.measures.meta)
        draw_one(painter, area, count, meta, colors.color("muted"), right=True)
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(line, colors.color("hairline"))

    def _draw_line(self, painter: QPainter, area: QRectF, row: LineRow) -> None:
        colors, meta, body = tokens(), Face(self.measures.meta), Face(self.measures.body)
        muted, ink = colors.color("muted"), colors.color("ink")
        left = area.left() + 2 * BAR
        number = QRectF(left, area.top(), meta.width(WIDEST_NUMBER), area.height())
        draw_one(painter, number, str(row.entry.sequence), meta, muted, right=True)
        clock = QRectF(number.right() + GAP, area.top(), body.width(TIME) + 2, area.height())
        draw_one(painter, clock, row.time, body, muted)
        wide = min(WIDEST_ACTOR, area.width() * ACTOR_SHARE)
        actor = QRectF(clock.right() + GAP, area.top(), wide, area.height())
        draw_one(painter, actor, row.actor, body._replace(weight=QFont.Weight.Medium), ink)
        start = actor.right() + GAP
        said = QRectF(start, area.top(), area.right() - start - GAP, area.height())
        draw_one(painter, said, row.sentence, body, ink)


def _draw_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    """Draw what tells that a line is chosen, and the ring of the keyboard besides."""
    if not state & QStyle.StateFlag.State_Selected:
        return
    inner = area.adjusted(0, 1, 0, -1)
    with fills(painter, tokens().color("selection")):
        painter.drawRoundedRect(inner, 6, 6)
    with fills(painter, tokens().color("primary")):
        bar = QRectF(inner.left() + 2, inner.top() + 5, BAR, inner.height() - 10)
        painter.drawRoundedRect(bar, 1.5, 1.5)
    if state & QStyle.StateFlag.State_HasFocus:
        draw_focus(painter, inner.adjusted(2, 3, -2, -3), 4)
