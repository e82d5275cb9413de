"""Minutes of each case beside what the talk changed: where a session is closed, and afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calibrate.domain.minutes.minutes import MeetingMinutes
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import scaled
from calibrate.ui.meeting.consent.case_list import ROW, CaseList
from calibrate.ui.parts.dialog import Confirm, FittedDialog
from calibrate.ui.parts.frame import label
from calibrate.words.consent.minutes import (
    HEADING,
    change_words,
    time_words,
    total_words,
    way_words,
)
from calibrate.words.phrases import capitalized, sentence

SEEN = 5
"""How many cases are seen without scrolling."""
WIDTH = 560


class MinutesList(QWidget):
    """What all cases took, and a line of each."""

    def __init__(self, minutes: MeetingMinutes) -> None:
        super().__init__()
        self.total = label(sentence(total_words(minutes)), "muted", wrap=True)
        self.list = CaseList(HEADING)
        self.list.show_lines(
            [
                (
                    f"{one.name}: {time_words(one.seconds)}",
                    capitalized(f"{way_words(one)} · {change_words(one)}"),
                )
                for one in minutes.cases
            ]
        )
        self.list.setFixedHeight(scaled(ROW) * min(max(len(minutes.cases), 1), SEEN) + scaled(14))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(HEADING, "label"))
        column.addWidget(self.total)
        column.addWidget(self.list)


class CloseDialog(Confirm):
    """Asks whether to close the session, with the minutes that the next one is planned by."""

    def __init__(
        self, parent: QWidget | None, title: str, sentence: str, primary: str, found: MeetingMinutes
    ) -> None:
        super().__init__(parent, title, sentence, primary)
        zoom.hold(self, WIDTH)
        self.minutes = MinutesList(found)
        self.minutes.setVisible(bool(found.cases))
        self.body.addWidget(self.minutes)


class MinutesDialog(FittedDialog):
    """Shows the minutes once everything is over."""

    def __init__(self, parent: QWidget | None, found: MeetingMinutes) -> None:
        super().__init__(parent, HEADING, "Done")
        zoom.hold(self, WIDTH)
        self.minutes = MinutesList(found)
        self.body.addWidget(self.minutes)
        self.cancel.hide()
