"""The one question of a column whose dates can be read in several orders."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from calibrate.exchange.tables.date_column import Question
from calibrate.exchange.tables.dates import Order
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.frame import label

CHOOSE = "Choose how these dates are meant"


class DateChoice(QFrame):
    """Asks in which order dates are written; `chosen` tells of an answer.

    Hidden without a question. The answer can be changed while the same column is shown.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", wrap=True)
        self.box = ChoiceBox(CHOOSE)
        self.box.activated.connect(lambda _: self.chosen.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 11)
        column.addWidget(self.words)
        column.addWidget(self.box)
        set_role(self, "trouble")
        self.forget()

    @property
    def order(self) -> Order | None:
        """The order that was chosen, None while none is."""
        value = self.box.currentData()
        return Order(value) if value else None

    def forget(self) -> None:
        """Ask nothing; another table is shown."""
        self.box.clear()
        self.hide()

    def ask(self, question: Question | None) -> None:
        """Ask a question, unless it stands here already."""
        if question is None:
            self.setVisible(self.order is not None)
            return
        self.words.setText(question.sentence)
        self.box.clear()
        self.box.addItem(CHOOSE, "")
        for order in question.orders:
            told = order.value.replace("-", " ")
            self.box.addItem(f"{question.reading(order)}  ·  {told}", order.value)
        self.show()
