"""The right side of Record: the chosen line in full, and whether the file holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from calibrate.domain.record.log import Verification
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.panel import Panel, Section
from calibrate.ui.record.record_rows import LineRow
from calibrate.words.days import time_of_day
from calibrate.words.phrases import several

PROMISE = (
    "Verifying reads the whole file: every line of the log has to follow from the one before, and "
    "everything in the file from the log."
)
LIMIT = (
    "A file that its holder rewrote whole still holds. Only a head that was kept elsewhere tells: "
    "packets print theirs."
)
READING = "Reading the whole file…"
MOST_PROBLEMS = 20


class LinePanel(Panel):
    """Says all of the chosen line.

    `copy_wanted`, `verify_wanted` and `packet_wanted` say what a person wants.
    """

    copy_wanted = Signal()
    verify_wanted = Signal()
    packet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Line and file")
        self.heading = Section("", is_first=True)
        self.sentence, self.actor = label("", wrap=True), label("", "meta", wrap=True)
        self.moment, self.head = label("", "meta", wrap=True), _selectable(label("", "meta"))
        self.copy = QPushButton("Copy")
        self.result = label("", "strong", wrap=True)
        self.found = _selectable(label("", "meta", wrap=True))
        self.verify = QPushButton("Verify")
        self.packet = QPushButton("Verify a packet…")
        self.copy.clicked.connect(self.copy_wanted)
        self.verify.clicked.connect(self.verify_wanted)
        self.packet.clicked.connect(self.packet_wanted)
        self.packet.setAccessibleName("Verify a packet")
        self.verify.setAccessibleDescription(PROMISE)
        set_role(self.verify, "primary")
        self._lay_out()
        self.show_lines(())
        self.forget()

    def show_lines(self, lines: Sequence[LineRow]) -> None:
        """Show one line in full, or how many are chosen."""
        line = lines[0] if len(lines) == 1 else None
        self.heading.title.setText(f"Line {line.entry.sequence}" if line else _count(lines))
        self.sentence.setText(line.sentence if line else "")
        self.actor.setText(line.actor if line else "")
        self.moment.setText(f"{line.day}, {_clock(line.entry.time)}" if line else "")
        self.head.setText(f"Head after it\n{_in_fours(line.entry.head)}" if line else "")
        self.head.setAccessibleName(f"Head after it: {line.entry.head}" if line else "")
        for shown in (self.sentence, self.actor, self.moment, self.head):
            shown.setVisible(line is not None)
        self.copy.setText(f"Copy {several(len(lines), 'line')}" if len(lines) > 1 else "Copy line")
        self.copy.setEnabled(bool(lines))

    def show_reading(self) -> None:
        """Say that the file is being read, before the window waits for it."""
        self.result.setText(READING)
        self.found.setText("")
        self._show_result()
        self.repaint()

    def show_found(self, verification: Verification, now: datetime) -> None:
        """Say whether the file holds, and if not, what was found."""
        problems = verification.problems
        if verification.holds:
            self.result.setText(f"The file holds, verified at {time_of_day(now)}.")
            self.found.setText(f"Head of the log\n{_in_fours(verification.head)}")
        else:
            more = len(problems) - MOST_PROBLEMS
            rest = [f"And {several(more, 'more problem')}."] if more > 0 else []
            self.result.setText(f"The file does not hold: {several(len(problems), 'problem')}.")
            self.found.setText("\n".join([*problems[:MOST_PROBLEMS], *rest]))
        self._show_result()

    def forget(self) -> None:
        """Say nothing of a file that may have changed since it was verified."""
        self.result.setText("")
        self.found.setText("")
        self._show_result()

    def _show_result(self) -> None:
        self.result.setVisible(bool(self.result.text()))
        self.found.setVisible(bool(self.found.text()))

    def _lay_out(self) -> None:
        for widget in (self.heading, self.sentence, self.actor, self.moment, self.head, self.copy):
            self.body.addWidget(widget)
        self.body.addWidget(Section("Does the file hold?"))
        self.body.addWidget(label(PROMISE, "muted", wrap=True))
        self.body.addWidget(label(LIMIT, "muted", wrap=True))
        self.body.addWidget(self.result)
        self.body.addWidget(self.found)
        self.body.addStretch(1)
        self.foot.addWidget(self.verify)
        self.foot.addWidget(self.packet)


def _count(lines: Sequence[LineRow]) -> str:
    return several(len(lines), "line") if lines else "No line chosen"


def _clock(time: datetime) -> str:
    """Return a time of day with the offset that it was recorded with, such as 14:25:08+01:00."""
    return time.timetz().isoformat("seconds")


def _in_fours(head: str) -> str:
    """Return a head in groups on two lines, so that two can be compared by eye."""
    groups = [head[at : at + 4] for at in range(0, len(head), 4)]
    half = len(groups) // 2
    return f"{' '.join(groups[:half])}\n{' '.join(groups[half:])}"


def _selectable(shown: QLabel) -> QLabel:
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setWordWrap(True)
    return shown
