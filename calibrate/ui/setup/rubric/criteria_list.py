"""The criteria of a step as a list, and below them what a level says as a whole."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem

from calibrate.domain.rubric.rubric import Criterion, Pairing, Rubric, Section, Step
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_focus, draw_pill, fills, pill_size
from calibrate.ui.look.painted_text import draw_line, hairline
from calibrate.ui.look.theme import font, tokens
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.criteria import WHOLE_LEVEL, pairing_words
from calibrate.words.phrases import several

ROW_HEIGHT = 54
MARKED = "Marked"


class CriteriaModel(QAbstractListModel):
    """The criteria of a step; the last row stands for the level as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[tuple[Criterion, Pairing], ...] = ()
        self.sections: tuple[Section, ...] = ()
        self.step = Step("", "")
        self.marked = ""

    def show_rubric(self, rubric: Rubric, step: Step) -> None:
        """Show the criteria of a step."""
        self.beginResetModel()
        self.rows, self.step = rubric.for_step(step), step
        levels = (step.current, step.target)
        self.sections = tuple(section for section in rubric.sections if section.level in levels)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows) + 1

    def title(self, row: int) -> str:
        """Return a row's title."""
        return self.rows[row][0].title if row < len(self.rows) else WHOLE_LEVEL

    def words(self, row: int) -> str:
        """Return how many examples and gaps a row has."""
        parts = self.rows[row][0].expectations if row < len(self.rows) else self.sections
        examples = sum(len(part.examples) for part in parts)
        gaps = sum(len(part.gaps) for part in parts)
        return f"{several(examples, 'example')}, {several(gaps, 'gap')}"

    def pill(self, row: int) -> str:
        """Return the pill of a criterion that is marked, or on which only one level speaks."""
        if row < len(self.rows) and self.rows[row][0].id == self.marked:
            return MARKED
        pairing = self.rows[row][1] if row < len(self.rows) else Pairing.PAIRED
        return pairing_words(pairing, self.step)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's title, and all of it for screen readers."""
        row = index.row()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(row)}, {self.pill(row) or 'paired'}, {self.words(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.title(row))
        return self.title(row) if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(EnlargedDelegate):
    """Paints a criterion: number, title, pill, examples and gaps."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(100, ROW_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, model, row = option.widget, index.model(), index.row()
        assert isinstance(view, QListView) and isinstance(model, CriteriaModel)
        rect = QRectF(option.rect)
        chosen = index == view.currentIndex()
        if chosen or view.selectionModel().isSelected(index):
            with fills(painter, tokens().color("selection")):
                painter.drawRoundedRect(rect.adjusted(0, 1, -4, -2), 6, 6)
        painter.fillRect(hairline(rect).adjusted(0, 0, -4, 0), tokens().color("hairline"))
        if row < len(model.rows):
            number = QRectF(rect.left() + 8, rect.top() + 8, 22, 18)
            draw_line(painter, number, str(row + 1), font(12), "muted")
        pill = model.pill(row)
        room = pill_size(pill).width() + 8 if pill else 0
        title = QRectF(rect.left() + 32, rect.top() + 8, rect.width() - 46 - room, 18)
        draw_line(painter, title, model.title(row), font(13, QFont.Weight.DemiBold), "ink")
        below = QRectF(title.left(), rect.top() + 27, rect.width() - 46, 18)
        draw_line(painter, below, model.words(row), font(12), "muted")
        if pill:
            place = QRectF(rect.right() - room - 6, rect.top() + 8, room - 8, 18)
            draw_pill(painter, place, pill)
        if chosen and view.hasFocus():
            draw_focus(painter, rect.adjusted(4, 5, -8, -6), 3)


class CriteriaList(QListView):
    """The list. `chosen` tells that other rows are chosen; F2 renames, P pairs.

    Shift takes more rows along. One criterion can be marked, to be made one with another.
    """

    chosen = Signal()
    rename_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.criteria = CriteriaModel()
        self.setModel(self.criteria)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Criteria")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    @property
    def current(self) -> Criterion | None:
        """The chosen criterion; None for the level as a whole."""
        row = self.currentIndex().row()
        return self.criteria.rows[row][0] if 0 <= row < len(self.criteria.rows) else None

    @property
    def several(self) -> tuple[str, ...]:
        """The ids of the criteria that are chosen, in the order of the ladder."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.criteria.rows[row][0].id for row in rows if row < len(self.criteria.rows))

    @property
    def marked(self) -> Criterion | None:
        """The criterion that is marked."""
        rows = self.criteria.rows
        return next((one for one, _ in rows if one.id == self.criteria.marked), None)

    def mark(self, criterion: str) -> None:
        """Mark a criterion, or without one none any more."""
        self.criteria.marked = criterion
        self.viewport().update()

    def show_rubric(self, rubric: Rubric, step: Step) -> None:
        """Show the criteria of a step; the current one stays the current one."""
        row, id = self.currentIndex().row(), self.current.id if self.current else None
        ids = [criterion.id for criterion, _ in rubric.for_step(step)]
        blocked = self.blockSignals(True)
        if self.criteria.marked not in ids:
            self.criteria.marked = ""
        self.criteria.show_rubric(rubric, step)
        row = ids.index(id) if id in ids else max(0, min(row, len(ids)))
        self.setCurrentIndex(self.criteria.index(row))
        self.blockSignals(blocked)

    def choose(self, criterion: str) -> None:
        """Choose a criterion, or without one the level as a whole."""
        ids = [one.id for one, _ in self.criteria.rows]
        row = ids.index(criterion) if criterion in ids else len(ids)
        self.setCurrentIndex(self.criteria.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename on F2 or Enter."""
        match event.key():
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.rename_wanted.emit()
            case _:
                super().keyPressEvent(event)
