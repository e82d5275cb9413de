"""Opening the meeting: minutes a candidate, minutes to read, and the lot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from calibrate.domain.agenda.situation import Situation
from calibrate.ui.look.theme import set_role
from calibrate.ui.meeting.situation.wording import NOT_OPEN, READ_ONLY
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choosing import show_checked
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.panel import Panel, Section
from calibrate.ui.parts.stepper import Stepper
from calibrate.words.days import duration
from calibrate.words.phrases import several
from calibrate.words.talking.reasons import BEGIN_WITH_REASONS

MOST = 600
NOBODY = "There is no candidate to talk about."


class OpeningForm(Panel):
    """Opens the meeting, and later changes what was set then.

    `opened` and `minutes_wanted` carry the minutes a candidate and those to read; `names_hidden`
    whether the room's screen leaves out all names, `reasons_chosen` whether reasons come first.
    """

    opened = Signal(int, int)
    minutes_wanted = Signal(int, int)
    names_hidden = Signal(bool)
    reasons_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__("Opening")
        self.heading = Section("Open the meeting", is_first=True)
        self.sentence = label("", "muted", wrap=True)
        self.minutes, self.reading = Stepper("Minutes a candidate"), Stepper("Minutes to read")
        self.total = label("", "meta", wrap=True)
        self.hide_names = CheckBox("Hide names on the projector")
        self.reasons = CheckBox(BEGIN_WITH_REASONS)
        self.open = QPushButton("Open the meeting")
        self.why_not = label("", "meta", wrap=True)
        self.open.setAccessibleName("Open the meeting")
        set_role(self.open, "primary")
        self._situation: Situation | None = None
        self._lay_out()
        self.minutes.changed.connect(self._judge)
        self.reading.changed.connect(self._judge)
        self.open.clicked.connect(self._press)
        self.hide_names.toggled.connect(self.names_hidden)
        self.reasons.toggled.connect(self.reasons_chosen)

    def show_situation(self, situation: Situation) -> None:
        """Show what stands; minutes that somebody is changing stay as they are typed."""
        before, meeting = self._situation, situation.meeting
        self._situation = situation
        kept = (before.meeting.minutes, before.meeting.reading_minutes) if before else None
        if kept != (meeting.minutes, meeting.reading_minutes):
            self.minutes.show_value(meeting.minutes)
            self.reading.show_value(meeting.reading_minutes)
        is_open = meeting.is_open
        self.heading.title.setText("Time and names" if is_open else "Open the meeting")
        self.sentence.setText(_sentence(situation))
        self.hide_names.setVisible(is_open)
        show_checked(self.hide_names, meeting.names_hidden)
        for field in (self.minutes, self.reading, self.hide_names):
            field.setEnabled(not (situation.is_set_up or situation.is_closed))
        show_checked(self.reasons, situation.session.reasons_first.is_chosen)
        self.reasons.setEnabled(not situation.is_closed)
        self._judge()

    def _lay_out(self) -> None:
        self.body.addWidget(self.heading)
        self.body.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(10)
        for field in (self.minutes, self.reading):
            row.addWidget(field, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.total)
        self.body.addWidget(self.hide_names)
        self.body.addWidget(self.reasons)
        self.body.addStretch(1)
        self.foot.addWidget(self.why_not)
        self.foot.addWidget(self.open)

    def _judge(self) -> None:
        """Say what the minutes come to, and whether they can be kept."""
        situation = self._situation
        if situation is None:
            return
        minutes, reading = self.minutes.value or 0, self.reading.value or 0
        waiting = sum(situation.is_waiting(state.id) for state in situation.order)
        total = duration(minutes * waiting)
        self.total.setText(f"{several(waiting, 'candidate')}: {total} in all.")
        why_not = _why_not(situation, minutes, reading)
        kept = (situation.meeting.minutes, situation.meeting.reading_minutes)
        is_same = situation.meeting.is_open and (minutes, reading) == kept
        words = "Keep these minutes" if situation.meeting.is_open else "Open the meeting"
        self.open.setText(words)
        self.open.setAccessibleName(words)
        self.open.setEnabled(not why_not and not is_same)
        self.open.setAccessibleDescription(why_not)
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))

    def _press(self) -> None:
        if self._situation:
            is_open = self._situation.meeting.is_open
            wanted = self.minutes_wanted if is_open else self.opened
            wanted.emit(self.minutes.value or 0, self.reading.value or 0)


def _sentence(situation: Situation) -> str:
    if situation.meeting.is_open:
        return "Every candidate has the same minutes. What was used stays as it is."
    return (
        "The order is drawn by lot, and the lot is recorded. It can be changed at any time. "
        "Every candidate has the same minutes."
    )


def _why_not(situation: Situation, minutes: int, reading: int) -> str:
    if situation.is_set_up:
        return NOT_OPEN
    if situation.is_closed:
        return READ_ONLY
    if not situation.session.candidates:
        return NOBODY
    if not 1 <= minutes <= MOST:
        return f"A candidate’s time is 1 to {MOST} minutes."
    if reading > minutes:
        return "The time to read is a part of a candidate’s minutes."
    return ""
