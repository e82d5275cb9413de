"""The rows that a list of the log shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, Qt

from calibrate.packet.wording import several
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.parts.indexes import NOWHERE, Index
from calibrate.ui.record.record_rows import DayRow, LineRow, Row, narrowed, with_days


class RecordModel(QAbstractListModel):
    """Lines of the log with headings of days, narrowed to what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[LineRow, ...] = ()
        self.rows: list[Row] = []
        self.count = 0
        self._typed = ""

    def show(self, lines: Sequence[LineRow]) -> None:
        """Show these lines, as far as they hold what was typed."""
        self.lines = tuple(lines)
        self._build()

    def narrow(self, typed: str) -> None:
        """Show only the lines that hold every word."""
        self._typed = typed
        self._build()

    def place(self, number: int) -> int:
        """Return the row of the line of this number, or of the newest line; -1 if there is none."""
        rows = [at for at, row in enumerate(self.rows) if isinstance(row, LineRow)]
        same = (at for at in rows if self.line(at).entry.sequence == number)
        return next(same, rows[0] if rows else -1)

    def line(self, place: int) -> LineRow:
        """Return the line in a row that is no heading."""
        row = self.rows[place]
        assert isinstance(row, LineRow)
        return row

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines and headings there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return what a row says, in short or all of it."""
        row = self.rows[index.row()]
        match role, row:
            case Qt.ItemDataRole.AccessibleTextRole, LineRow():
                return row.spoken
            case Qt.ItemDataRole.AccessibleTextRole, DayRow():
                return f"{row.day}, {several(row.count, 'line')}"
            case Qt.ItemDataRole.DisplayRole, _:
                return row.sentence if isinstance(row, LineRow) else row.day
            case Qt.ItemDataRole.ToolTipRole, LineRow():
                return plain_tip(row.sentence)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, and headings be passed over."""
        if index.isValid() and isinstance(self.rows[index.row()], LineRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _build(self) -> None:
        self.beginResetModel()
        found = narrowed(self.lines, self._typed)
        self.count = len(found)
        self.rows = with_days(found)
        self.endResetModel()
