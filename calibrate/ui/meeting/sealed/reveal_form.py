"""What can be done with a sealed candidate: reveal, read, put off; one who left can come back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.presence.presence import awaited_raters
from calibrate.domain.session import CandidatePhase, CandidateState, SessionPhase
from calibrate.ui.look.elided import ElidedButton
from calibrate.ui.look.theme import set_role
from calibrate.ui.meeting.situation.wording import (
    NOT_OPEN,
    READ_ONLY,
    missing_words,
    people,
)
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.panel import Panel, Section
from calibrate.words.days import at, time_left
from calibrate.words.phrases import sentence
from calibrate.words.travel.witness import ASK_THE_WITNESS

MORE = 120
"""Seconds of reading time that one press adds."""

CLOSED = {
    SessionPhase.SETUP: NOT_OPEN,
    SessionPhase.CLOSED: READ_ONLY,
}


class RevealForm(Panel):
    """The reveal, with who is missing; silent reading; putting off; or the way back.

    `revealed` and `override_wanted` open the round, with everybody or without; `hand_over_wanted`
    lets somebody rate here. `reading_granted` carries seconds.
    """

    revealed = Signal()
    override_wanted = Signal()
    hand_over_wanted = Signal()
    reading_granted = Signal(int)
    reading_ended = Signal()
    set_aside_wanted = Signal()
    withdrawal_wanted = Signal()
    reopening_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Reveal")
        self.heading = Section("Reveal round 1", is_first=True)
        self.sentence = label("", "muted", wrap=True)
        self.reveal = KeyButton("Reveal round 1", "R")
        self.override, self.rate_here = ElidedButton(), QPushButton("Rate in the room…")
        self.reading = Section("Silent reading")
        self.more, self.end = QPushButton("Add 2 minutes"), KeyButton("End now", "R")
        self.leaving = Section("Not now?")
        self.aside, self.withdraw = QPushButton("Set aside"), QPushButton("Withdraw…")
        self.decision = Section("Vote and decision")
        self.later = label("Open after the reveal.", "muted", wrap=True)
        self.reopen = QPushButton("Reopen…")
        self._name()
        self._lay_out()
        self._connect()

    def show_state(self, situation: Situation, state: CandidateState) -> None:
        """Show what can be done with a candidate now."""
        session, is_sealed = situation.session, state.phase is CandidatePhase.SEALED
        closed = _closed(situation)
        names = [rater.name for rater in awaited_raters(session, state.id)]
        why = closed or missing_words(session, state.id)
        self.heading.title.setText("Reveal round 1" if is_sealed else "Withdrawn")
        self.sentence.setText(why if is_sealed else sentence(state.withdrawn_because))
        role = "primary" if situation.meeting.is_open else "plain"
        if self.reveal.property("role") != role:
            set_role(self.reveal, role)
        self.reveal.setText(ASK_THE_WITNESS if session.witness else "Reveal round 1")
        self.reveal.setEnabled(not (closed or names))
        self.reveal.setAccessibleDescription(why if closed or names else "")
        self.override.set_whole(f"Reveal without {people(names)}…")
        can_act = is_sealed and not closed
        self.reveal.setVisible(is_sealed)
        self.override.setVisible(can_act and bool(names))
        self.rate_here.setVisible(can_act and bool(names))
        self.reopen.setVisible(not is_sealed)
        at_hand = situation.is_at_hand(state.id)
        for widget in (self.reading, self._reading):
            widget.setVisible(can_act and at_hand)
        for widget in (self.leaving, self._leaving, self.decision, self.later):
            widget.setVisible(is_sealed)
        self.aside.setEnabled(at_hand and not closed)
        self.withdraw.setEnabled(not closed)
        self.show_time(situation, state.id)

    def show_time(self, situation: Situation, candidate: str) -> None:
        """Say when the silent reading ends."""
        reading = situation.meeting.reading(candidate, situation.now)
        self.end.setEnabled(reading is not None)
        is_read = reading is not None and not reading.is_over
        self.reveal.show_key("R" if situation.is_at_hand(candidate) and not is_read else "")
        self.end.show_key("R" if is_read else "")
        if reading is None:
            self.reading.note.setText("none now")
        elif reading.is_over:
            self.reading.note.setText("time is up")
        elif situation.meeting.is_paused:
            self.reading.note.setText(f"paused, {time_left(reading.left)} left")
        else:
            now = situation.now
            self.reading.note.setText(f"ends {at(now + reading.left, now)}")

    def _name(self) -> None:
        self.reveal.setAccessibleName("Reveal round 1")
        self.rate_here.setAccessibleName("Rate in the room")
        self.more.setAccessibleName("Add 2 minutes of silent reading")
        self.end.setAccessibleName("End the silent reading now")
        self.aside.setAccessibleName("Set aside until later")
        self.withdraw.setAccessibleName("Withdraw candidate")
        self.reopen.setAccessibleName("Reopen")

    def _lay_out(self) -> None:
        self._reading, self._leaving = _row(self.more, self.end), _row(self.aside, self.withdraw)
        for widget in (
            self.heading,
            self.sentence,
            self.reveal,
            self.override,
            self.rate_here,
            self.reopen,
            self.reading,
            self._reading,
            self.leaving,
            self._leaving,
            self.decision,
            self.later,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.reveal.clicked.connect(self.revealed)
        self.override.clicked.connect(self.override_wanted)
        self.rate_here.clicked.connect(self.hand_over_wanted)
        self.more.clicked.connect(lambda: self.reading_granted.emit(MORE))
        self.end.clicked.connect(self.reading_ended)
        self.aside.clicked.connect(self.set_aside_wanted)
        self.withdraw.clicked.connect(self.withdrawal_wanted)
        self.reopen.clicked.connect(self.reopening_wanted)


def _closed(situation: Situation) -> str:
    """Return why nothing can be done at all, or nothing."""
    phase = situation.session.phase
    if phase is SessionPhase.CLOSED and not situation.is_closed:
        return ""
    return CLOSED.get(phase, "")


def _row(*buttons: QPushButton) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button, 1)
    return made
