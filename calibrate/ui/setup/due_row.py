"""Until which day ratings are asked for: a quiet line, and a dialog that sets the day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from calibrate.domain.commands import SetDue
from calibrate.domain.session import Session, SessionPhase
from calibrate.domain.text.lengths import LONGEST_REASON
from calibrate.ui.desk import Attempt
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.frame import label
from calibrate.words.days import read_day
from calibrate.words.freeze.due import NO_DAY, due_words
from calibrate.words.freeze.people import HOW_TO_WRITE_A_DAY, WHY_DUE

PLACEHOLDER = "such as 2026-12-04, or empty"


class DueRow(QWidget):
    """The line; it takes no room once the meeting is open. `wanted` asks for another day."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "meta", wrap=True)
        self.change = QPushButton()
        set_role(self.change, "small")
        self.change.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_session(self, session: Session, today: date) -> None:
        """Show until when a session's ratings are asked for."""
        due = session.asked_until
        self.setVisible(session.phase in (SessionPhase.SETUP, SessionPhase.RATING))
        self.words.setText(due_words(due, today).replace(", on ", ",\non ") if due else NO_DAY)
        self.change.setText("Change…" if due else "Set a day…")
        does = "Change until when ratings are due" if due else "Set until when ratings are due"
        self.change.setAccessibleName(does)
        give_tip(self.change, does)


class DueDialog(FittedDialog):
    """A day, or none; once rating is open it may have a reason."""

    def __init__(
        self, parent: QWidget | None, session: Session, today: date, attempt: Attempt
    ) -> None:
        super().__init__(parent, "When ratings are due", "Save")
        self._attempt, self._today = attempt, today
        self.subheading.setText("Nothing closes on that day: what comes later counts as well.")
        self.due = line_field(session.due.isoformat() if session.due else "", PLACEHOLDER)
        self.due.selectAll()
        self.because = line_field(longest=LONGEST_REASON)
        self.said = label("", "muted", wrap=True)
        self.body.addLayout(named("Day", self.due))
        if session.phase is not SessionPhase.SETUP:
            self.body.addLayout(named(WHY_DUE, self.because))
        self.body.addWidget(self.said)
        self.due.textChanged.connect(self._tell)
        self._tell()

    def finish(self) -> None:
        """Keep the day; stay and say why if that is refused."""
        command = SetDue(read_day(self.due.text()), self.because.text().strip())
        self.close_unless_refused(self._attempt(command))

    def _tell(self) -> None:
        """Say how far off the day is, or how a day is written."""
        due, is_empty = read_day(self.due.text()), not self.due.text().strip()
        self.primary.setEnabled(is_empty or due is not None)
        none = NO_DAY if is_empty else HOW_TO_WRITE_A_DAY
        self.said.setText(due_words(due, self._today) if due else none)
