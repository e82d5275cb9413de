"""Sends a ballot from a kit: as a file, or its second round as a slip, if that can be pasted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from calibrate.domain.ballots import SECOND
from calibrate.domain.errors import CalibrateError
from calibrate.domain.travel.ballot import Ballot
from calibrate.exchange.ballots.ballot_file import ballot_bytes, slip
from calibrate.exchange.files import write_whole
from calibrate.ui.parts.dialog import FittedDialog
from calibrate.ui.parts.files.dropping import BALLOT
from calibrate.ui.parts.frame import label
from calibrate.words.phrases import several
from calibrate.words.travel.ballots import SEALED_UNTIL, SLIP_OF_ROUND

BALLOT_FILES = f"Calibrate ballots (*{BALLOT})"
LONGEST_SLIP = 20_000
"""Characters: three entries of round 2 take 17,700 of them, and one of round 1 takes 23,000."""


class SendDialog(FittedDialog):
    """Says what goes out; `sent` is what was done, in words."""

    def __init__(self, parent: QWidget | None, ballot: Ballot, usual: Path) -> None:
        super().__init__(parent, "Send my ballot", "Save as a file…")
        self._ballot, self._usual, self.sent = ballot, usual, ""
        entries = several(len(ballot.entries), "entry", "entries")
        self.body.addWidget(label(SEALED_UNTIL.format(entries=entries), wrap=True))
        self.slip = slip(_newest(ballot))
        self.copy = QPushButton("Copy as a slip")
        self.copy.setAccessibleName("Copy as a slip")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        if len(self.slip) < LONGEST_SLIP:
            self.body.addWidget(label(SLIP_OF_ROUND, "muted", wrap=True))
            self.buttons.insertWidget(1, self.copy)

    @classmethod
    def ask(cls, parent: QWidget | None, ballot: Ballot, usual: Path) -> str:
        """Ask, and return in words what was done, or nothing."""
        dialog = cls(parent, ballot, usual)
        dialog.exec()
        return dialog.sent

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where it is sent."""
        super().showEvent(event)
        self.primary.setFocus()

    def finish(self) -> None:
        """Ask where the file goes, and write it; stay and say why if that cannot be."""
        path, _ = QFileDialog.getSaveFileName(self, "Your ballot", str(self._usual), BALLOT_FILES)
        if not path:
            return
        try:
            write_whole(Path(path), ballot_bytes(self._ballot))
        except CalibrateError as error:
            self.trouble.say(str(error))
            QTimer.singleShot(0, self.grow)  # once the sentence has its lines
        else:
            self.sent = f"Ballot saved as {Path(path).name}"
            self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.slip)
        self.sent = "Ballot copied as a slip"
        self.accept()


def _newest(ballot: Ballot) -> Ballot:
    """Return what a slip holds: the second round alone, once something of it was submitted."""
    second = tuple(one for one in ballot.entries if one.round == SECOND)
    return replace(ballot, entries=second) if second else ballot
