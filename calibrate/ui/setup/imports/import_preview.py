"""The rows of a table as they would be imported: every field is seen before it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QTableView,
)

from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_focus, draw_warning, fills, strokes
from calibrate.ui.look.painted_text import RIGHT, draw_line, hairline, one_line
from calibrate.ui.look.theme import font, scaled, tokens
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.ui.parts.tables.plain_header import PlainHeader

if TYPE_CHECKING:
    from calibrate.exchange.tables.evidence_table import PlannedRow

ROW_HEIGHT = 46
COLUMNS: tuple[tuple[str, str, str, int], ...] = (
    ("Row", "", "", 8),
    ("Candidate", "candidate", "author", 19),
    ("Title and text", "title", "text", 35),
    ("Date and kind", "date", "kind", 17),
    ("Reference and link", "ref", "link", 21),
    ("Becomes", "", "criteria", 14),
)
"""Each column's heading, the fields on its two lines, and its part of the width."""
STAND_WITH = {"audience": "kind", "part": "author"}
"""Fields that have no line of their own."""

ROW, STATUS = 0, len(COLUMNS) - 1


class PreviewModel(QAbstractTableModel):
    """Planned rows, two fields a cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[PlannedRow] = ()
        self.kind = ""
        self.fields: Mapping[str, str] = {}

    def show_rows(self, rows: Sequence[PlannedRow], fields: Mapping[str, str], kind: str) -> None:
        """Show rows; `fields` has the field of each column, `kind` is for rows without one."""
        self.beginResetModel()
        self.rows, self.fields, self.kind = rows, fields, kind
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def lines(self, index: Index) -> tuple[str, str]:
        """Return a cell's two lines."""
        row = self.rows[index.row()]
        _, first, second, _ = COLUMNS[index.column()]
        if index.column() == ROW:
            return str(row.row.number), ""
        above = row.status.value if index.column() == STATUS else row.cells.get(first, "")
        below = row.cells.get(second, "")
        if second == "author":
            below = "  ·  ".join(filter(None, (below, row.cells.get("part", ""))))
        return above, self._kind(row) if second == "kind" else below

    def _kind(self, row: PlannedRow) -> str:
        """Return the kind and, where the table says that, who may see the piece."""
        parts = (row.cells.get("kind") or self.kind, row.cells.get("audience", ""))
        return ", for the ".join(part for part in parts if part)

    def bad_fields(self, index: Index) -> frozenset[str]:
        """Return the fields of a row that have a problem, where they stand with another as that."""
        named = (self.fields.get(one.column, "") for one in self.rows[index.row()].problems)
        return frozenset(STAND_WITH.get(field, field) for field in named)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's first line; tool tip and screen readers get both, and what is wrong."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.lines(index)[0]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.rows[index.row()]
            problems = row.problems if index.column() == STATUS else ()
            place = row.row.place if index.column() == ROW else ""
            words = [place, *self.lines(index), *(problem.sentence for problem in problems)]
            spoken = "\n".join(word[:2000] for word in words if word)
            return plain_tip(spoken) if role == Qt.ItemDataRole.ToolTipRole else spoken
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == STATUS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        across = orientation is Qt.Orientation.Horizontal
        return COLUMNS[section][0] if across and role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(EnlargedDelegate):
    """Paints a cell's two lines, with a box around what is wrong."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, model = option.widget, index.model()
        assert isinstance(view, QTableView) and isinstance(model, PreviewModel)
        rect, status = QRectF(option.rect), model.rows[index.row()].status.value
        if index.row() == view.currentIndex().row() or status == "problem":
            painter.fillRect(rect, tokens().color("selection"))
        painter.fillRect(hairline(rect), tokens().color("hairline"))
        upper = QRectF(rect.left() + 8, rect.top() + 5, rect.width() - 14, 18)
        if index.column() == STATUS:
            self._paint_status(painter, upper, model, index)
        else:
            self._paint_lines(painter, upper, model, index, quiet=status == "unchanged")
        if view.hasFocus() and index == view.currentIndex():
            draw_focus(painter, rect.adjusted(4, 4, -4, -5), 3)

    def _paint_lines(
        self, painter: QPainter, upper: QRectF, model: PreviewModel, index: Index, quiet: bool
    ) -> None:
        _, first, second, _ = COLUMNS[index.column()]
        bad = model.bad_fields(index)
        above, below = model.lines(index)
        number = index.column() == ROW
        for field, text, place, size in (
            (first, above, upper, 13),
            (second, below, upper.translated(0, 19), 12),
        ):
            wrong = bool(field) and field in bad
            if wrong:
                _draw_box(painter, place)
            face = font(size, QFont.Weight.Bold if wrong else QFont.Weight.Normal)
            token = "muted" if quiet or size == 12 or number else "ink"
            shown = text.removeprefix("https://") or ("(empty)" if wrong else "")
            draw_line(painter, place, shown, face, "ink" if wrong else token)

    def _paint_status(
        self, painter: QPainter, upper: QRectF, model: PreviewModel, index: Index
    ) -> None:
        status, criteria = model.lines(index)
        bad = status == "problem"
        face = font(
            12, QFont.Weight.DemiBold if bad or status == "changed" else QFont.Weight.Normal
        )
        draw_line(painter, upper, status, face, "ink" if bad else "muted", RIGHT)
        if bad:
            sign = QRectF(upper.right() - 70, upper.top() + 1, 15, 15)
            draw_warning(painter, sign, tokens().color("ink"))
        below = upper.translated(0, 19)
        if "criteria" in model.bad_fields(index):
            _draw_box(painter, below)
            draw_line(painter, below, criteria, font(12, QFont.Weight.Bold), "ink")
        elif criteria:
            draw_line(painter, below, f"on {one_line(criteria)}", font(12), "muted", RIGHT)


class PreviewView(QTableView):
    """The rows, to look through with the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.preview = PreviewModel()
        self.setModel(self.preview)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Rows as they would be imported")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.setHorizontalHeader(PlainHeader())
        self.selectionModel().currentChanged.connect(lambda *_: self.viewport().update())

    def go_to(self, number: int) -> None:
        """Bring the row of this number into the middle."""
        for at, row in enumerate(self.preview.rows):
            if row.row.number == number:
                self.setCurrentIndex(self.preview.index(at, 0))
                middle = QAbstractItemView.ScrollHint.PositionAtCenter
                self.scrollTo(self.preview.index(at, 0), middle)

    @property
    def current(self) -> PlannedRow | None:
        """The current row, if there is one."""
        index = self.currentIndex()
        return self.preview.rows[index.row()] if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = sum(share for *_, share in COLUMNS)
        for section, (*_, share) in enumerate(COLUMNS):
            self.setColumnWidth(section, self.viewport().width() * share // whole)


def _draw_box(painter: QPainter, place: QRectF) -> None:
    around = place.adjusted(-4, -1, 2, 1)
    with fills(painter, tokens().color("surface")):
        painter.drawRoundedRect(around, 4, 4)
    with strokes(painter, tokens().color("ink"), 1.4):
        painter.drawRoundedRect(around, 4, 4)
