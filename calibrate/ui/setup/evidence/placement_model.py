"""One candidate's evidence against the criteria of the step: who is placed where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt

from calibrate.domain.agenda.covering import Covering, Span, covering, span_of
from calibrate.domain.commands import PlaceEvidence
from calibrate.domain.evidence import Evidence
from calibrate.domain.rubric.rubric import Criterion, Pairing, Step
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.evidence import coverage_words


class PlacementRole(IntEnum):
    """What the view reads beside the words: the piece, whether a cell is placed, the column."""

    PIECE = Qt.ItemDataRole.UserRole + 1
    PLACED = Qt.ItemDataRole.UserRole + 2
    COLUMN = Qt.ItemDataRole.UserRole + 3
    SUGGESTED = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True)
class Column:
    """A criterion as a column, with what the candidate's pieces say on it."""

    criterion: Criterion
    pairing: Pairing
    covering: Covering


class PlacementModel(QAbstractTableModel):
    """Rows are pieces by number, columns the criteria of the candidate's step."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: tuple[Evidence, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self.step = Step("", "")
        self.suggested: Mapping[str, str] = {}
        self.time: Span | None = None

    def show_pieces(
        self,
        pieces: Sequence[Evidence],
        criteria: Sequence[tuple[Criterion, Pairing]],
        step: Step,
        everything: Sequence[Evidence] | None = None,
    ) -> None:
        """Show a candidate's pieces; keep rows and columns in place where their number stays.

        What covers a criterion is counted over `everything` that there is, shown or not.
        """
        counted = pieces if everything is None else everything
        columns = tuple(_column(criterion, pairing, counted) for criterion, pairing in criteria)
        self.time = span_of(counted)
        same = len(pieces) == len(self.pieces) and len(columns) == len(self.columns)
        if not same:
            self.beginResetModel()
        self.pieces, self.columns, self.step = tuple(pieces), columns, step
        if not same:
            self.endResetModel()
        elif pieces and columns:
            last = self.index(len(pieces) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(pieces) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def suggest(self, suggested: Mapping[str, str]) -> None:
        """Show for pieces, by id, the criterion on which each might belong."""
        self.suggested = suggested

    def suggestion(self, row: int) -> str | None:
        """Return the criterion that is suggested for a piece which stands nowhere."""
        piece = self.pieces[row]
        return None if piece.criteria else self.suggested.get(piece.id)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.pieces)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell holds; its words are for screen readers and tool tips."""
        if not index.isValid():
            return None
        piece, column = self.pieces[index.row()], self.columns[index.column()]
        placed = column.criterion.id in piece.criteria
        if role == PlacementRole.PIECE:
            return piece
        if role == PlacementRole.PLACED:
            return placed
        is_suggested = column.criterion.id == self.suggestion(index.row())
        if role == PlacementRole.SUGGESTED:
            return is_suggested
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = "placed on" if placed else "suggested for" if is_suggested else "not on"
            return f"{piece.label} {piece.content.title}, {where} {column.criterion.title}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a criterion's title, or a piece's label and title."""
        if orientation is Qt.Orientation.Horizontal:
            return self._column_data(self.columns[section], role)
        return self._piece_data(self.pieces[section], role)

    def _column_data(self, column: Column, role: int) -> Any:
        if role == PlacementRole.COLUMN:
            return column
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{column.criterion.title}: {coverage_words(column.covering)}")
        return column.criterion.title if role == Qt.ItemDataRole.DisplayRole else None

    def _piece_data(self, piece: Evidence, role: int) -> Any:
        if role == PlacementRole.PIECE:
            return piece
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{piece.label}  {piece.content.title}")
        words = f"{piece.label} {piece.content.title}"
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def placed_on(self, rows: Sequence[int], column: int) -> tuple[PlaceEvidence, ...]:
        """Return what places pieces on a criterion, or lifts them where all of them stand there."""
        chosen = self.columns[column].criterion.id
        pieces = [self.pieces[row] for row in rows]
        lacking = [piece for piece in pieces if chosen not in piece.criteria]
        if lacking:
            return tuple(PlaceEvidence(one.id, (*one.criteria, chosen)) for one in lacking)
        return tuple(PlaceEvidence(one.id, _without(one, chosen)) for one in pieces)

    def next_unplaced(self, row: int) -> int | None:
        """Return the row of the next piece on no criterion, going round after `row`."""
        for offset in range(1, len(self.pieces) + 1):
            candidate = (row + offset) % len(self.pieces)
            if not self.pieces[candidate].criteria:
                return candidate
        return None


def _without(piece: Evidence, chosen: str) -> tuple[str, ...]:
    return tuple(criterion for criterion in piece.criteria if criterion != chosen)


def _column(criterion: Criterion, pairing: Pairing, pieces: Sequence[Evidence]) -> Column:
    return Column(criterion, pairing, covering(criterion.id, pieces))
