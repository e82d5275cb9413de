"""What is wrong with a row of a table, told exactly."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from calibrate.exchange.tables.table import Problem, quoted
from calibrate.ui.look.marks import WarningSign
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.frame import label


class ProblemBox(QFrame):
    """What is wrong with a row: exactly where, the value, and what is expected."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "strong", wrap=True)
        self.explanation = label("", "meta", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(12)
        row.addWidget(WarningSign(), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.explanation)
        row.addLayout(words, 1)
        self.next = QPushButton("Next problem")
        self.next.setAccessibleName("Next problem")
        self.next.setAutoDefault(False)
        set_role(self.next, "link")
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        set_role(self, "trouble")

    def show_problem(self, problem: Problem | None, several: bool) -> None:
        """Show a problem, or nothing; with `several` there is a way to the next."""
        self.setVisible(problem is not None)
        self.next.setVisible(several)
        if problem is None:
            return
        column = f", column {problem.column}" if problem.column else ""
        value = f": {quoted(problem.value)}" if problem.value.strip() else ""
        self.heading.setText(f"Row {problem.row}{column}{value}")
        mend = "Correct it in the file, or leave this row out."
        self.explanation.setText(f"{problem.explanation} {mend}\n{problem.place}")
