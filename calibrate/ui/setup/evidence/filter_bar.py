"""A line above the matrix that narrows it: words, the unplaced alone, and the order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.fields.line_field import SearchField
from calibrate.ui.parts.frame import label
from calibrate.ui.setup.evidence.wanted import Order, Wanted

ORDERS = {
    Order.NUMBER: "By number",
    Order.DATE: "By date",
    Order.KIND: "By kind",
    Order.TITLE: "By title",
}


class FilterBar(QWidget):
    """Is there only while it is asked for; Escape empties and closes it. `changed` says so."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = SearchField(placeholder="Words, kind, date or reference")
        self.line.setAccessibleName("Filter the pieces")
        self.unplaced = CheckBox("Unplaced only")
        self.order = ChoiceBox("Order of the pieces")
        for order, words in ORDERS.items():
            self.order.addItem(words, order)
        self.count = label("", "meta")
        self.first = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.line, 1)
        for widget in (self.unplaced, self.order, self.count):
            row.addWidget(widget)
        self.line.textChanged.connect(self.changed)
        self.unplaced.toggled.connect(self.changed)
        self.order.currentIndexChanged.connect(self.changed)
        self.hide()

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        order = Order(self.order.currentData())
        return Wanted(self.line.text(), self.unplaced.isChecked(), order, self.first)

    def open(self) -> None:
        """Show the line with the keyboard in it."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def sort_by(self, criterion: str) -> None:
        """Let the pieces on a criterion come first, or no longer if they do."""
        self.first = "" if criterion == self.first else criterion
        self.changed.emit()

    def only_unplaced(self) -> None:
        """Show the unplaced alone, or all again."""
        self.unplaced.toggle()
        self.setVisible(self.wanted.hides or self.wanted.order is not Order.NUMBER)

    def close_bar(self) -> None:
        """Show everything again."""
        self.first = ""
        self.line.clear()
        self.unplaced.setChecked(False)
        self.order.setCurrentIndex(0)
        self.hide()
        self.changed.emit()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Return and Down go on to the pieces that are left."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_bar()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Down:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
