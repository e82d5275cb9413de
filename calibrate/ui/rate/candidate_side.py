"""The left of the Rate screen: as whom one rates, and the candidates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.people import Panelist
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import Measures
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.rate.candidate_list import CandidateList


class CandidateSide(QWidget):
    """The choice of a panelist above their candidates. `served` carries a panelist's id."""

    served = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.who = ChoiceBox()
        self.who.setAccessibleName("Rating as")
        self.name = ElidedLabel(role="strong")
        self.name.hide()
        self.list = CandidateList()
        self.who.currentIndexChanged.connect(self._serve)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(6)
        column.addLayout(_inset(label("Rating as", "label")))
        column.addLayout(_inset(self.who))
        column.addLayout(_inset(self.name))
        column.addSpacing(10)
        column.addLayout(_inset(label("Candidates", "label")))
        column.addWidget(self.list, 1)
        column.addLayout(_inset(KeyLabel(("[", "]"), "candidate"), None))

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self.list.fit(measures)

    def offer(self, raters: Sequence[Panelist]) -> None:
        """Offer those who rate; whoever was chosen stays chosen while they are there.

        Where there is only one of them, there is nothing to choose.
        """
        before = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        for panelist in raters:
            self.who.addItem(panelist.name, panelist.id)
        self.who.setCurrentIndex(max(0, self.who.findData(before)))
        self.who.setEnabled(bool(raters))
        self.who.setVisible(len(raters) != 1)
        self.name.setVisible(len(raters) == 1)
        self.name.set_whole(self.who.currentText())
        self.who.blockSignals(False)
        if self.who.currentData() != before:
            self._serve()

    def choose(self, panelist: str) -> None:
        """Choose a panelist, if they are offered."""
        position = self.who.findData(panelist)
        if position >= 0:
            self.who.setCurrentIndex(position)

    def _serve(self) -> None:
        if self.who.currentData():
            self.served.emit(self.who.currentData())


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
