"""The agenda at the left: candidates in their order, moved by drag or by keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView

from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.theme import Measures, appearance, scaled
from calibrate.ui.meeting.agenda.agenda_items import Agenda
from calibrate.ui.meeting.agenda.agenda_paint import AgendaDelegate
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.ui.parts.tables.one_focus import OneFocus

Flag = Qt.ItemFlag


class AgendaModel(QAbstractListModel):
    """The items of the agenda."""

    def __init__(self) -> None:
        super().__init__()
        self.items = Agenda()
        self.is_movable = False

    def show(self, items: Agenda) -> None:
        """Show these items; what is at the same place stays gone to."""
        before, self.items = self.items, items
        if before.ids != items.ids:
            self.beginResetModel()
            self.endResetModel()
        elif len(items):
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))

    def show_time(self, items: Agenda) -> None:
        """Show the minutes of these same items as they are now."""
        before, self.items = self.items, items
        place = items.at_hand
        if place is not None and before[place] != items[place]:
            self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a candidate's name, or all that is said of them."""
        item = self.items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.name
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(item.spoken)
            case Qt.ItemDataRole.AccessibleTextRole:
                return item.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let candidates be dragged where the order may change, and be dropped between others."""
        if not index.isValid():
            return Flag.ItemIsDropEnabled if self.is_movable else Flag.NoItemFlags
        plain = Flag.ItemIsEnabled | Flag.ItemIsSelectable | Flag.ItemNeverHasChildren
        return plain | Flag.ItemIsDragEnabled if self.is_movable else plain

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that candidates are moved."""
        return Qt.DropAction.MoveAction


class AgendaList(OneFocus, QListView):
    """Chooses whom to look at, and puts candidates into another order.

    `chosen` carries the id of the candidate that is looked at, `arranged` all ids in the order
    that a person wants. What is looked at is the selection: the keyboard may stand elsewhere.
    """

    chosen = Signal(str)
    arranged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.agenda = AgendaModel()
        self._delegate = AgendaDelegate(self)
        self.setModel(self.agenda)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Agenda")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.selectionModel().selectionChanged.connect(self._tell)
        appearance.changed.connect(self.viewport().update)

    @property
    def current(self) -> str:
        """The id of the candidate that is looked at, or nothing."""
        rows = self.selectionModel().selectedRows()
        return self.ids[rows[0].row()] if rows else ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The candidates' ids, from the top."""
        return self.agenda.items.ids

    def show_items(self, items: Agenda, is_movable: bool) -> None:
        """Show the agenda; whoever is looked at stays so."""
        kept = self.current
        self.agenda.is_movable = is_movable
        blocked = self.blockSignals(True)
        self.agenda.show(items)
        if kept and self.current != kept:
            self.choose(kept)
        self.blockSignals(blocked)
        self._limit_height()

    def choose(self, candidate: str) -> None:
        """Look at a candidate, if they are on the agenda; at nobody without one."""
        if candidate in self.ids:
            self._go(self.ids.index(candidate))
        elif not candidate:
            self.selectionModel().clearSelection()

    def step(self, by: int) -> None:
        """Look at the next candidate, or with -1 at the one before."""
        row = self._place(self.current)
        if 0 <= row + by < len(self.ids):
            self._go(row + by)

    def shift(self, candidate: str, by: int) -> None:
        """Ask for a candidate to be so many places further down."""
        row = self._place(candidate)
        if row >= 0:
            self._ask_for(row, row + by)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self._delegate.measures = measures
        self.scheduleDelayedItemsLayout()
        self._limit_height()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for another order; the list itself changes once that was recorded."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        source, target = self.currentIndex().row(), self._gap_at(event.position().toPoint())
        self.setState(QListView.State.NoState)
        self.viewport().update()
        if source >= 0:
            self._ask_for(source, target - 1 if target > source else target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at whoever the keyboard stands at, where nobody is looked at yet."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space)
        if event.key() in moves and not self.current and self.currentIndex().isValid():
            self._go(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def _limit_height(self) -> None:
        """Be no higher than the candidates are, so that what follows stands right below them."""
        self.setMaximumHeight(max(len(self.ids), 1) * scaled(self._delegate.row_height) + 2)

    def _go(self, row: int) -> None:
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.agenda.index(row), select)

    def _place(self, candidate: str) -> int:
        return self.ids.index(candidate) if candidate in self.ids else -1

    def _gap_at(self, point: QPoint) -> int:
        """Return before which row a drop falls."""
        index = self.indexAt(point)
        if not index.isValid():
            return len(self.ids)
        below = point.y() > self.visualRect(index).center().y()
        return index.row() + int(below)

    def _ask_for(self, source: int, target: int) -> None:
        if not self.agenda.is_movable or source == target or not 0 <= target < len(self.ids):
            return
        order = [id for place, id in enumerate(self.ids) if place != source]
        order.insert(target, self.ids[source])
        self.arranged.emit(tuple(order))

    def _tell(self) -> None:
        if self.current:
            self.chosen.emit(self.current)
