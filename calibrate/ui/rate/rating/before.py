"""What was said in round 1 on the criterion that is rated again, above the new rating."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.sheet import SheetRow
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.words.ratings import point_words

NOTHING_SAID = "You gave no rating in round 1"


class Before(QWidget):
    """One's own answer of round 1, and the way to take it over or to read the panel's.

    `taken_over` asks for the same rating again, `read_wanted` for what everybody said.
    """

    taken_over = Signal()
    read_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = ElidedLabel(role="label")
        self.again = KeyButton("As before", "B")
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Enter records what was taken over
        self.read = KeyButton("What the panel said…", "P")
        set_role(self.again, "small")
        set_role(self.read, "link")
        self.again.clicked.connect(self.taken_over)
        self.read.clicked.connect(self.read_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        column.addLayout(_row(self.said, self.again))
        column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_before(self, lookup: SheetLookup, row: SheetRow) -> None:
        """Show what was said on a criterion; nothing while round 1 is rated."""
        before = lookup.before.get(row.criterion.id)
        self.said.set_whole(NOTHING_SAID)
        if before:
            self.said.set_whole(f"You said {point_words(before.value)} in round 1")
        self.again.setVisible(before is not None)
        self.setVisible(lookup.is_second)


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return row
