"""Asks what a candidate states, in their own words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import WriteStatement
from calibrate.domain.people import Candidate
from calibrate.domain.text.lengths import LONGEST_REASON, LONGEST_TEXT
from calibrate.domain.voice.statement import Statement
from calibrate.ui.desk import Attempt
from calibrate.ui.look.theme import scaled
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.dialog import Dialog, line_field, named
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.words.voice.statement import (
    ROOM_READS,
    WHY_SO_LATE,
    beside_the_evidence,
    statement_heading,
)

WIDTH, HEIGHT = 640, 520


class StatementDialog(Dialog):
    """The words, whether the room reads them too, and once rating is open why they come so late."""

    def __init__(
        self,
        parent: QWidget | None,
        candidate: Candidate,
        before: Statement | None,
        attempt: Attempt,
        is_late: bool = False,
    ) -> None:
        super().__init__(parent, statement_heading(candidate.name), "Save")
        self.take_size(WIDTH, HEIGHT)
        self.heading.setWordWrap(True)
        self._candidate, self._attempt = candidate.id, attempt
        self._is_late = is_late
        self.subheading.setText(beside_the_evidence(is_late))
        self.words = TextArea(before.text if before else "", longest=LONGEST_TEXT)
        self.words.setMinimumHeight(scaled(160))
        self.for_room = CheckBox(ROOM_READS)
        self.for_room.setChecked(before is not None and before.for_room)
        self.because = line_field(longest=LONGEST_REASON)
        self.body.addLayout(named("What they state", self.words), 1)
        self.body.addWidget(self.for_room)
        if is_late:
            self.body.addLayout(named(WHY_SO_LATE, self.because))
        self._given = self._entered

    @property
    def _entered(self) -> tuple[str, bool]:
        return self.words.toPlainText().strip(), self.for_room.isChecked()

    def finish(self) -> None:
        """Keep what is entered; stay and say why if that is refused."""
        if self._entered == self._given:
            self.accept()
            return
        because = self.because.text().strip() if self._is_late else ""
        command = WriteStatement(self._candidate, *self._entered, because)
        self.close_unless_refused(self._attempt(command))
