"""One case of the list: where its ratings stand, its outcome, and the reason to be confirmed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.consent.ground import ConsentCase
from calibrate.domain.decisions import Outcome
from calibrate.domain.drafts.consent import ConsentDraft
from calibrate.domain.session import Session
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.meeting.decision.outcome_button import OutcomeRow
from calibrate.ui.parts.dialog import named
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.words.consent.consent import (
    OUTCOME_FIRST,
    REASON_LACKING,
    apart_words,
    stand_words,
    voters_words,
)
from calibrate.words.phrases import capitalized

REASON_HEIGHT = 132
OUTCOMES = (Outcome.PROMOTE, Outcome.NOT_YET)
AGREED = "Confirmed"
CONFIRM = "Confirm the reason"


class CaseForm(QWidget):
    """Shows one case, and hears what is entered of it.

    `chosen` carries an outcome, `worded` a reason as it is typed, `confirmed` that it stands.
    """

    chosen = Signal(object)
    worded = Signal(str)
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = label("", "panel-title", wrap=True)
        self.stand = label("", wrap=True)
        self.apart = label("", "muted", wrap=True)
        self.voters = label("", "muted", wrap=True)
        self.outcomes = OutcomeRow(OUTCOMES)
        self.reason = TextArea(placeholder=REASON_LACKING)
        zoom.hold(self.reason, height=REASON_HEIGHT)
        self.confirm = QPushButton(CONFIRM)
        self.confirm.setAccessibleName(CONFIRM)
        self.confirm.setAutoDefault(False)
        set_role(self.confirm, "small")
        self.entering = QWidget()
        self._lay_out()
        self.outcomes.chosen.connect(self.chosen)
        self.reason.textChanged.connect(lambda: self.worded.emit(self.reason.toPlainText()))
        self.confirm.clicked.connect(self.confirmed)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.entering)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.outcomes)
        inside.addLayout(named("Reason, for the record", self.reason))
        inside.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for words in (self.name, self.stand, self.apart, self.voters):
            column.addWidget(words)
        column.addWidget(self.entering)
        column.addStretch(1)

    def show_case(
        self, session: Session, case: ConsentCase, draft: ConsentDraft | None, voters: int
    ) -> None:
        """Show a case; without a draft nothing is entered of it yet."""
        state = session.candidate(case.candidate)
        self.name.setText(state.name)
        self.stand.setText(capitalized(stand_words(case.stand, state.candidate.step)))
        apart = apart_words(case, session)
        self.apart.setText(apart)
        self.apart.setVisible(bool(apart))
        self.voters.setText(voters_words(voters, draft.abstained if draft else 0))
        self.entering.setVisible(draft is not None)
        if draft:
            self._show_draft(draft)

    def _show_draft(self, draft: ConsentDraft) -> None:
        self.outcomes.show_outcome(draft.outcome)
        if self.reason.toPlainText() != draft.reason:
            with QSignalBlocker(self.reason):
                QPlainTextEdit.setPlainText(self.reason, draft.reason)
        is_chosen = draft.outcome is not None
        self.reason.setPlaceholderText(REASON_LACKING if is_chosen else OUTCOME_FIRST)
        self.reason.setEnabled(draft.outcome is not None)
        can = draft.outcome is not None and bool(draft.reason.strip())
        self.confirm.setEnabled(can and not draft.is_confirmed)
        self.confirm.setText(AGREED if draft.is_confirmed else CONFIRM)
