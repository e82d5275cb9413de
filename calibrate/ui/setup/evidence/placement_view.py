"""The matrix of evidence and criteria, painted: dots are placed, dashed rows stand nowhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

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
        if index.row() == view.currentIndex().row():
            painter.fillRect(rect, tokens().color("selection"))
        painter.fillRect(hairline(rect), tokens().color("hairline"))
        placed = bool(index.data(PlacementRole.PLACED))
        color = tokens().color("ink" if placed else "faint")
        draw_dot(painter, rect.center(), DOT if placed else 2.5, color)
        if index == view.currentIndex():
            _draw_ring(painter, rect, view.hasFocus())


class PlacementView(QTableView):
    """The cells. Arrows move, Space places or lifts, Enter reads, N goes to the next unplaced.

    `toggled` carries (piece, criteria it then stands on); `read` and `removed` carry a piece.
    """

    toggled = Signal(object, object)
    read = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.placement = PlacementModel()
        self.editable = True
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
        self.selectionModel().currentChanged.connect(self._repaint_rows)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys below the matrix say."""
        index = self.currentIndex()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and index.isValid() and self._do(event.key(), index):
            return
        super().keyPressEvent(event)

    def _do(self, key: int, index: QModelIndex) -> bool:
        piece = self.placement.pieces[index.row()]
        match key:
            case Qt.Key.Key_Space:
                self._toggle(index)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.read.emit(piece)
            case Qt.Key.Key_Delete if self.editable:
                self.removed.emit(piece)
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place or lift the cell that was pressed."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second of two quick presses as one more press."""
        self.mousePressEvent(event)

    def go_to_unplaced(self) -> None:
        """Make the next piece on no criterion the current one."""
        row = self.placement.next_unplaced(self.currentIndex().row())
        if row is not None:
            self._choose(row, max(0, self.currentIndex().column()))

    def choose_first(self) -> None:
        """Make the first cell the current one, without scrolling a long list about."""
        if self.placement.pieces and self.placement.columns:
            self._choose(0, 0)

    def _toggle(self, index: QModelIndex) -> None:
        if self.editable:
            piece = self.placement.pieces[index.row()]
            self.toggled.emit(piece, self.placement.toggled(index))

    def _choose_row(self, row: int) -> None:
        self._choose(row, max(0, self.currentIndex().column()))
        self.setFocus()

    def _read_row(self, row: int) -> None:
        self.read.emit(self.placement.pieces[row])

    def choose_piece(self, evidence: str) -> None:
        """Go to a piece, if it is shown."""
        ids = [piece.id for piece in self.placement.pieces]
        if evidence in ids:
            self._choose(ids.index(evidence), max(0, self.currentIndex().column()))

    def _choose(self, row: int, column: int) -> None:
        index = self.placement.index(row, column)
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


def _draw_ring(painter: QPainter, rect: QRectF, focused: bool) -> None:
    middle = rect.center()
    side = min(rect.height() - 8, 30)
    ring = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    with strokes(painter, tokens().color("primary" if focused else "control"), 2 if focused else 1):
        painter.drawRoundedRect(ring, 6, 6)
