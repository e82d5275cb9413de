"""A table whose rows get their true height when they come into view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.parts.tables.one_focus import OneFocus

TRIES = 3
"""What comes into view may grow and push a row out of it again; then it is scrolled once more."""


class LazyTable(OneFocus, QTableView):
    """Measures rows as they come into view: thousands of texts are never laid out at once.

    Subclasses say in `height_of` how high a row is. The header's own signals are held back while
    rows are measured, and the table is laid out once afterwards. What grows above the top of the
    view moves nothing that is in view.
    """

    def __init__(self, guess: int) -> None:
        super().__init__()
        self._measured: set[int] = set()
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        header = self.verticalHeader()
        header.hide()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(guess)

    def height_of(self, row: int) -> int:
        """Return how high a row is; for subclasses."""
        return self.rowHeight(row)

    def row_count(self) -> int:
        """Return how many rows there are."""
        return self.model().rowCount()

    def top_of(self, row: int) -> int:
        """Return where a row begins in the whole table."""
        return self.verticalHeader().sectionPosition(row)

    def bottom_of(self, row: int) -> int:
        """Return where a row ends in the whole table."""
        return self.top_of(row) + self.rowHeight(row)

    def forget_heights(self) -> None:
        """Measure every row again when it comes into view."""
        self._measured.clear()

    def measure(self, rows: range) -> None:
        """Give rows their true height before they are in view."""
        header = self.verticalHeader()
        header.blockSignals(True)
        for row in rows:
            self._measure(row)
        header.blockSignals(False)
        self.updateGeometries()

    def settle_heights(self) -> None:
        """Measure what is in view; what grows above the top pushes nothing out of place."""
        header, bottom = self.verticalHeader(), self.viewport().height()
        row, above, grown = max(0, self.rowAt(0)), 0, False
        header.blockSignals(True)
        while row < self.row_count() and self.rowViewportPosition(row) < bottom:
            starts_above = self.rowViewportPosition(row) < 0
            growth = self._measure(row)
            grown = grown or bool(growth)
            above += growth if starts_above else 0
            row += 1
        header.blockSignals(False)
        if grown:
            self.updateGeometries()
        if above:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + above)
        self.viewport().update()

    def scroll_to_value(self, value: int) -> None:
        """Scroll so that this height of the whole table is at the top."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(max(0, value))

    def first_to_show(self, row: int) -> int:
        """Return the row above that has to be seen with `row`; for subclasses."""
        return row

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view."""
        row = index.row()
        if row < 0 or row >= self.row_count():
            return
        first = self.first_to_show(row)
        self.measure(range(max(0, first - 1), row + 1))
        for _ in range(TRIES):
            self._scroll_near(first, row)
            self.settle_heights()
            if self.rowViewportPosition(row) + self.rowHeight(row) <= self.viewport().height():
                break

    def _scroll_near(self, first: int, row: int) -> None:
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        if self.bottom_of(row) > value + height:
            value = self.bottom_of(row) - height
        self.verticalScrollBar().setValue(min(value, self.top_of(first)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what came into view, and draw all of it again: nothing is only moved."""
        super().scrollContentsBy(dx, dy)
        self.settle_heights()

    def _measure(self, row: int) -> int:
        """Give a row its true height; return by how much it grew."""
        if row in self._measured:
            return 0
        self._measured.add(row)
        height = self.height_of(row)
        grown = height - self.rowHeight(row)
        if grown:
            self.verticalHeader().resizeSection(row, height)
        return grown
