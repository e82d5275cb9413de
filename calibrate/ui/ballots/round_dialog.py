"""Takes into a kit the line by which a session says that a second round began."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from calibrate.domain.changes import Answer, Change
from calibrate.domain.commands import TakeSecondRound
from calibrate.domain.errors import CalibrateError
from calibrate.domain.travel.second_round import SecondRound
from calibrate.exchange.ballots.messages import MARKS, message_in
from calibrate.ui.parts.dialog import FittedDialog, named
from calibrate.ui.parts.fields.line_field import SearchField
from calibrate.words.travel.ballots import WHAT_A_ROUND_IS

LONGEST = 100_000
WHAT = "What was pasted"


class RoundDialog(FittedDialog):
    """One field; `change` is what opening the round did, once that was done."""

    def __init__(
        self, parent: QWidget | None, attempt: Callable[[TakeSecondRound], Answer]
    ) -> None:
        super().__init__(parent, "Open a second round", "Open it")
        self._attempt = attempt
        self.change: Change | None = None
        self.subheading.setText(WHAT_A_ROUND_IS)
        self.line = SearchField(placeholder=f"{MARKS[SecondRound]}…", longest=LONGEST)
        self.body.addLayout(named("The line", self.line))
        self.line.textChanged.connect(self._allow)
        self._allow()

    def finish(self) -> None:
        """Open it; stay and say why if that cannot be."""
        try:
            begun = message_in(self.line.text().encode(), SecondRound, WHAT)
        except CalibrateError as error:
            self.trouble.say(str(error))
            QTimer.singleShot(0, self.grow)  # once the sentence has its lines
            return
        answer = self._attempt(TakeSecondRound(begun))
        self.change = answer if isinstance(answer, Change) else None
        self.close_unless_refused(answer)

    def _allow(self) -> None:
        self.primary.setEnabled(bool(self.line.text().strip()))
