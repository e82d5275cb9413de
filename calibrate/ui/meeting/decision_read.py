"""A decision that was recorded: read, not edited."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.decisions import OUTCOME_WORDS, Decision, exceptions
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.packet.wording import day, moment, sentence
from calibrate.ui.frame import label
from calibrate.ui.meeting.wording import votes
from calibrate.ui.panel import Panel, Section
from calibrate.ui.theme import set_role


class DecisionRead(Panel):
    """Outcome, vote, reason, dissent and follow-ups. `packet_wanted` asks for the packet."""

    packet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Decision")
        self.heading = Section("Decision", is_first=True)
        self.outcome = label("", "title")
        self.parts = QVBoxLayout()
        self.parts.setSpacing(6)
        self.packet = QPushButton("Packet…")
        self.packet.setAccessibleName("Packet")
        set_role(self.packet, "primary")
        self.packet.clicked.connect(self.packet_wanted)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.outcome)
        self.body.addLayout(self.parts)
        self.body.addStretch(1)
        self.foot.addWidget(label("A decision is not edited.", "meta"))
        self.foot.addWidget(self.packet)
        self._shown: Decision | None = None

    def show_sheet(self, session: Session, sheet: Sheet) -> None:
        """Show the decision of a sheet."""
        decision = sheet.decision
        if decision is None or decision == self._shown:
            return
        self._shown = decision
        self.outcome.setText(OUTCOME_WORDS[decision.outcome])
        self.heading.note.setText(moment(sheet.decided) if sheet.decided else "")
        _clear(self.parts)
        for widget in _widgets(session, sheet, decision):
            self.parts.addWidget(widget)


def _widgets(session: Session, sheet: Sheet, decision: Decision) -> Iterable[QWidget]:
    """Make a label for everything that the decision says."""
    names = {one.id: one.name for one in session.panel.panelists}
    yield label(votes(decision.vote), wrap=True)
    for words in _exceptions(session, sheet, decision):
        yield label(words, "muted", wrap=True)
    yield Section("Reason")
    yield _read(decision.reason)
    for dissent in decision.dissents:
        yield Section(f"Dissent of {names.get(dissent.panelist, 'a panelist')}")
        yield _read(dissent.text)
    if decision.follow_ups:
        yield Section("Follow-ups")
    for follow_up in decision.follow_ups:
        yield _read(follow_up.text)
        due = f", {day(follow_up.due)}" if follow_up.due else ""
        yield label(f"{follow_up.owner}{due}", "meta", wrap=True)


def _exceptions(session: Session, sheet: Sheet, decision: Decision) -> list[str]:
    rated = len({one.panelist for row in sheet.rows for one in row.ratings})
    present = decision.vote.total if decision.vote else rated
    needed = session.quorum(sheet.candidate.id)
    return [sentence(found) for found in exceptions(decision, present, needed)]


def _read(text: str) -> QLabel:
    return label(text, wrap=True)


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget:
            widget.hide()
            widget.deleteLater()
