"""Asks with whom a panelist has a conflict of interest, in their own kit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from calibrate.domain.changes import Answer
from calibrate.domain.commands import Command, DeclareConflict
from calibrate.domain.session import CandidateState
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.frame import label
from calibrate.words.travel.kits import AFTER_CONFLICT

Attempt = Callable[[Command, str], Answer]
"""Carries out a command of a panelist, or says why that is refused."""


class ConflictDialog(FittedDialog):
    """One of the candidates, and why; `attempt` declares it for the panelist."""

    def __init__(
        self,
        parent: QWidget | None,
        candidates: Sequence[CandidateState],
        current: str | None,
        attempt: Attempt,
        panelist: str,
    ) -> None:
        super().__init__(parent, "Declare a conflict", "Declare it")
        self._attempt, self._panelist = attempt, panelist
        self.whom = ChoiceBox()
        for state in candidates:
            self.whom.addItem(state.name, state.id)
        self.whom.setCurrentIndex(max(0, self.whom.findData(current)))
        self.because = line_field(placeholder="May stay empty; sealed until the reveal")
        self.body.addLayout(named("With whom", self.whom))
        self.body.addLayout(named("Why", self.because))
        self.body.addWidget(label(AFTER_CONFLICT, "muted", wrap=True))
        self.primary.setEnabled(bool(candidates))

    def finish(self) -> None:
        """Declare it; stay and say why if that is refused."""
        because, whom = self.because.text().strip(), self.whom.currentData()
        command = DeclareConflict(self._panelist, whom, because)
        self.close_unless_refused(self._attempt(command, self._panelist))
