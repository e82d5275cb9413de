"""The side-by-side laid out on screen: its rows, what is in view, and the ground behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent

from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Draft
from calibrate.ui.look import marks, zoom
from calibrate.ui.look.theme import Measures, appearance, scaled, tokens
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.rate.sheet import measured
from calibrate.ui.rate.sheet.lazy_table import LazyTable
from calibrate.ui.rate.sheet.sheet_delegate import SheetDelegate
from calibrate.ui.rate.sheet.sheet_layout import SheetLayout
from calibrate.ui.rate.sheet.sheet_model import Block, Found, SheetModel
from calibrate.ui.rate.sheet.sheet_words import SheetLookup

SHOWN_AT_ONCE = 12
"""How many rows of a block are measured to see whether it is in view as a whole."""


class SheetTable(LazyTable):
    """Shows a candidate's sheet.

    `chosen` carries the key of the criterion that the current row belongs to; `folded` is emitted
    when rows were folded or unfolded.
    """

    chosen = Signal(str)
    folded = Signal()

    def __init__(self, measures: Measures) -> None:
        super().__init__(measured.GUESS)
        self.sheet = SheetModel()
        self.measures = measures
        self._shown_width = 0
        self.found: Found | None = None
        self.delegate = SheetDelegate(self.sheet, SheetLayout(900, measures), self)
        self.setModel(self.sheet)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Evidence beside what both levels expect")
        appearance.changed.connect(self.viewport().update)

    # What is shown

    def show_sheet(
        self, lookup: SheetLookup, draft: Draft, current: str | None, editable: bool
    ) -> None:
        """Show another candidate's sheet from its top."""
        self.sheet.show(lookup, draft, current, editable)
        self._lay_out_rows()
        self.verticalScrollBar().setValue(0)
        self.settle_heights()
        if current:
            self.go_to(current)

    def take(self, draft: Draft, editable: bool) -> None:
        """Show a changed draft, and keep in place what is being looked at."""
        self._keep_place(lambda: self.sheet.take(draft, editable))

    def toggle(self, key: str) -> None:
        """Fold or unfold a block."""
        self._keep_place(lambda: self.sheet.toggle(key))
        self.folded.emit()

    def unfold_all(self, unfold: bool) -> None:
        """Unfold every row, or fold again those that are rated."""
        self._keep_place(lambda: self.sheet.unfold_all(unfold))
        self.folded.emit()

    def fold_as(self, folding: dict[str, bool]) -> None:
        """Fold and unfold as it was once."""
        self._keep_place(lambda: self.sheet.fold_as(folding))
        self.folded.emit()

    def show_found(self, found: Found | None) -> None:
        """Bring a place into view and draw a ring around it; the current row stays current."""
        self.found = found
        if found:
            if not self.sheet.is_open(found.key):
                self.toggle(found.key)
            row = self.sheet.row_found(found)
            self._show_block(self.sheet.place(row).block, row)
        self.viewport().update()

    def settle(self, key: str) -> None:
        """Let a criterion fold again once it is recorded."""
        self._keep_place(lambda: self.sheet.settle(key))

    def set_measures(self, measures: Measures) -> None:
        """Lay out for other measures."""
        self.measures = measures
        self._shown_width = 0
        self._fit()

    def go_to(self, key: str, evidence: str | None = None) -> None:
        """Make a piece, or a block's first stop, the current row, and show its block."""
        row = self.sheet.row_of(key, evidence)
        if row >= 0:
            self.setCurrentIndex(self.sheet.index(row, 1))
            self._show_block(self.sheet.place(row).block, row)

    def show_piece(self, evidence: str) -> None:
        """Make a piece's card the current row, on the criterion at hand if it stands there too."""
        holding = [
            block.key
            for block in self.sheet.blocks
            if any(piece.id == evidence for piece in block.pieces)
        ]
        if holding:
            key = self.sheet.current if self.sheet.current in holding else holding[0]
            assert key
            if not self.sheet.is_open(key):
                self.toggle(key)
            self.go_to(key, evidence)

    @property
    def current_piece(self) -> Evidence | None:
        """The piece on the current row."""
        row = self.currentIndex().row()
        return self.sheet.place(row).piece if row >= 0 else None

    # Rows

    def height_of(self, row: int) -> int:
        """Return how high a row is."""
        if self.sheet.lookup is None:
            return self.rowHeight(row)
        return scaled(self.delegate.layout.height(self.sheet.place(row), self.sheet.lookup))

    def first_to_show(self, row: int) -> int:
        """Show a block's head together with its first row."""
        first = self.sheet.place(row).block.first
        return first if row == first + 1 else row

    def _lay_out_rows(self) -> None:
        """Give heads and feet the height they mostly have, and join expectations over cards."""
        self.forget_heights()
        self.clearSpans()
        header = self.verticalHeader()
        header.blockSignals(True)
        for block in self.sheet.blocks:
            if block.size > 1:
                header.resizeSection(block.first, scaled(measured.HEAD))
                header.resizeSection(block.last, scaled(measured.FOOT))
            if block.row is not None and block.size > 2:
                self.setSpan(block.first + 1, 0, block.size - 1, 1)
                self.setSpan(block.first + 1, 2, block.size - 1, 1)
        header.blockSignals(False)

    def _keep_place(self, change: Callable[[], object]) -> None:
        """Carry out a change of rows; the current row stays where it is on screen."""
        index = self.currentIndex()
        place = self.sheet.place(index.row()) if index.isValid() else None
        offset = self.rowViewportPosition(place.block.first) if place else 0
        before = self.sheet.blocks
        change()
        if before is self.sheet.blocks:
            self.viewport().update()
            return
        self._lay_out_rows()
        if place:
            row = self.sheet.row_of(place.block.key, place.piece.id if place.piece else None)
            blocked = self.blockSignals(True)
            self.setCurrentIndex(self.sheet.index(row, 1))
            self.blockSignals(blocked)
            self.scroll_to_value(self.top_of(self.sheet.place(row).block.first) - offset)
        self.settle_heights()

    def _show_block(self, block: Block, row: int) -> None:
        """Bring a block into view, with some of what stands before it where there is room."""
        self.measure(range(block.first, min(block.last, block.first + SHOWN_AT_ONCE) + 1))
        height, value = self.viewport().height(), self.verticalScrollBar().value()
        top, bottom = self.top_of(block.first), self.bottom_of(block.last)
        if top < value or bottom > value + height:
            room = max(0, min(height // 4, height - (bottom - top)))
            self.scroll_to_value(top - room)
        self.settle_heights()
        self.scrollTo(self.sheet.index(row, 1))

    # What Qt asks for

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which criterion the current row belongs to."""
        super().currentChanged(current, previous)
        self.delegate.current_row = current.row()
        self.viewport().update()
        if current.isValid():
            block = self.sheet.place(current.row()).block
            if block.row is not None and block.key != self.sheet.current:
                self.chosen.emit(block.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        self.delegate.has_focus = self.hasFocus()
        self.viewport().update()

    def _fit(self) -> None:
        if self.width() != self._shown_width:
            self._shown_width = self.width()
            width = int(zoom.length(self.width()))
            self.delegate.layout = SheetLayout(width, self.measures)
            self._fit_columns()
            self._keep_top()
        self.settle_heights()

    def _fit_columns(self) -> None:
        found = self.delegate.layout.columns
        half = found.gap // 2
        sizes = (found.starts[1] - half, found.middle + 2 * half, found.side + half)
        for column, size in enumerate(sizes):
            self.horizontalHeader().resizeSection(column, scaled(size))

    def _keep_top(self) -> None:
        """Measure again with the row at the top where it is."""
        row = max(0, self.rowAt(0))
        offset = self.rowViewportPosition(row) if self.sheet.rowCount() else 0
        self._lay_out_rows()
        self.scroll_to_value(self.top_of(row) - offset)

    # Drawing the ground

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tint of the criterion being rated and the hairlines, then the cells."""
        painter = zoom.enlarging(self.viewport())
        bottom = zoom.area_of(self.viewport()).height()
        for block in self.sheet.blocks:
            area = self._area(block)
            if area.bottom() >= 0 and area.top() <= bottom:
                self._paint_ground(painter, area, block)
        painter.end()
        super().paintEvent(event)
        if self.found:
            self._paint_found(self.found)

    def _paint_found(self, found: Found) -> None:
        """Draw a ring around what was found; the focus stays in the line that seeks it."""
        area = self.visualRect(self.sheet.index(self.sheet.row_found(found), found.column))
        painter = zoom.enlarging(self.viewport())
        with marks.strokes(painter, tokens().color("primary"), 2):
            painter.drawRoundedRect(zoom.at_hundred(area).adjusted(2, 2, -2, -2), 8, 8)

    def _paint_ground(self, painter: QPainter, area: QRectF, block: Block) -> None:
        if block.key == self.sheet.current:
            reach = self.delegate.layout.reach
            with marks.fills(painter, tokens().color("tint")):
                painter.drawRoundedRect(area.adjusted(-reach, 0, reach, 0), 10, 10)
            return
        following = self.sheet.following(block)
        if following and following.key != self.sheet.current:
            line = QRectF(area.left(), self._block_bottom(block) - 1, area.width(), 1)
            painter.fillRect(line, tokens().color("hairline"))

    def _block_bottom(self, block: Block) -> float:
        return zoom.length(self.rowViewportPosition(block.last) + self.rowHeight(block.last))

    def _area(self, block: Block) -> QRectF:
        """Return the ground of a block in the viewport, in lengths of 100 %."""
        found = self.delegate.layout.columns
        above = measured.HEAD_ABOVE / 2 if block.size > 1 else 0
        below = measured.FOOT_BELOW / 2 if block.size > 1 else 0
        top = zoom.length(self.rowViewportPosition(block.first)) + above
        height = self._block_bottom(block) - below - top
        return QRectF(found.padding, top, found.right - found.padding, height)
