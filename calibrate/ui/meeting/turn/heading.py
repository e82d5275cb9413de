"""Who is talked about, over the middle of the console."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calibrate.domain.record.case import Case
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.meeting.situation.wording import about, opened

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CandidateHeading(QWidget):
    """Name and background at the left, how far the round is at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel(role="title")
        self.about = ElidedLabel(role="meta")
        self.phase = ElidedLabel(role="strong")
        self.who = ElidedLabel(role="meta")
        for words in (self.phase, self.who):
            words.setAlignment(RIGHT)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        for left, right in ((self.name, self.phase), (self.about, self.who)):
            line = QHBoxLayout()
            line.addWidget(left, 1)
            line.addSpacing(24)
            line.addWidget(right, 0, Qt.AlignmentFlag.AlignBottom)
            self._column.addLayout(line)

    def show_case(self, case: Case, now: datetime) -> None:
        """Show whose case it is and how far their round is."""
        self.name.set_whole(case.sheet.candidate.name)
        self.about.set_whole(about(case.sheet))
        phase, who = opened(case, now)
        self.phase.set_whole(phase)
        self.who.set_whole(who)

    def fit(self, measures: Measures) -> None:
        """Take the paddings and faces of a window's measures."""
        side = measures.padding
        self._column.setContentsMargins(side, 16, side, 12)
        set_role(self.name, "title" if side > 20 else "title-narrow")
