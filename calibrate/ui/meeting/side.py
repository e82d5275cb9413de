"""The right side of the console: who is here, and what can be done now."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase
from calibrate.ui.look.theme import Measures
from calibrate.ui.meeting.attendance.attendance import Attendance
from calibrate.ui.meeting.decision.decision_form import DecisionForm
from calibrate.ui.meeting.decision.decision_read import DecisionRead
from calibrate.ui.meeting.sealed.opening_form import OpeningForm
from calibrate.ui.meeting.sealed.reveal_form import RevealForm


class Side(QWidget):
    """Attendance, and below it one panel: opening, reveal, decision, or what was decided."""

    def __init__(self) -> None:
        super().__init__()
        self.attendance, self.opening = Attendance(), OpeningForm()
        self.reveal_form, self.decision_form = RevealForm(), DecisionForm()
        self.decision, self.nothing = DecisionRead(), QWidget()
        self.panels = QStackedWidget()
        forms = (self.opening, self.reveal_form, self.decision_form, self.decision)
        for panel in (*forms, self.nothing):
            self.panels.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.attendance)
        column.addWidget(self.panels, 1)

    def show_elsewhere(self, situation: Situation) -> None:
        """Show that nothing can be done here while a deputy runs a part."""
        self.attendance.show_situation(situation, "")
        self.panels.setCurrentWidget(self.nothing)

    def show_all(self, situation: Situation) -> None:
        """Show what concerns all candidates."""
        self.attendance.show_situation(situation, "")
        self.opening.show_situation(situation)
        self.panels.setCurrentWidget(self.opening)

    def show_sealed(self, situation: Situation, candidate: str) -> None:
        """Show what can be done with a candidate who is sealed, or was withdrawn."""
        self.attendance.show_situation(situation, candidate)
        self.reveal_form.show_state(situation, situation.session.candidate(candidate))
        self.panels.setCurrentWidget(self.reveal_form)

    def show_case(self, situation: Situation, case: Case, draft: DecisionDraft) -> None:
        """Show what can be done with a candidate who is revealed, or how they were decided."""
        sheet = case.sheet
        self.attendance.show_situation(situation, sheet.candidate.id)
        if sheet.phase is CandidatePhase.DECIDED:
            self.decision.show_case(case, situation.now)
            self.panels.setCurrentWidget(self.decision)
            return
        following = situation.next_up
        is_other = following is not None and following.id != sheet.candidate.id
        self.decision_form.show_sheet(
            situation.session,
            sheet,
            draft,
            now=situation.now,
            following=following.name if following and is_other else "",
            earlier=case.earlier,
        )
        self.panels.setCurrentWidget(self.decision_form)

    def show_time(self, situation: Situation, candidate: str) -> None:
        """Show the time as it is now."""
        if self.panels.currentWidget() is self.reveal_form:
            self.reveal_form.show_time(situation, candidate)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self.attendance.fit(measures)
        for panel in (self.opening, self.reveal_form, self.decision_form, self.decision):
            panel.fit(measures)
