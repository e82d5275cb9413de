"""The list of what was found, drawn: whose, what, and the words around."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from calibrate.domain.search.places import Found, Hit
from calibrate.domain.search.question import Marked
from calibrate.domain.session import Session
from calibrate.ui.look import zoom
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import fills
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import appearance, tokens
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.parts.tables.one_focus import OneFocus
from calibrate.ui.search.marked_text import draw_marked
from calibrate.ui.search.results_model import GroupRow, HitRow, ResultsModel

SIDE, ABOVE = 14, 8
KIND = 112
"""How wide the column is that says what is written at a place."""
TITLE, BODY, META = Face(14), Face(13), Face(12)
GROUP = Face(12, QFont.Weight.DemiBold)
GROUP_HEIGHT, LEAST_HEIGHT = 34, 40
LINES = 2
BOLDER = 1.04
"""How much wider a line may be with what is bold in it."""


class ResultsDelegate(EnlargedDelegate):
    """Draws a heading, or a place in up to three lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        if isinstance(row, GroupRow):
            return zoom.size(200, GROUP_HEIGHT)
        lines = _lines(row.hit.excerpt.text, option.widget)
        needed = 2 * ABOVE + (TITLE.leading + 2 if row.called else 0) + lines * BODY.leading
        return zoom.size(200, max(LEAST_HEIGHT, needed))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row, area = _row(index), QRectF(option.rect)
        if isinstance(row, GroupRow):
            _draw_group(painter, area, row)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            _draw_chosen(painter, area)
        _draw_hit(painter, area.adjusted(SIDE, ABOVE, -SIDE, -ABOVE), row)


def _row(index: Index) -> GroupRow | HitRow:
    model = index.model()
    assert isinstance(model, ResultsModel)
    return model.rows[index.row()]


def _lines(text: str, view: QWidget) -> int:
    """Return how many lines a text takes, some room left for what is bold in it."""
    assert isinstance(view, QListView)
    room = zoom.length(view.viewport().width()) - KIND - 2 * SIDE
    return min(LINES, ceil(BODY.width(text) * BOLDER / max(room, 1)))


def _draw_group(painter: QPainter, area: QRectF, row: GroupRow) -> None:
    line = area.adjusted(SIDE, 10, -SIDE, 0)
    draw_one(painter, line, row.words, GROUP, tokens().color("ink"))
    below = QRectF(line.left(), area.bottom() - 1, line.width(), 1)
    painter.fillRect(below, tokens().color("hairline"))


def _draw_chosen(painter: QPainter, area: QRectF) -> None:
    inner = area.adjusted(2, 1, -2, -1)
    with fills(painter, tokens().color("selection")):
        painter.drawRoundedRect(inner, 6, 6)
    with fills(painter, tokens().color("primary")):
        bar = QRectF(inner.left() + 2, inner.top() + 6, 3, inner.height() - 12)
        painter.drawRoundedRect(bar, 1.5, 1.5)


def _draw_hit(painter: QPainter, area: QRectF, row: HitRow) -> None:
    colors, muted = tokens(), tokens().color("muted")
    kind = QRectF(area.left(), area.top(), KIND - 8, TITLE.leading)
    draw_one(painter, kind, row.kind, META, muted)
    inside = area.adjusted(KIND, 0, 0, 0)
    if row.called:
        about = min(META.width(row.about) * BOLDER, inside.width() * 0.45)
        title = QRectF(inside.left(), inside.top(), inside.width() - about - 12, TITLE.leading)
        if row.hit.heading.text:
            draw_marked(painter, title, row.hit.heading, TITLE, colors.color("ink"), 1)
        else:
            draw_one(painter, title, row.called, TITLE, colors.color("ink"))
        right = QRectF(inside.right() - about, inside.top(), about, TITLE.leading)
        details = row.hit.details if row.hit.details.text else Marked(row.about)
        draw_marked(painter, right, details, META, muted, 1)
        inside = inside.adjusted(0, TITLE.leading + 2, 0, 0)
    draw_marked(painter, inside, row.hit.excerpt, BODY, muted, LINES)


class ResultsList(OneFocus, QListView):
    """The list; `wanted` carries the place that somebody goes to."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.results = ResultsModel()
        self.setModel(self.results)
        self.setItemDelegate(ResultsDelegate(self))
        self.setAccessibleName("What was found")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        appearance.changed.connect(self.viewport().update)

    @property
    def current(self) -> Hit | None:
        """The place that Enter leads to."""
        return self.results.hit(self.currentIndex().row())

    def show_found(self, found: Found, session: Session) -> None:
        """Show what was found; the place that was chosen stays chosen if it is among it."""
        place = self.current.place if self.current else None
        self.results.show(found, session)
        rows = range(self.results.rowCount())
        hits = ((row, self.results.hit(row)) for row in rows)
        again = (row for row, hit in hits if hit and hit.place == place)
        self._go(next(again, self.results.next_hit(0, 1)))

    def step(self, by: int) -> None:
        """Choose the next place, or the one before."""
        sign = 1 if by > 0 else -1
        row = self.currentIndex().row() + sign
        for _ in range(abs(by)):
            following = self.results.next_hit(row, sign)
            if following < 0:
                return
            self._go(following)
            row = following + sign

    def _go(self, row: int) -> None:
        index = self.results.index(row)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, select)
        if row == self.results.next_hit(0, 1):
            self.scrollToTop()

    def _choose(self, index: Index) -> None:
        if hit := self.results.hit(index.row()):
            self.wanted.emit(hit.place)
