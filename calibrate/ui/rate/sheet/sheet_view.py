"""The side-by-side under keys and mouse: moving, marking, folding, opening."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from calibrate.domain.ratings import Stance
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import Measures, scaled
from calibrate.ui.rate.sheet import card
from calibrate.ui.rate.sheet.sheet_model import STOPS, Kind
from calibrate.ui.rate.sheet.sheet_table import SheetTable

Action = QAbstractItemView.CursorAction

MARKS = {
    Qt.Key.Key_Left: Stance.CURRENT,
    Qt.Key.Key_Right: Stance.TARGET,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}
TIPS = {Stance.CURRENT: "←", Stance.AGAINST: "X", Stance.TARGET: "→"}
STEPS = {
    Action.MoveUp: -1,
    Action.MovePrevious: -1,
    Action.MoveLeft: -1,
    Action.MoveDown: 1,
    Action.MoveNext: 1,
    Action.MoveRight: 1,
}
MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
OVERLAP = 60


class SheetView(SheetTable):
    """A sheet that can be moved in and marked.

    `marked` carries criterion, piece, stance (None for no stance) and the words that were marked
    in the piece; `opened` a piece that is to be read whole.
    """

    marked = Signal(str, object, object, str)
    opened = Signal(object)

    def __init__(self, measures: Measures) -> None:
        super().__init__(measures)
        self.viewport().setMouseTracking(True)

    def mark(self, stance: Stance | None, words: str = "") -> None:
        """Mark the current card, or words of it, for a stance, or for none."""
        row = self.currentIndex().row()
        place = self.sheet.place(row) if row >= 0 else None
        key = self.sheet.rated_for(place.block) if place else None
        if place and place.piece and key and self.sheet.takes(place.block):
            self.marked.emit(key, place.piece, stance, words)

    def open_current(self) -> None:
        """Ask for the current piece to be shown whole."""
        if self.current_piece:
            self.opened.emit(self.current_piece)

    def fold_current(self) -> None:
        """Fold or unfold the block of the current row."""
        row = self.currentIndex().row()
        if row >= 0:
            self.toggle(self.sheet.place(row).block.key)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, fold and move; every other key, and all letters, are the screen's."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in MARKS:
            self.mark(MARKS[key])
        elif plain and key == Qt.Key.Key_Space:
            self.fold_current()
        elif key in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Move from one card or folded row to the next; other rows are passed over."""
        count = self.sheet.rowCount()
        if action in STEPS:
            step = STEPS[action]
            row = self.currentIndex().row() + step
        else:
            row, step = self._far(action)
        while 0 <= row < count and self.sheet.place(row).kind not in STOPS:
            row += step
        return self.sheet.index(row, 1) if 0 <= row < count else self.currentIndex()

    def _far(self, action: Action) -> tuple[int, int]:
        """Return where a page, Home or End leads, and in which direction a stop is looked for."""
        if action is Action.MoveHome:
            return 0, 1
        last = self.sheet.rowCount() - 1
        if action is Action.MoveEnd:
            return last, -1
        page = self.viewport().height() - scaled(OVERLAP)
        position = self.rowViewportPosition(self.currentIndex().row())
        if action is Action.MovePageUp:
            return max(0, self.rowAt(max(position - page, -self.verticalOffset()))), 1
        row = self.rowAt(position + page)
        return (row if row >= 0 else last), -1

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a row current; on one of a card's buttons, mark it too."""
        row = self._stop_at(event.position())
        if row < 0:
            return
        stance = self._button_at(row, event.position())
        self.setCurrentIndex(self.sheet.index(row, 1))
        if stance:
            place = self.sheet.place(row)
            chosen = self.sheet.stance(place.block, place.piece) if place.piece else None
            self.mark(None if chosen is stance else stance)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a piece, or fold and unfold a criterion."""
        row = self.rowAt(int(event.position().y()))
        if row < 0 or self._button_at(row, event.position()):
            return
        place = self.sheet.place(row)
        if place.piece and self.columnAt(int(event.position().x())) == 1:
            self.opened.emit(place.piece)
        elif place.kind in (Kind.HEAD, Kind.FOLDED):
            self.toggle(place.block.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the buttons of the card under the mouse."""
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the buttons of the card that the mouse left."""
        self._hover(-1)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain a card's buttons."""
        if isinstance(event, QHelpEvent):
            self._explain(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered_row:
            self.delegate.hovered_row = row
            self.viewport().update()

    def _explain(self, where: QPoint, screen: QPoint) -> None:
        row = self.rowAt(where.y())
        stance = self._button_at(row, QPointF(where)) if row >= 0 else None
        lookup = self.sheet.lookup
        words = f"{lookup.stance(stance)}  ({TIPS[stance]})" if stance and lookup else ""
        QToolTip.showText(screen, words, self)

    def _stop_at(self, where: QPointF) -> int:
        """Return the row at a point, or the first stop of its block where it is none."""
        row = self.rowAt(int(where.y()))
        if row < 0:
            return -1
        place = self.sheet.place(row)
        if place.kind in STOPS and (place.piece is None or self.columnAt(int(where.x())) == 1):
            return row
        return self.sheet.row_of(place.block.key)

    def _button_at(self, row: int, where: QPointF) -> Stance | None:
        """Return the stance of the button at a point; buttons show where the mouse is."""
        place = self.sheet.place(row)
        if not self.sheet.takes(place.block) or place.piece is None:
            return None
        cell, here = self._cell(row), zoom.point_at_hundred(where)
        boxes = card.buttons(*self.delegate.layout.button_corner(place.kind, cell))
        return next((stance for stance, box in boxes.items() if box.contains(here)), None)

    def _cell(self, row: int) -> QRectF:
        return zoom.at_hundred(self.visualRect(self.sheet.index(row, 1)))
