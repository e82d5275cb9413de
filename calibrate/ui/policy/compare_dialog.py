"""What two policies chose otherwise, in the sentences of both, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from calibrate.domain.policy.policy import Policy
from calibrate.ui.look import zoom
from calibrate.ui.parts.dialog import FittedDialog
from calibrate.ui.parts.frame import label
from calibrate.words.policy.policy import differences, summary

WIDTH = 760
Named = tuple[str, Policy]


class ComparePolicies(FittedDialog):
    """A table of what differs: what it is about, and the sentence of each."""

    def __init__(self, parent: QWidget | None, one: Named, other: Named) -> None:
        super().__init__(parent, "Policies compared", "Close")
        zoom.hold(self, WIDTH)
        self.cancel.hide()
        found = differences(one[1], other[1])
        self.subheading.setText(summary(one[0], other[0], len(found)))
        if not found:
            return
        rows = sentences(found)
        for column, name in enumerate((one[0], other[0]), start=1):
            rows.addWidget(label(name, "label", wrap=True), 0, column)
        self.body.addLayout(rows)


def sentences(rows: Sequence[tuple[str, ...]]) -> QGridLayout:
    """Return rows of what each is about and its sentences, with room for a heading above."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(12)
    for row, words in enumerate(rows, start=1):
        for column, said in enumerate(words):
            shown = label(said, "" if column else "muted", wrap=bool(column))
            grid.addWidget(shown, row, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1 if column else 0)
    return grid
