"""The criteria of a revealed candidate in one list: dots, and the reasons of what is opened.

It has a delegate, so that twelve raters on thirty criteria need no widget of their own, and
a screen reader gets every criterion as a row.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from calibrate.domain.drafts.notes import Notes, may_note
from calibrate.domain.record.case import Case
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_focus, stands_here
from calibrate.ui.look.theme import Measures, appearance, measures, scaled
from calibrate.ui.meeting.ratings.dots import columns
from calibrate.ui.meeting.ratings.note_writing import NoteWriting
from calibrate.ui.meeting.ratings.placed import Link, Words
from calibrate.ui.meeting.ratings.ratings_model import RatingsModel
from calibrate.ui.meeting.ratings.ratings_rows import Rows
from calibrate.ui.meeting.ratings.reasons import Fold
from calibrate.ui.parts.keys.places import meaning
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.parts.tables.one_focus import OneFocus

STRIDE = 60
STRIP_SEEN = 46
NONE = -1


class RatingsDelegate(EnlargedDelegate):
    """Draws a criterion: its strip of dots and, opened, its reasons."""

    def __init__(self, view: RatingsList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(100, self._view.rows.height(index.row()))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, rows = QRectF(option.rect), self._view.rows
        rows.paint(painter, area, index.row(), zoom.area_of(self._view.viewport()))
        row = rows.model.items[index.row()].row
        if row and stands_here(option):
            left, right = rows.at.left - 3, rows.at.right + 3
            strip = QRectF(left, area.top(), right - left, rows.band(index.row(), row))
            cited = self._view.cited
            ring = strip.adjusted(0, 5, 0, -6)
            if cited:
                ring = rows.in_row(index.row(), cited).translated(area.topLeft())
                ring = ring.adjusted(-4, -1, 4, 2)
            draw_focus(painter, ring, 4)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show what was cut where the pointer is, or who gave what."""
        QToolTip.showText(event.globalPos(), plain_tip(self._view.tip_at(event.pos())), view)
        return True


