"""The candidates of a panelist, with how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from calibrate.domain.submitting.standing import Progress, Stand
from calibrate.ui.look import marks, zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import Measures, appearance, tokens
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.ui.parts.tables.one_focus import OneFocus
from calibrate.words.standing import progress_words

MOST_DOTS = 8
DOT = 7
PITCH = 9
CHECKED = (Stand.SUBMITTED,)


class CandidateModel(QAbstractListModel):
    """The candidates that exist for a panelist."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Progress] = []

    def show(self, items: Sequence[Progress]) -> None:
        """Show these candidates."""
        if [item.id for item in items] == [item.id for item in self.items]:
            self.items = list(items)
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a candidate's name and progress in words."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{item.name}\n{item.team}" if item.team else item.name)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (item.name, item.team, progress_words(item))
            return ", ".join(part for part in parts if part)
        return None


class CandidateDelegate(EnlargedDelegate):
    """Draws a candidate in two lines: name; team and progress."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_wide = True
        self.has_focus = False
        self.current = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(100, 64 if self.is_wide else 58)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Progress = index.model().items[index.row()]  # type: ignore[attr-defined]
        box = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        if index.row() == self.current:
            self._paint_ground(painter, box)
        inside = box.adjusted(15, 9, -12, -9)
        line = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        body = Face(14 if self.is_wide else 13, QFont.Weight.Medium)
        gone = item.stand is Stand.WITHDRAWN
        draw_one(painter, line, item.name, body, tokens().color("faint" if gone else "ink"))
        self._paint_below(painter, line.translated(0, line.height() + 1), item)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        colors = tokens()
        with marks.fills(painter, colors.color("surface")):
            painter.drawRoundedRect(box, marks.RADIUS, marks.RADIUS)
        with marks.strokes(painter, colors.color("hairline"), 1):
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), marks.RADIUS, marks.RADIUS)
        bar = QRectF(box.left() + 6, box.center().y() - 13, 3, 26)
        with marks.fills(painter, colors.color("primary")):
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if self.has_focus:
            marks.draw_focus(painter, box.adjusted(3, 3, -3, -3), marks.RADIUS - 3)

    def _paint_below(self, painter: QPainter, line: QRectF, item: Progress) -> None:
        colors = tokens()
        counts = item.stand.takes_ratings and item.is_started
        face = Face(12, QFont.Weight.DemiBold if counts else QFont.Weight.Normal)
        color = colors.color("ink" if counts else "muted")
        words = progress_words(item)
        taken = face.width(words)
        draw_one(painter, line, words, face, color, right=True)
        if item.stand in CHECKED:
            taken += 17
            box = QRectF(line.right() - taken, line.center().y() - 5.5, 11, 11)
            marks.draw_check(painter, box, color)
        if counts and self.is_wide and item.total <= MOST_DOTS:
            taken += 10 + item.total * PITCH
            self._paint_dots(painter, QPointF(line.right() - taken, line.center().y()), item)
        team = line.adjusted(0, 0, -taken - 10, 0)
        draw_one(painter, team, item.team, Face(12), colors.color("muted"))

    def _paint_dots(self, painter: QPainter, start: QPointF, item: Progress) -> None:
        for position in range(item.total):
            centre = QPointF(start.x() + position * PITCH + DOT / 2, start.y())
            filled = position < item.recorded
            color = tokens().color("ink" if filled else "control")
            marks.draw_dot(painter, centre, DOT, color, filled)


class CandidateList(OneFocus, QListView):
    """The candidates, of which one is shown. `chosen` carries the id of another one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.candidates = CandidateModel()
        self.setModel(self.candidates)
        self._delegate = CandidateDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Candidates")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        appearance.changed.connect(self.viewport().update)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self._delegate.is_wide = measures.padding > 16
        self.scheduleDelayedItemsLayout()

    def show_candidates(self, items: Sequence[Progress], current: str | None) -> None:
        """Show these candidates, with `current` as the one that is looked at."""
        self.candidates.show(items)
        ids = [item.id for item in items]
        row = ids.index(current) if current in ids else -1
        self._delegate.current = row
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.candidates.index(row))
        self.blockSignals(blocked)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another candidate is wanted."""
        super().currentChanged(current, previous)
        row = current.row()
        if 0 <= row < len(self.candidates.items) and row != self._delegate.current:
            self._delegate.current = row
            self.chosen.emit(self.candidates.items[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move up and down; every other key is the screen's."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in moves:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        self._delegate.has_focus = self.hasFocus()
        self.viewport().update()
