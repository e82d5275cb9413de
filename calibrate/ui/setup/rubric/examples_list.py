"""The examples of a step as a list: those that stand on no criterion, or those that do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem

from calibrate.domain.rubric.examples import Example
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_focus, fills
from calibrate.ui.look.painted_text import draw_line, hairline, one_line
from calibrate.ui.look.theme import font, tokens
from calibrate.ui.parts.tables.indexes import NOWHERE, Index
from calibrate.words.criteria import example_place

ROW_HEIGHT = 50


class ExamplesModel(QAbstractListModel):
    """A row an example."""

    def __init__(self) -> None:
        super().__init__()
        self.examples: tuple[Example, ...] = ()

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Show other examples."""
        self.beginResetModel()
        self.examples = tuple(examples)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.examples)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an example, and with where it stands for screen readers."""
        example = self.examples[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one_line(example.text)}, {example_place(example)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(example.text)
        return one_line(example.text) if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(EnlargedDelegate):
    """Paints an example: how it begins, and where it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(100, ROW_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, model = option.widget, index.model()
        assert isinstance(view, QListView) and isinstance(model, ExamplesModel)
        rect, example = QRectF(option.rect), model.examples[index.row()]
        chosen = index == view.currentIndex()
        if chosen:
            with fills(painter, tokens().color("selection")):
                painter.drawRoundedRect(rect.adjusted(0, 1, -4, -2), 6, 6)
        painter.fillRect(hairline(rect).adjusted(0, 0, -4, 0), tokens().color("hairline"))
        above = QRectF(rect.left() + 8, rect.top() + 6, rect.width() - 20, 18)
        draw_line(painter, above, one_line(example.text), font(13), "ink")
        below = above.translated(0, 19)
        draw_line(painter, below, example_place(example), font(12), "muted")
        if chosen and view.hasFocus():
            draw_focus(painter, rect.adjusted(4, 5, -8, -6), 3)


class ExamplesList(QListView):
    """The list. `chosen` tells that another example is the current one."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model_of_examples = ExamplesModel()
        self.setModel(self.model_of_examples)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Examples")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    @property
    def current(self) -> Example | None:
        """The chosen example."""
        row, examples = self.currentIndex().row(), self.model_of_examples.examples
        return examples[row] if 0 <= row < len(examples) else None

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Show examples; whichever comes where the chosen one was is chosen now."""
        if tuple(examples) == self.model_of_examples.examples:
            return
        row = max(0, self.currentIndex().row())
        blocked = self.blockSignals(True)
        self.model_of_examples.show_examples(examples)
        self.go_to(min(row, len(examples) - 1))
        self.blockSignals(blocked)

    def go_to(self, row: int) -> None:
        """Choose a row, if it is there."""
        if 0 <= row < len(self.model_of_examples.examples):
            index = self.model_of_examples.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)
