"""A small table that is edited in place: text is typed, a choice is made from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_chevron, draw_focus
from calibrate.ui.look.painted_text import draw_line, hairline
from calibrate.ui.look.theme import font, scaled, tokens
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.ui.parts.tables.one_focus import OneFocus
from calibrate.ui.parts.tables.plain_header import HEIGHT as HEADER_HEIGHT
from calibrate.ui.parts.tables.plain_header import PlainHeader


class CellRole(IntEnum):
    """What the delegate reads beside a cell's words."""

    COLUMN = Qt.ItemDataRole.UserRole + 11


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its words for a row, and how a row changes by it.

    `change` takes row and new value (a text, or an option's key) and tells whether it was taken;
    None makes the column read-only. `options` gives the (key, words) to choose from, of which
    `chosen` is the one now.
    `share` is the column's part of the width; `strong` sets its words apart.
    """

    title: str
    words: Callable[[Any], str]
    change: Callable[[Any, str], bool] | None = None
    options: Callable[[Any], Sequence[tuple[str, str]]] | None = None
    chosen: Callable[[Any], str] | None = None
    share: int = 1
    strong: bool = False


class RowsModel(QAbstractTableModel):
    """Any values as rows under columns."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[Any, ...] = ()
        self.editable = True

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the current cell stays where their number stays."""
        same = len(rows) == len(self.rows)
        if not same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a cell be edited where its column says how."""
        flags = super().flags(index)
        may = self.editable and index.isValid() and self.columns[index.column()].change
        return flags | Qt.ItemFlag.ItemIsEditable if may else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, or its column."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == CellRole.COLUMN:
            return column
        if role == Qt.ItemDataRole.EditRole:
            return column.chosen(row) if column.chosen else column.words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.words(row) or 'nothing'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.words(row))
        return column.words(row) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand a new value to the column, unless it is what stands there; tell if it was taken."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        if value == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        return column.change is not None and column.change(row, value)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        return self.columns[section].title if across and role == 0 else None


class CellDelegate(EnlargedDelegate):
    """Paints a cell, and edits it by a field or a list of choices.

    `edited` is the cell whose editor was opened last, `is_refused` whether what was entered in it
    last was not taken.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.edited, self.is_refused = QPersistentModelIndex(), False

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        assert isinstance(view, QTableView)
        rect, current = QRectF(option.rect), view.currentIndex()
        if index.row() == current.row() and view.hasFocus():
            painter.fillRect(rect, tokens().color("selection"))
        painter.fillRect(hairline(rect), tokens().color("hairline"))
        column: Column = index.data(CellRole.COLUMN)
        weight = QFont.Weight.DemiBold if column.strong else QFont.Weight.Normal
        editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        words = rect.adjusted(8, 0, -22 if column.options and editable else -6, 0)
        token = "ink" if column.strong or editable else "muted"
        draw_line(painter, words, column.words(self._row(index)), font(13, weight), token)
        if column.options and editable:
            mark = QRectF(rect.right() - 20, rect.center().y() - 5, 10, 10)
            draw_chevron(painter, mark, tokens().color("muted"), opened=True)
        if index == current and view.hasFocus():
            draw_focus(painter, rect.adjusted(4, 4, -4, -5), 3)

    def _row(self, index: Index) -> Any:
        model = index.model()
        assert isinstance(model, RowsModel)
        return model.rows[index.row()]

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a list of choices, opened, or a field for text."""
        self.edited = QPersistentModelIndex(_plain(index))
        column: Column = index.data(CellRole.COLUMN)
        if column.options is None:
            field = LineField(parent=parent)
            field.setAccessibleName(column.title)
            return field
        choice = ChoiceBox(column.title, parent)
        for key, words in column.options(self._row(index)):
            choice.addItem(words, key)
        choice.activated.connect(lambda: self._choose(choice))
        QTimer.singleShot(0, choice, choice.showPopup)
        return choice

    def _choose(self, choice: QComboBox) -> None:
        self.commitData.emit(choice)
        self.closeEditor.emit(choice, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put what stands in the cell into the editor, but over nothing that somebody types."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, LineField) and not editor.is_typed:
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was entered to the model."""
        self.is_refused = not model.setData(_plain(index), _entered(editor))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the editor fill the cell."""
        editor.setGeometry(option.rect.adjusted(0, 1, 0, -2))


class EditTable(OneFocus, QTableView):
    """The table. Enter or F2 edits; Delete asks by `removed` to take the row's value out.

    `pressed_cell` carries (row's value, column) when Enter is pressed where nothing is edited. A
    text that is refused stays in its editor until it is another or Escape gives it up.
    """

    removed = Signal(object)
    pressed_cell = Signal(object, int)

    def __init__(self, name: str, columns: Sequence[Column], row_height: int = 36) -> None:
        super().__init__()
        self.rows = RowsModel(columns)
        self.setModel(self.rows)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(scaled(24))
        self.setHorizontalHeader(PlainHeader())
        self.doubleClicked.connect(self._press)
        self.set_row_height(row_height)

    def set_row_height(self, height: int) -> None:
        """Give every row this height."""
        self.verticalHeader().setDefaultSectionSize(scaled(height))
        self.updateGeometry()

    def show_rows(self, rows: Sequence[Any], editable: bool) -> None:
        """Show these rows."""
        self.rows.editable = editable
        self.rows.show_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))
        self.updateGeometry()
        self._share_width()

    @property
    def content_height(self) -> int:
        """The height at which every row is seen."""
        rows = self.rows.rowCount() * self.verticalHeader().defaultSectionSize()
        return scaled(HEADER_HEIGHT) + rows + 2

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.content_height)

    @property
    def current(self) -> Any:
        """The value of the current row, or None."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def go_to(self, row: int, column: int = 0) -> None:
        """Make a cell the current one, and give it the focus."""
        self.setCurrentIndex(self.rows.index(row, column))
        self.setFocus()

    def commit(self) -> bool:
        """Keep what stands in a cell that is being edited; go there where that is refused."""
        editor = self.indexWidget(_plain(self._cells.edited))
        if editor is None:
            return True
        self.commitData(editor)
        if self._cells.is_refused:
            editor.setFocus()
        else:
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return not self._cells.is_refused

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Close, unless that would lose a text that was refused."""
        gives_up = hint is QStyledItemDelegate.EndEditHint.RevertModelCache
        if gives_up or not self._cells.is_refused or not isinstance(editor, LineField):
            super().closeEditor(editor, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit on Enter, ask to remove on Delete."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._press(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.current is not None and self.rows.editable:
            self.removed.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _press(self, index: QModelIndex) -> None:
        if not index.isValid() or self.indexWidget(index) or not self.commit():
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.pressed_cell.emit(self.rows.rows[index.row()], index.column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        whole = sum(column.share for column in self.rows.columns)
        for section, column in enumerate(self.rows.columns):
            self.setColumnWidth(section, self.viewport().width() * column.share // whole)


def _entered(editor: QWidget) -> str:
    """Return what stands in an editor: the key of a choice, or a text."""
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    assert isinstance(editor, LineField)
    return editor.text().strip()


def _plain(index: Index) -> QModelIndex:
    return index.model().index(index.row(), index.column()) if index.isValid() else NOWHERE
