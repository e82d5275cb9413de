"""Asks with whom a panelist has a conflict of interest, in their own kit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from calibrate.domain.changes import Answer
from calibrate.domain.session import CandidateState
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.frame import label
from calibrate.words.travel.kits import AFTER_CONFLICT

Declare = Callable[[str, str], Answer]
"""Declares a conflict with the candidate of this id, for this reason, or says why not."""


class ConflictDialog(FittedDialog):
    """One of the candidates, and why; `declare` does it or says why that is refused."""

    def __init__(
        self,
        parent: QWidget | None,
        candidates: Sequence[CandidateState],
        current: str | None,
        declare: Declare,
    ) -> None:
        super().__init__(parent, "Declare a conflict", "Declare it")
        self._declare = declare
        self.whom = ChoiceBox()
        for state in candidates:
            self.whom.addItem(state.name, state.id)
        self.whom.setCurrentIndex(max(0, self.whom.findData(current)))
        self.because = line_field(placeholder="May stay empty; only the facilitator reads it")
        self.body.addLayout(named("With whom", self.whom))
        self.body.addLayout(named("Why", self.because))
        self.body.addWidget(label(AFTER_CONFLICT, "muted", wrap=True))
        self.primary.setEnabled(bool(candidates))

    def finish(self) -> None:
        """Declare it; stay and say why if that is refused."""
        because = self.because.text().strip()
        self.close_unless_refused(self._declare(self.whom.currentData(), because))
