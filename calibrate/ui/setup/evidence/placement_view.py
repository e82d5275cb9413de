"""The matrix of evidence and criteria, painted: dots are placed, dashed rows stand nowhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.commands import PlaceEvidence
from calibrate.domain.evidence import Evidence
from calibrate.ui.look import zoom
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_dashed, draw_dot, strokes
from calibrate.ui.look.painted_text import hairline
from calibrate.ui.look.theme import Measures, measures, scaled, tokens
from calibrate.ui.parts.tables.corner import Corner
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.setup.evidence.placement_headers import (
    NARROWEST,
    Coverage,
    CriteriaHeader,
    PieceHeader,
)
from calibrate.ui.setup.evidence.placement_model import PlacementModel, PlacementRole

DOT = 13.0
WIDEST = 110
CELLS_SHARE, NARROW_CELLS_SHARE = 0.6, 0.54
PIECES_SHARE = 0.3


class CellDelegate(EnlargedDelegate):
    """Paints one cell: a dot where the piece is placed, a speck where it is not."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        assert isinstance(view, PlacementView)
        rect = QRectF(option.rect)
        if index.row() in view.rows:
            painter.fillRect(rect, tokens().color("selection"))
        painter.fillRect(hairline(rect), tokens().color("hairline"))
        placed = bool(index.data(PlacementRole.PLACED))
        color = tokens().color("ink" if placed else "faint")
        if index.data(PlacementRole.SUGGESTED):
            _draw_suggestion(painter, rect)
        else:
            draw_dot(painter, rect.center(), DOT if placed else 2.5, color)
        if index == view.currentIndex():
            _draw_ring(painter, rect, view.hasFocus())


