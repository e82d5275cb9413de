"""Takes a slip that is pasted, which is a ballot as one line of text."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.travel.ballot import Ballot
from calibrate.exchange.ballots.ballot_file import SLIP, ballot_in
from calibrate.ui.parts.dialog import FittedDialog, named
from calibrate.ui.parts.fields.line_field import SearchField

LONGEST = 1_000_000
WHAT = "What was pasted"


class SlipDialog(FittedDialog):
    """One field; `ballot` is what was in the slip."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "Paste a slip", "Look at it")
        self.ballot: Ballot | None = None
        self.subheading.setText(
            "A slip is a short ballot as one line, as it came in a message. Blanks and line ends "
            "that got into it do not matter."
        )
        self.slip = SearchField(placeholder=f"{SLIP}…", longest=LONGEST)
        self.body.addLayout(named("The slip", self.slip))
        self.slip.textChanged.connect(self._allow)
        self._allow()

    @classmethod
    def ask(cls, parent: QWidget | None) -> Ballot | None:
        """Ask, and return the ballot, or None if it was given up."""
        dialog = cls(parent)
        dialog.exec()
        return dialog.ballot

    def finish(self) -> None:
        """Read it; stay and say why if that cannot be."""
        try:
            self.ballot = ballot_in(self.slip.text().encode(), WHAT)
        except CalibrateError as error:
            self.trouble.say(str(error))
            QTimer.singleShot(0, self.grow)  # once the sentence has its lines
        else:
            self.accept()

    def _allow(self) -> None:
        self.primary.setEnabled(bool(self.slip.text().strip()))
