"""Lists side by side, of which a screen reader finds the keyboard in one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSignalBlocker
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QTableView

from calibrate.ui.parts.tables.indexes import Index

NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate

if TYPE_CHECKING:
    _View = QTableView
else:
    _View = object


class OneFocus(_View):
    """Mixed into a list or a table: it has a current item for Qt only while the keyboard is there.

    To Qt the current item has the focus, wherever the keyboard is. So the item rests while the
    keyboard is elsewhere; `currentIndex` returns it all the same.
    """

    _resting: QPersistentModelIndex | None = None

    def currentIndex(self) -> QModelIndex:
        """Return the current item, whether it rests or not."""
        here, resting = super().currentIndex(), self._resting
        if here.isValid() or resting is None or not resting.isValid():
            return here
        return resting.model().index(resting.row(), resting.column())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let another item rest as well, if the keyboard is elsewhere."""
        self._resting = None
        super().currentChanged(current, previous)
        if not self._has_keyboard():
            self._rest()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the item that rests the current one again."""
        resting = self.currentIndex()
        if resting.isValid():
            with QSignalBlocker(self.selectionModel()):
                self.selectionModel().setCurrentIndex(resting, NO_UPDATE)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the current item rest."""
        super().focusOutEvent(event)
        if not self._has_keyboard():
            self._rest()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _rest(self) -> None:
        here = super().currentIndex()
        if here.isValid():
            self._resting = QPersistentModelIndex(here)
            with QSignalBlocker(self.selectionModel()):
                self.selectionModel().clearCurrentIndex()
