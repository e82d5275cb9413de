"""The paper that pages are drawn for, as a box to choose from; the choice is this machine's."""

from __future__ import annotations

from PySide6.QtCore import Signal

from calibrate.domain.handing.editions import Paper
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.preferences import remember_paper, remembered_paper
from calibrate.words.handing.editions import PAPERS


class PaperBox(ChoiceBox):
    """Begins with what was chosen last, or what is usual here. `chosen` tells of another."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("Paper")
        for paper, words in PAPERS.items():
            self.addItem(words, paper)
        self.setCurrentIndex(self.findData(remembered_paper()))
        self.currentIndexChanged.connect(self._choose)

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return Paper(self.currentData())

    def _choose(self) -> None:
        remember_paper(self.paper)
        self.chosen.emit()
