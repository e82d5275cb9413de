"""How ready every candidate is for the meeting: who has submitted, never what."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QLineF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.agenda.readiness import MeetingReadiness, Readiness
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel, plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_focus, stands_here
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import Measures, scaled, set_role, text_font, tokens
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.phrases import listing, several

HEADS = ("Candidate", "Submitted", "Not yet", "No evidence on", "Quorum")
SHARES = (24, 15, 22, 22, 17)
HIGH, LOW = 48, 40
NONE = "–"
NOTE = "Who has submitted; nothing of what was rated"


class Cell(NamedTuple):
    """The words of one cell, and all of it where they are short; strong ones are worth a look."""

    words: str
    is_strong: bool = False
    whole: str = ""


def cells(ready: Readiness) -> tuple[Cell, ...]:
    """Return what a row says of a candidate."""
    absent = [f"{len(ready.absent)} absent"] if ready.absent else []
    whole = listing([*ready.awaited, *(f"{name} (absent)" for name in ready.absent)])
    here = f"Held, {ready.voters} here"
    short = f"{ready.voters} here, {ready.quorum} needed"
    return (
        Cell(ready.name),
        Cell(f"{ready.submitted} of {ready.raters}"),
        Cell(", ".join([*ready.awaited, *absent]) or NONE, bool(ready.awaited), whole),
        Cell(", ".join(ready.bare) or NONE),
        Cell(
            here if ready.has_quorum else short,
            not ready.has_quorum,
            f"{_held(ready)}, {short}",
        ),
    )


def _held(ready: Readiness) -> str:
    return "held" if ready.has_quorum else "not held"


class ReadinessModel(QAbstractTableModel):
    """One row a candidate, in the agenda's order."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: tuple[str, ...] = ()
        self._readiness: MeetingReadiness | None = None
        self._rows: dict[int, tuple[Cell, ...]] = {}

    def show(self, readiness: MeetingReadiness) -> None:
        """Show how ready these candidates are; a row is worked out when it is seen."""
        self._readiness = readiness
        self._rows.clear()
        if readiness.ids == self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(HEADS) - 1))
            return
        self.beginResetModel()
        self.ids = readiness.ids
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """Return the cell at a place."""
        row = index.row()
        if row not in self._rows:
            assert self._readiness is not None
            self._rows[row] = cells(self._readiness[row])
        return self._rows[row][index.column()]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the words of a cell, with what they are about for a screen reader."""
        cell = self.cell(index)
        words, whole = cell.words, cell.whole or cell.words
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                said = "nothing" if words == NONE else whole
                return said if not index.column() else f"{HEADS[index.column()]}: {said}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(whole)
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | QFont | None:
        if way is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole:
            return text_font(12)
        return None


class ReadinessDelegate(EnlargedDelegate):
    """Draws a cell on one line over a hairline."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ReadinessModel)
        area, cell = QRectF(option.rect), model.cell(index)
        painter.setPen(QPen(tokens().color("hairline"), 1))
        low = area.bottom() - 0.5
        painter.drawLine(QLineF(area.left(), low, area.right(), low))
        is_strong = cell.is_strong or not index.column()
        face = Face(14 if not index.column() else 13, _weight(is_strong))
        ink = tokens().color("ink" if is_strong else "muted")
        draw_one(painter, area.adjusted(4, 0, -12, 0), cell.words, face, ink)
        if stands_here(option):
            draw_focus(painter, area.adjusted(3, 5, -6, -6), 4)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a size; the table gives the height."""
        return zoom.size(60, LOW)


class ReadinessTable(QTableView):
    """The candidates by row. `chosen` carries the id of one that was pressed twice, or Enter."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.readiness = ReadinessModel()
        self.setModel(self.readiness)
        self.setItemDelegate(ReadinessDelegate(self))
        self.setAccessibleName("Readiness by candidate")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.activated.connect(lambda index: self.chosen.emit(self.readiness.ids[index.row()]))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        width = self.viewport().width()
        for column, share in enumerate(SHARES):
            self.setColumnWidth(column, width * share // 100)


class ReadinessPage(QWidget):
    """The page of all candidates, before the meeting is open and whenever it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel("Readiness", "title")
        self.summary = ElidedLabel(role="strong")
        self.note = ElidedLabel(NOTE, "meta")
        self.table = ReadinessTable()
        above = QHBoxLayout()
        above.addWidget(self.title)
        above.addStretch()
        above.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addLayout(above)
        self._column.addWidget(self.note)
        self._column.addSpacing(12)
        self._column.addWidget(self.table, 1)

    def show_readiness(self, readiness: MeetingReadiness, due: str) -> None:
        """Show how ready all candidates are; `due` says until when the missing are asked for."""
        self.table.readiness.show(readiness)
        expected = several(readiness.expected, "submission")
        self.summary.set_whole(f"{readiness.submitted} of {expected}")
        is_awaited = due and readiness.submitted < readiness.expected
        self.note.set_whole(f"{NOTE}. {due}" if is_awaited else NOTE)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        side = measures.padding
        self._column.setContentsMargins(side, 16, side, 16)
        set_role(self.title, "title" if side > 20 else "title-narrow")
        self.table.verticalHeader().setDefaultSectionSize(scaled(HIGH if side > 20 else LOW))


def _weight(is_strong: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal
