"""The list of the log's lines: chosen by mouse or keys, and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView

from calibrate.domain.record import LogEntry
from calibrate.ui.look.theme import Measures, appearance, measures
from calibrate.ui.parts.indexes import Index
from calibrate.ui.record.record_model import RecordModel
from calibrate.ui.record.record_paint import RecordDelegate
from calibrate.ui.record.record_rows import LineRow


class RecordList(QListView):
    """Shows the log; `chosen` says that other lines are chosen, `copy_wanted` asks for a copy."""

    chosen = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.record = RecordModel()
        self._delegate = RecordDelegate(self, self.record, measures(1600))
        self.setModel(self.record)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("What was done, newest first")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(self.chosen)
        appearance.changed.connect(self.viewport().update)

    @property
    def lines(self) -> list[LineRow]:
        """The lines that are chosen, oldest first."""
        places = sorted((index.row() for index in self.selectedIndexes()), reverse=True)
        return [self.record.line(place) for place in places]

    @property
    def entries(self) -> list[LogEntry]:
        """The same as they stand in the log."""
        return [line.entry for line in self.lines]

    def show_lines(self, lines: Sequence[LineRow]) -> None:
        """Show other lines; the one that was gone to stays so."""
        number = self._number
        self.record.show(lines)
        self._go(number)

    def narrow(self, typed: str) -> None:
        """Show only what holds every word; the line that was gone to stays so if it does."""
        number = self._number
        self.record.narrow(typed)
        self._go(number)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self._delegate.measures = measures
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by the keys that copy everywhere."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _number(self) -> int:
        index: Index = self.currentIndex()
        return self.record.line(index.row()).entry.sequence if index.isValid() else 0

    def _go(self, number: int) -> None:
        place = self.record.place(number)
        if place >= 0:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.record.index(place), select)
        self.chosen.emit()
