"""What was found as rows of a list: a heading for each candidate, and below it the places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from calibrate.domain.search.places import Found, Hit, by_candidate
from calibrate.domain.session import Session
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.search.places import called, group_words, kind_words, whose


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Above the places of one candidate, or of none."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class HitRow:
    """A place: what is written there, how it is called, and what else is said of it."""

    hit: Hit
    kind: str
    called: str
    about: str


class ResultsModel(QAbstractListModel):
    """The rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[GroupRow | HitRow, ...] = ()

    def show(self, found: Found, session: Session) -> None:
        """Show what was found."""
        rows = tuple(_rows(found, session))
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """Return the place in a row; None for a heading."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found.hit if isinstance(found, HitRow) else None

    def next_hit(self, row: int, step: int) -> int:
        """Return the nearest row of a place from here on in a direction, or -1."""
        while 0 <= row < len(self.rows):
            if self.hit(row):
                return row
            row += step
        return -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only places be chosen."""
        is_hit = self.hit(index.row()) is not None
        return super().flags(index) if is_hit else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return all of a row as a screen reader says it."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        if isinstance(row, GroupRow):
            return row.words
        parts = (row.kind, row.called, row.about, row.hit.excerpt.text)
        return ", ".join(filter(None, parts))


def _rows(found: Found, session: Session) -> Iterator[GroupRow | HitRow]:
    for candidate, hits in by_candidate(found.hits).items():
        yield GroupRow(group_words(candidate, session), len(hits))
        for hit in hits:
            about = hit.details.text or whose(hit.place, session)
            yield HitRow(hit, kind_words(hit.place), called(hit, session), about)
