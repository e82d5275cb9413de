"""Asks until when a candidate may respond to the decision, and what they respond."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import RecordResponse, SetResponseDeadline, new_id
from calibrate.domain.people import Candidate
from calibrate.domain.text.lengths import LONGEST_TEXT
from calibrate.domain.voice.answers import Answers
from calibrate.ui.desk import Attempt
from calibrate.ui.look.theme import scaled
from calibrate.ui.parts.dialog import Dialog, FittedDialog, line_field, named
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.words.days import read_day
from calibrate.words.freeze.people import HOW_TO_WRITE_A_DAY
from calibrate.words.voice.answers import (
    CAME,
    NEVER_EDITED,
    TURN_TO,
    UNTIL,
    WITH_THE_LETTER,
    deadline_heading,
    response_heading,
)
from calibrate.words.voice.facts import A_DAY

WIDTH, HEIGHT = 640, 500


class DeadlineDialog(FittedDialog):
    """A day, or none, and to whom the candidate turns."""

    def __init__(
        self, parent: QWidget | None, candidate: Candidate, answers: Answers, attempt: Attempt
    ) -> None:
        super().__init__(parent, deadline_heading(candidate.name), "Save")
        self._candidate, self._attempt = candidate.id, attempt
        self.subheading.setText(WITH_THE_LETTER)
        self.until = line_field(answers.until.isoformat() if answers.until else "", A_DAY)
        self.until.selectAll()
        self.turn_to = TextArea(answers.turn_to)
        self.turn_to.setMinimumHeight(scaled(72))
        self.body.addLayout(named(UNTIL, self.until))
        self.body.addLayout(named(TURN_TO, self.turn_to))

    def finish(self) -> None:
        """Keep the day; stay and say why if that is refused."""
        text, day = self.until.text().strip(), read_day(self.until.text())
        if text and day is None:
            self.trouble.say(HOW_TO_WRITE_A_DAY)
            self.grow()
            return
        command = SetResponseDeadline(self._candidate, day, self.turn_to.toPlainText())
        self.close_unless_refused(self._attempt(command))


class ResponseDialog(Dialog):
    """What the candidate responds, and on which day it came; it is never edited afterwards."""

    def __init__(
        self, parent: QWidget | None, candidate: Candidate, today: date, attempt: Attempt
    ) -> None:
        super().__init__(parent, response_heading(candidate.name), "File it")
        self.take_size(WIDTH, HEIGHT)
        self.heading.setWordWrap(True)
        self._candidate, self._attempt, self._id = candidate.id, attempt, new_id()
        self.subheading.setText(NEVER_EDITED)
        self.words = TextArea("", longest=LONGEST_TEXT)
        self.words.setMinimumHeight(scaled(160))
        self.came = line_field(today.isoformat(), A_DAY)
        self.body.addLayout(named("What they respond", self.words), 1)
        self.body.addLayout(named(CAME, self.came))

    def finish(self) -> None:
        """File it; stay and say why if that is refused."""
        day = read_day(self.came.text())
        if day is None:
            self.trouble.say(HOW_TO_WRITE_A_DAY)
            return
        command = RecordResponse(self._id, self._candidate, self.words.toPlainText(), day)
        self.close_unless_refused(self._attempt(command))
