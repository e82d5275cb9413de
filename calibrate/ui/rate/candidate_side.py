"""The left of the Rate screen: who is rating, and the candidates."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import Measures
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.rate.candidate_list import CandidateList


class CandidateSide(QWidget):
    """Whoever sits at the machine, above their candidates."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel(role="strong")
        self.list = CandidateList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(6)
        column.addLayout(_inset(label("Rating as", "label")))
        column.addLayout(_inset(self.name))
        column.addSpacing(10)
        column.addLayout(_inset(label("Candidates", "label")))
        column.addWidget(self.list, 1)
        column.addLayout(_inset(KeyLabel(("[", "]"), "candidate"), None))

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self.list.fit(measures)


def _inset(*widgets: QWidget | None) -> QHBoxLayout:
    """Return a row set in from the edge; None stretches."""
    row = QHBoxLayout()
    row.setContentsMargins(20, 0, 16, 0)
    row.setSpacing(6)
    for widget in widgets:
        if widget:
            row.addWidget(widget)
        else:
            row.addStretch()
    return row