class PlacementView(QTableView):
    """The cells. Arrows move, with Shift they take more rows along; digits and Space place or lift.

    `placed` carries what is to be placed; `read` and `removed` carry a piece, `dismissed`
    a piece and the criterion that was suggested; `current_changed` says that another row is
    current, `sorted` carries the criterion whose heading was pressed.
    """

    placed = Signal(object)
    read = Signal(object)
    removed = Signal(object)
    dismissed = Signal(object, str)
    current_changed = Signal()
    sorted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.placement = PlacementModel()
        self.editable = True
        self._anchor: int | None = None
        self.marked_row = -1
        self.setModel(self.placement)
        self.setItemDelegate(CellDelegate(self))
        self.criteria_header = CriteriaHeader()
        self.piece_header = PieceHeader()
        self.setHorizontalHeader(self.criteria_header)
        self.setVerticalHeader(self.piece_header)
        self.setAccessibleName("Evidence and the criteria it is placed on")
        self.setCornerButtonEnabled(False)
        self.corner = Corner(self, "Piece of evidence")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.piece_header.sectionClicked.connect(self._choose_row)
        self.piece_header.sectionDoubleClicked.connect(self._read_row)
        self.piece_header.dropped.connect(self._drop)
        self.criteria_header.sectionClicked.connect(self._sort)
        self.selectionModel().currentChanged.connect(self._follow)
        self.fit(measures(1600))

    def fit(self, measures: Measures) -> None:
        """Take the row height and the width of cells of a window's measures."""
        self.is_narrow = measures.padding <= 20
        self.piece_header.setDefaultSectionSize(scaled(36 if self.is_narrow else 46))
        self.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Share the width between pieces and criteria, none of which gets too narrow to read."""
        columns = max(1, self.placement.columnCount())
        width, share = self.width(), NARROW_CELLS_SHARE if self.is_narrow else CELLS_SHARE
        even = max(scaled(NARROWEST), min(scaled(WIDEST), int(width * share / columns)))
        cells = self.criteria_header.share_width(even)
        pieces = max(int(width * PIECES_SHARE), width - cells - self._bar())
        self.piece_header.setFixedWidth(min(pieces, width - scaled(NARROWEST)))
        self.updateGeometries()
        self.corner.setGeometry(0, 0, self.piece_header.width(), scaled(self.criteria_header.high))

    def _bar(self) -> int:
        rows = self.placement.rowCount() * self.piece_header.defaultSectionSize()
        room = self.height() - self.criteria_header.sizeHint().height()
        return scaled(10) if rows > room else 0

    @property
    def rows(self) -> range:
        """The rows that are chosen: the current one, and those taken along with it."""
        row = self.currentIndex().row()
        if row < 0:
            return range(0)
        other = row if self._anchor is None else min(self._anchor, len(self.placement.pieces) - 1)
        return range(min(row, other), max(row, other) + 1)

    @property
    def current_piece(self) -> Evidence | None:
        """The piece of the current row."""
        row = self.currentIndex().row()
        return self.placement.pieces[row] if 0 <= row < len(self.placement.pieces) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys below the matrix say."""
        index = self.currentIndex()
        if index.isValid() and self._take_along(event):
            return
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and index.isValid() and self._do(event.key(), index):
            return
        super().keyPressEvent(event)

    def _take_along(self, event: QKeyEvent) -> bool:
        """With Shift the arrows choose more rows, Ctrl+A all of them."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._choose(len(self.placement.pieces) - 1, self.currentIndex().column())
            self._anchor = 0
            self._repaint_rows()
            return True
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            return False
        row = self.currentIndex().row()
        anchor = row if self._anchor is None else self._anchor
        there = min(max(row + step, 0), len(self.placement.pieces) - 1)
        self._choose(there, self.currentIndex().column())
        self._anchor = anchor
        self._repaint_rows()
        return True

    def _do(self, key: int, index: QModelIndex) -> bool:
        piece = self.placement.pieces[index.row()]
        match key:
            case Qt.Key.Key_Space:
                self.place_on(index.column())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.read.emit(piece)
            case Qt.Key.Key_Delete if self.editable:
                self.removed.emit(piece)
            case _:
                return False
        return True

    def place_on(self, column: int) -> None:
        """Place the chosen rows on a criterion; lift them where all of them stand there."""
        if self.editable and column < len(self.placement.columns) and self.rows:
            self.placed.emit(self.placement.placed_on(self.rows, column))

    def take_suggestion(self) -> None:
        """Place the current piece where it is suggested."""
        row = self.currentIndex().row()
        criterion = self.placement.suggestion(row)
        if self.editable and criterion:
            piece = self.placement.pieces[row]
            self.placed.emit((PlaceEvidence(piece.id, (*piece.criteria, criterion)),))

    def dismiss_suggestion(self) -> None:
        """Say that the current piece does not belong where it is suggested."""
        row = self.currentIndex().row()
        criterion = self.placement.suggestion(row)
        if self.editable and criterion:
            self.dismissed.emit(self.placement.pieces[row], criterion)

    def step(self, by: int) -> None:
        """Make another row the current one."""
        row = self.currentIndex().row() + by
        if 0 <= row < len(self.placement.pieces):
            self._choose(row, max(0, self.currentIndex().column()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place or lift the cell that was pressed."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.place_on(index.column())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second of two quick presses as one more press."""
        self.mousePressEvent(event)

    def go_to_unplaced(self) -> None:
        """Make the next piece on no criterion the current one."""
        row = self.placement.next_unplaced(self.currentIndex().row())
        if row is not None:
            self._choose(row, max(0, self.currentIndex().column()))

    def go_to_piece(self, piece: str) -> None:
        """Stay on a piece, wherever its row went."""
        rows = (row for row, one in enumerate(self.placement.pieces) if one.id == piece)
        row = next(rows, None)
        if row is not None and row != self.currentIndex().row():
            self._choose(row, self.currentIndex().column())

    def choose_first(self) -> None:
        """Make the first cell the current one, without scrolling a long list about."""
        if self.placement.pieces and self.placement.columns:
            self._choose(0, 0)

    def row_under(self, place: QPoint) -> int:
        """Return the row at a place of the screen, of the cells or of the pieces beside; or -1."""
        within = self.viewport().mapFromGlobal(place)
        is_here = self.isVisible() and self.rect().contains(self.mapFromGlobal(place))
        return self.rowAt(within.y()) if is_here and within.y() >= 0 else -1

    def mark_row(self, row: int) -> None:
        """Mark the row over which something hangs, or none with -1."""
        if row != self.marked_row:
            self.marked_row = row
            self._repaint_rows()

    def _choose_row(self, row: int) -> None:
        self._choose(row, max(0, self.currentIndex().column()))
        self.setFocus()

    def _drop(self, row: int, place: QPoint) -> None:
        """A piece that is dragged onto a criterion's cells, or its heading, is placed there."""
        column = self.columnAt(self.viewport().mapFromGlobal(place).x())
        if self.editable and column >= 0:
            moved = self.placement.placed_on([row], column)
            criterion = self.placement.columns[column].criterion.id
            if criterion not in self.placement.pieces[row].criteria:
                self.placed.emit(moved)

    def _sort(self, column: int) -> None:
        self.sorted.emit(self.placement.columns[column].criterion.id)

    def _follow(self) -> None:
        """Whoever goes to another row without Shift has chosen that row alone."""
        self._anchor = None
        self._repaint_rows()
        self.current_changed.emit()

    def _read_row(self, row: int) -> None:
        self.read.emit(self.placement.pieces[row])

    def _choose(self, row: int, column: int) -> None:
        index = self.placement.index(row, max(0, column))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _repaint_rows(self) -> None:
        self.viewport().update()
        self.piece_header.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then a dashed box around each row that stands nowhere."""
        super().paintEvent(event)
        if not self.placement.columns:
            return
        painter = zoom.enlarging(self.viewport())
        if 0 <= self.marked_row < len(self.placement.pieces):
            ring = self._row_rect(self.marked_row).adjusted(-20, 2, -3, -3)
            with strokes(painter, tokens().color("primary"), 2):
                painter.drawRoundedRect(ring, 6, 6)
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = len(self.placement.pieces) - 1 if last < 0 else last
        for row in range(max(0, first), last + 1):
            if not self.placement.pieces[row].criteria:
                draw_dashed(painter, self._row_rect(row).adjusted(2, 7, -8, -7), 12)

    def _row_rect(self, row: int) -> QRectF:
        first = self.visualRect(self.placement.index(row, 0))
        last = self.visualRect(self.placement.index(row, len(self.placement.columns) - 1))
        return zoom.at_hundred(first.united(last))


class PlacementMatrix(QWidget):
    """The cells with the coverage right below them."""

    def __init__(self) -> None:
        super().__init__()
        self.view = PlacementView()
        self.coverage = Coverage(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1000)
        column.addWidget(self.coverage)
        column.addStretch(1)

    def refresh(self) -> None:
        """Take the height that the rows need, and show the coverage as it is now."""
        rows = self.view.placement.rowCount() * self.view.piece_header.defaultSectionSize()
        bar = scaled(10) if self.view.horizontalScrollBar().maximum() else 0
        self.view.setMaximumHeight(self.view.criteria_header.sizeHint().height() + rows + bar)
        self.view.share_width()
        self.coverage.refresh()


def _draw_suggestion(painter: QPainter, rect: QRectF) -> None:
    """A dashed ring, for nothing is there yet."""
    side = DOT - 1
    middle = rect.center()
    ring = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    draw_dashed(painter, ring, side / 2)


def _draw_ring(painter: QPainter, rect: QRectF, focused: bool) -> None:
    middle = rect.center()
    side = min(rect.height() - 8, 30)
    ring = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    with strokes(painter, tokens().color("primary" if focused else "control"), 2 if focused else 1):
        painter.drawRoundedRect(ring, 6, 6)