class RatingsList(OneFocus, QListView):
    """The rows. Up and down go through criteria and long reasons, right opens, left folds.

    `piece_wanted` carries the id of a cited piece that was pressed, or gone to and entered;
    `criterion_changed` says that another criterion is at hand.
    """

    piece_wanted = Signal(str)
    criterion_changed = Signal()

    def __init__(self, around: QWidget) -> None:
        super().__init__()
        self.ratings = RatingsModel()
        self.measures: Measures = measures(1600)
        self._rows: Rows | None = None
        self._cited = NONE
        self.writing = NoteWriting(self, self.ratings, lambda: self.rows, around)
        self.writing.open_wanted.connect(self.open)
        self.setModel(self.ratings)
        self.setItemDelegate(RatingsDelegate(self))
        self.setAccessibleName("Ratings by criterion")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        appearance.changed.connect(self.viewport().update)

    @property
    def rows(self) -> Rows:
        """The rows as they are set for this width; the scroll bar lies in their padding."""
        sheet = self.ratings.sheet
        assert sheet is not None
        if self._rows is None:
            at = columns(int(zoom.length(self.width())), self.measures, sheet.rubric)
            self._rows = Rows(self.ratings, sheet, at, self.measures)
        return self._rows

    def show_case(self, case: Case, notes: Notes = ()) -> None:
        """Show a case's sheet and the notes begun on it; the same candidate stays where it was."""
        shown, sheet = self.ratings.sheet, case.sheet
        if not self.ratings.is_news(case, notes):
            return
        is_same = shown is not None and shown.candidate.id == sheet.candidate.id
        here, scrolled = self.criterion, self.verticalScrollBar().value()
        if not (is_same and may_note(sheet)):
            self.writing.stop()
        self._rows = None
        self.ratings.show(case, notes)
        place = self.ratings.place(here) if is_same else 0
        self.setCurrentIndex(self.ratings.index(place or 1))
        self.verticalScrollBar().setValue(scrolled if is_same else 0)

    @property
    def criterion(self) -> str:
        """The id of the criterion at hand, or nothing."""
        return self.ratings.criterion(self.currentIndex().row())

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        self.measures = measures
        self._rows = None
        self.scheduleDelayedItemsLayout()

    def tip_at(self, point: QPoint) -> str:
        """Return what is cut at a point, or who gave what where it is on a strip."""
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        inside = self._inside(index, point)
        words = self.rows.words_at(index.row(), inside)
        if words:
            return words.text if words.is_cut else ""
        return self.ratings.given(index.row()) if self._on_strip(index, inside) else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or fold the criterion that was pressed, or follow its link."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        inside = self._inside(index, point)
        words = self.rows.words_at(index.row(), inside)
        if words and words.link is Link.ALL:
            self._toggle(index.row(), Fold.FULL)
        elif words and words.link is Link.NOTE:
            self.writing.begin()
        elif words and words.link is Link.PIECE:
            self.setCurrentIndex(index)
            self.piece_wanted.emit(words.evidence)
        elif self._on_strip(index, inside):
            self._toggle(index.row(), Fold.OPEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, scroll, open and fold by the keyboard."""
        place, keys = self.currentIndex().row(), Qt.Key
        if place < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case keys.Key_Down:
                self._go(1)
            case keys.Key_Up:
                self._go(-1)
            case keys.Key_Right:
                self.open(place, Fold(min(self.ratings.fold(place) + 1, Fold.FULL)))
            case keys.Key_Left:
                self.open(place, Fold(max(self.ratings.fold(place) - 1, Fold.FOLDED)))
            case keys.Key_Return | keys.Key_Enter if self.cited:
                self.piece_wanted.emit(self.cited.evidence)
            case keys.Key_Return | keys.Key_Enter | keys.Key_Space:
                self._toggle(place, Fold.OPEN)
            case _ if meaning(event) == "m":
                self.writing.begin()
            case _:
                super().keyPressEvent(event)

    @property
    def cited(self) -> Words | None:
        """The citation that is gone to, on the criterion at hand."""
        place = self.currentIndex().row()
        cited = self.rows.cited(place) if place >= 0 and self._cited != NONE else []
        return cited[self._cited] if 0 <= self._cited < len(cited) else None

    def next_cited(self) -> None:
        """Go on to the next citation of the criterion at hand, which is opened for that."""
        place = self.currentIndex().row()
        if not self.ratings.criterion(place):
            return
        if self.ratings.fold(place) is Fold.FOLDED:
            self.open(place, Fold.OPEN)
        cited = self.rows.cited(place)
        self._cited = (self._cited + 1) % len(cited) if cited else NONE
        self.setFocus()
        self._show_cited(place)

    def _show_cited(self, place: int) -> None:
        """Bring the citation that is gone to into view, and tell it to a screen reader."""
        cited = self.cited
        self.setAccessibleDescription(f"Citation {cited.text}" if cited else "")
        if cited:
            top = self.visualRect(self.ratings.index(place)).top()
            box = zoom.in_window(self.rows.in_row(place, cited)).translated(0, top)
            hidden = max(box.bottom() + 8 - self.viewport().height(), 0) or min(box.top() - 8, 0)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + hidden)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Leave the citation that was gone to, with its criterion."""
        self._cited = NONE
        super().currentChanged(current, previous)
        self.criterion_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._rows = None
        super().resizeEvent(event)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a criterion into view; of one that is higher than the view, its beginning."""
        place, view, bar = (
            self.visualRect(index),
            self.viewport().height(),
            self.verticalScrollBar(),
        )
        if place.top() < 0 or place.height() > view:
            if place.top() < 0 or place.top() > view - scaled(STRIP_SEEN):
                bar.setValue(bar.value() + place.top() - 8)
        elif place.bottom() > view:
            bar.setValue(bar.value() + place.bottom() - view + 8)

    def updateGeometries(self) -> None:
        """Let the editor of a note follow its place."""
        super().updateGeometries()
        self.writing.follow()

    def _go(self, by: int) -> None:
        """Scroll while more of the row is hidden that way, then go to the next criterion."""
        here, edge = self.visualRect(self.currentIndex()), self.viewport().height()
        hidden = here.bottom() - edge if by > 0 else -here.top()
        if hidden > 0 and here.intersects(QRect(0, 0, here.width() + 1, edge)):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + by * min(hidden + 4, scaled(STRIDE)))
            return
        place = self.currentIndex().row() + by
        while 0 <= place < len(self.ratings.items) and self.ratings.items[place].row is None:
            place += by
        if 0 <= place < len(self.ratings.items):
            self.setCurrentIndex(self.ratings.index(place))
        elif by < 0:
            self.verticalScrollBar().setValue(0)

    def _toggle(self, place: int, wanted: Fold) -> None:
        """Open as far as `wanted`, or go back one step from there."""
        back = Fold.OPEN if wanted is Fold.FULL else Fold.FOLDED
        self.open(place, back if self.ratings.fold(place) >= wanted else wanted)

    def open_criterion(self, criterion: str, fold: Fold) -> bool:
        """Open a criterion at least so far, and go there; tell whether it is here."""
        place = self.ratings.place(criterion)
        if self.ratings.criterion(place) != criterion:
            return False
        self.open(place, max(fold, self.ratings.fold(place)))
        self.setFocus()
        return True

    def open(self, place: int, fold: Fold) -> None:
        """Open or fold a criterion, and go there."""
        self.ratings.set_fold(place, fold)
        self._cited = NONE
        self.doItemsLayout()
        self.setCurrentIndex(self.ratings.index(place))
        self.scrollTo(self.currentIndex())

    def _inside(self, index: Index, point: QPoint) -> QPointF:
        return zoom.point_at_hundred(point - self.visualRect(index).topLeft())

    def _on_strip(self, index: Index, inside: QPointF) -> bool:
        row = self.ratings.items[index.row()].row
        return row is not None and inside.y() <= self.rows.band(index.row(), row)
