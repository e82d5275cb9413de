"""Asks what is kept about a candidate until after the vote."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import KeepFacts
from calibrate.domain.errors import BadInput
from calibrate.domain.people import Candidate
from calibrate.domain.voice.facts import Facts, outcome_line, read_outcome
from calibrate.ui.desk import Attempt
from calibrate.ui.look import zoom
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.words.days import read_day
from calibrate.words.freeze.people import HOW_TO_WRITE_A_DAY
from calibrate.words.voice.facts import (
    A_DAY,
    AN_OUTCOME,
    LEVEL_SINCE,
    ONE_A_LINE,
    PROMOTED,
    WHY_KEPT,
    facts_heading,
)

HEIGHT = 110


class FactsDialog(FittedDialog):
    """Two days and a line for each earlier outcome; all of it may be empty."""

    def __init__(
        self, parent: QWidget | None, candidate: Candidate, before: Facts, attempt: Attempt
    ) -> None:
        super().__init__(parent, facts_heading(candidate.name), "Save")
        self._candidate, self._before, self._attempt = candidate.id, before, attempt
        self.subheading.setText(WHY_KEPT)
        self.since = line_field(_day(before.level_since), A_DAY)
        self.promoted = line_field(_day(before.promoted), A_DAY)
        self.outcomes = TextArea("\n".join(map(outcome_line, before.outcomes)), AN_OUTCOME)
        zoom.hold(self.outcomes, height=HEIGHT)
        self.body.addLayout(named(LEVEL_SINCE, self.since))
        self.body.addLayout(named(PROMOTED, self.promoted))
        self.body.addLayout(named(ONE_A_LINE, self.outcomes))

    @property
    def entered(self) -> Facts:
        """What is entered now; raise BadInput for a line that is none."""
        lines = (line for line in self.outcomes.toPlainText().splitlines() if line.strip())
        outcomes = tuple(map(read_outcome, lines))
        return Facts(_read(self.since), _read(self.promoted), outcomes)

    def finish(self) -> None:
        """Keep what is entered; stay and say why if that is refused."""
        try:
            facts = self.entered
        except BadInput as error:
            self.trouble.say(str(error))
            self.grow()
            return
        if facts == self._before:
            self.accept()
        else:
            self.close_unless_refused(self._attempt(KeepFacts(self._candidate, facts)))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read(field: LineField) -> date | None:
    text = field.text().strip()
    day = read_day(text)
    if text and day is None:
        raise BadInput(f"{field.accessibleName()}: {HOW_TO_WRITE_A_DAY}")
    return day
