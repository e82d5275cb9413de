"""How each panelist stands to each candidate, as a table: rates, presents, or is recused."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt

from calibrate.domain.commands import Relate, Unrelate
from calibrate.domain.people import Panelist, Relation, RelationKind
from calibrate.domain.session import CandidateState, Session
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.people import RELATIONS


class RelationsModel(QAbstractTableModel):
    """Rows are candidates, columns panelists; the last column counts who may rate."""

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None

    def show_session(self, session: Session) -> None:
        """Show a session's relations."""
        before, self.session = self._shape(), self.session
        if before != (len(session.candidates), len(session.panel.panelists)):
            self.beginResetModel()
            self.session = session
            self.endResetModel()
            return
        self.session = session
        if session.candidates:
            rows, columns = self._shape()
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns))

    def _shape(self) -> tuple[int, int]:
        if self.session is None:
            return 0, 0
        return len(self.session.candidates), len(self.session.panel.panelists)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._shape()[0]

    def columnCount(self, parent: Index = NOWHERE) -> int:
        rows, panelists = self._shape()
        return panelists + 1 if rows and not parent.isValid() else 0

    def candidate(self, row: int) -> CandidateState:
        """Return the candidate of a row."""
        assert self.session is not None
        return self.session.candidates[row]

    def panelist(self, column: int) -> Panelist | None:
        """Return the panelist of a column, or None for the last, which counts."""
        assert self.session is not None
        people = self.session.panel.panelists
        return people[column] if column < len(people) else None

    def relation(self, index: Index) -> Relation | None:
        """Return the relation of a cell, if there is one."""
        panelist, candidate = self.panelist(index.column()), self.candidate(index.row())
        assert self.session is not None
        for relation in self.session.panel.relations if panelist else ():
            if panelist and (relation.panelist, relation.candidate) == (panelist.id, candidate.id):
                return relation
        return None

    def words(self, index: Index) -> str:
        """Return what a cell says, such as "presents", "rates, deputy" or "4, quorum 3"."""
        panelist = self.panelist(index.column())
        if panelist is None:
            raters, quorum = self.counts(index.row())
            return f"{raters}, quorum {quorum}"
        relation = self.relation(index)
        if relation:
            return RELATIONS[relation.kind]
        rates = "rates" if panelist.rates else "–"
        if not self.is_deputy(index):
            return rates
        return "rates, deputy" if panelist.rates else "deputy"

    def is_deputy(self, index: Index) -> bool:
        """Tell whether a cell's panelist is deputy for its candidate."""
        panelist = self.panelist(index.column())
        return panelist is not None and self.candidate(index.row()).deputy == panelist.id

    def counts(self, row: int) -> tuple[int, int]:
        """Return how many may rate a row's candidate, and the quorum."""
        assert self.session is not None
        candidate = self.candidate(row).id
        return len(self.session.panel.raters(candidate)), self.session.quorum(candidate)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words; the tool tip adds the reason."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index)
        panelist, candidate = self.panelist(index.column()), self.candidate(index.row())
        who = panelist.name if panelist else "May rate"
        spoken = f"{who}, {candidate.name}: {self.words(index)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            relation = self.relation(index)
            reason = f". {relation.reason}" if relation and relation.reason else ""
            return plain_tip(spoken + reason)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a panelist's or a candidate's name."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        name = self._name(section, orientation)
        return plain_tip(name) if role == Qt.ItemDataRole.ToolTipRole else name

    def _name(self, section: int, orientation: Qt.Orientation) -> str:
        if orientation is Qt.Orientation.Vertical:
            return self.candidate(section).name
        panelist = self.panelist(section)
        return panelist.name if panelist else "May rate"

    def turned(self, index: Index, kind: RelationKind) -> Relate | Unrelate | None:
        """Return what makes a cell of this kind, or what takes it away where it is that already."""
        panelist, candidate = self.panelist(index.column()), self.candidate(index.row())
        if panelist is None:
            return None
        relation = self.relation(index)
        if relation is not None and relation.kind is kind:
            return Unrelate(panelist.id, candidate.id)
        return Relate(Relation(kind, panelist.id, candidate.id))

    def cycled(self, index: Index) -> Relate | Unrelate | None:
        """Return what makes the next of rates, presents, recused of a cell."""
        panelist, candidate = self.panelist(index.column()), self.candidate(index.row())
        if panelist is None:
            return None
        relation = self.relation(index)
        if relation is None:
            return Relate(Relation(RelationKind.PRESENTS, panelist.id, candidate.id))
        if relation.kind is RelationKind.PRESENTS:
            return Relate(Relation(RelationKind.RECUSED, panelist.id, candidate.id))
        return Unrelate(panelist.id, candidate.id)
