"""What can be done with a sealed candidate: reveal, or withdraw."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase
from calibrate.packet.wording import sentence
from calibrate.ui.elided import ElidedButton
from calibrate.ui.frame import label
from calibrate.ui.meeting.wording import missing, missing_words, people
from calibrate.ui.panel import Panel, Section
from calibrate.ui.theme import set_role

CLOSED = {
    SessionPhase.SETUP: "Rating is not open yet. Open it in Set-up first.",
    SessionPhase.CLOSED: "This session is closed and read-only.",
}


class RevealForm(Panel):
    """The reveal, with who is missing. `revealed`, `override_wanted`, `withdrawal_wanted`."""

    revealed = Signal()
    override_wanted = Signal()
    withdrawal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Reveal")
        self.heading = Section("Reveal round 1", is_first=True)
        self.sentence = label("", "muted", wrap=True)
        self.reveal = QPushButton("Reveal round 1")
        self.override = ElidedButton()
        self.leaving = Section("Not in this session?")
        self.withdraw = QPushButton("Withdraw candidate…")
        self.decision = Section("Vote and decision")
        self.later = label("Open after the reveal.", "muted", wrap=True)
        self.reveal.setAccessibleName("Reveal round 1")
        self.withdraw.setAccessibleName("Withdraw candidate")
        set_role(self.reveal, "primary")
        self.reveal.clicked.connect(self.revealed)
        self.override.clicked.connect(self.override_wanted)
        self.withdraw.clicked.connect(self.withdrawal_wanted)
        for widget in (self.heading, self.sentence, self.reveal, self.override):
            self.body.addWidget(widget)
        for widget in (self.leaving, self.withdraw, self.decision, self.later):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_state(self, session: Session, state: CandidateState) -> None:
        """Show what can be done with a candidate now."""
        is_sealed = state.phase is CandidatePhase.SEALED
        names = [one.name for one in missing(session, state.id)]
        closed = CLOSED.get(session.phase, "")
        why = closed or missing_words(names)
        self.heading.title.setText("Reveal round 1" if is_sealed else "Withdrawn")
        self.sentence.setText(why if is_sealed else sentence(state.withdrawn_because))
        self.reveal.setVisible(is_sealed)
        self.reveal.setEnabled(not (closed or names))
        self.reveal.setAccessibleDescription(why if closed or names else "")
        self.override.setVisible(is_sealed and bool(names) and not closed)
        self.override.set_whole(f"Reveal without {people(names)}…")
        for widget in (self.leaving, self.withdraw, self.decision, self.later):
            widget.setVisible(is_sealed)
        self.withdraw.setEnabled(not closed)
