"""The facilitator's console: candidates, what was submitted or rated, reveal and decision."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from calibrate.domain.commands import Command, RecordDecision, RevealRound, WithdrawCandidate
from calibrate.domain.decision_draft import DecisionDraft
from calibrate.domain.decisions import Outcome
from calibrate.domain.phases import FACILITATOR
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.domain.sheet import Sheet
from calibrate.packet.wording import listing, several
from calibrate.ui.desk import Desk
from calibrate.ui.frame import Screen, label
from calibrate.ui.key_hints import KeyHints
from calibrate.ui.meeting.candidate_list import CandidateList
from calibrate.ui.meeting.decision_form import DecisionForm
from calibrate.ui.meeting.decision_read import DecisionRead
from calibrate.ui.meeting.dialogs import RevealDialog, WithdrawDialog
from calibrate.ui.meeting.heading import CandidateHeading
from calibrate.ui.meeting.ratings_view import RatingsView
from calibrate.ui.meeting.reveal_form import RevealForm
from calibrate.ui.meeting.submitted_view import SubmittedView
from calibrate.ui.meeting.wording import missing

KEYS = (
    (("[", "]"), "candidate"),
    (("↑", "↓"), "criterion"),
    (("→", "←"), "open, fold"),
)


class MeetingScreen(Screen):
    """Runs the meeting. What is half entered about a candidate is kept while others are shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("meeting")
        self.desk = desk
        self._drafts: dict[str, DecisionDraft] = {}
        self._outcomes: dict[str, Outcome | None] = {}
        self.candidates = CandidateList(self._outcome)
        self.heading = CandidateHeading()
        self.submitted = SubmittedView()
        self.ratings = RatingsView()
        self.pages = QStackedWidget()
        self.reveal_form = RevealForm()
        self.decision_form = DecisionForm()
        self.decision = DecisionRead()
        self.side = QStackedWidget()
        self._lay_out()
        self._connect()
        self.fit()
        self.refresh()

    @property
    def candidate(self) -> str:
        """The id of the candidate at hand, or nothing where there is none."""
        return self.candidates.current

    def refresh(self) -> None:
        """Read again what is shown."""
        session = self.desk.session(FACILITATOR)
        self.top.title.setText(session.title)
        self.top.subtitle.setText(several(len(session.candidates), "candidate"))
        self.candidates.show_session(session)
        self._show(session)

    def show_candidate(self, candidate: str) -> None:
        """Go to a candidate."""
        self.candidates.choose(candidate)

    def unfinished(self) -> str:
        """Return whose decisions were begun and not recorded, as a sentence or nothing."""
        names = [
            state.name
            for state in self.desk.session(FACILITATOR).candidates
            if state.phase is CandidatePhase.REVEALED
            and not self._drafts.get(state.id, DecisionDraft()).is_empty
        ]
        if not names:
            return ""
        decisions, are = ("decision", "is") if len(names) == 1 else ("decisions", "are")
        return f"The {decisions} on {listing(names)} {are} not recorded."

    def fit(self) -> None:
        """Lay out again for new measures."""
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.submitted, self.ratings):
            part.fit(self.measures)
        for panel in (self.reveal_form, self.decision_form, self.decision):
            panel.fit(self.measures)

    def _lay_out(self) -> None:
        self._lay_out_left()
        for page in (self.submitted, self.ratings):
            self.pages.addWidget(page)
        self._column = QVBoxLayout(self.middle)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.pages, 1)
        for panel in (self.reveal_form, self.decision_form, self.decision):
            self.side.addWidget(panel)
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.side)
        self.setFocusProxy(self.candidates)

    def _lay_out_left(self) -> None:
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(8)
        heading = label("Candidates", "label")
        heading.setContentsMargins(20, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.candidates, 1)
        column.addWidget(KeyHints(KEYS))

    def _connect(self) -> None:
        self.candidates.chosen.connect(lambda _: self._show(self.desk.session(FACILITATOR)))
        self.reveal_form.revealed.connect(self._reveal)
        self.reveal_form.override_wanted.connect(self._ask_override)
        self.reveal_form.withdrawal_wanted.connect(self._withdraw)
        self.decision_form.withdrawal_wanted.connect(self._withdraw)
        self.decision_form.edited.connect(self._keep)
        self.decision_form.recorded.connect(self._record)
        self.decision.packet_wanted.connect(lambda: self.wanted.emit("packets", self.candidate))
        self.desk.changed.connect(self._changed)
        for key, by in (("[", -1), ("]", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda by=by: self.candidates.step(by))

    def _changed(self) -> None:
        """Read again; a screen that is not seen does so when it is gone to."""
        if self.isVisible():
            self.refresh()

    def _show(self, session: Session) -> None:
        has_candidate = bool(self.candidate)
        for part in (self.heading, self.pages, self.side):
            part.setVisible(has_candidate)
        if not has_candidate:
            return
        state = session.candidate(self.candidate)
        sheet = self.desk.sheet(state.id, FACILITATOR)
        self.heading.show_sheet(sheet)
        self._show_middle(session, state, sheet)
        self._show_right(session, state, sheet)

    def _show_middle(self, session: Session, state: CandidateState, sheet: Sheet) -> None:
        if sheet.reveals:
            self.ratings.show_sheet(sheet)
            self.pages.setCurrentWidget(self.ratings)
        else:
            self.submitted.show_state(session, state)
            self.pages.setCurrentWidget(self.submitted)

    def _show_right(self, session: Session, state: CandidateState, sheet: Sheet) -> None:
        match state.phase:
            case CandidatePhase.REVEALED:
                draft = self._drafts.setdefault(state.id, DecisionDraft())
                self.decision_form.show_sheet(session, sheet, draft)
                self.side.setCurrentWidget(self.decision_form)
            case CandidatePhase.DECIDED:
                self.decision.show_sheet(session, sheet)
                self.side.setCurrentWidget(self.decision)
            case _:
                self.reveal_form.show_state(session, state)
                self.side.setCurrentWidget(self.reveal_form)

    def _outcome(self, candidate: str) -> Outcome | None:
        """Return how a decided candidate was decided; it is read once, for it is not edited."""
        if candidate not in self._outcomes:
            decision = self.desk.sheet(candidate, FACILITATOR).decision
            self._outcomes[candidate] = decision.outcome if decision else None
        return self._outcomes[candidate]

    def _reveal(self) -> None:
        trouble = self._attempt(RevealRound(self.candidate))
        if trouble:
            self._ask_override(trouble)

    def _ask_override(self, invalid: str = "") -> None:
        """Ask without whom to reveal and why; `invalid` says which submission is no good."""
        session, candidate = self.desk.session(FACILITATOR), self.candidate
        out = missing(session, candidate)
        there = [one for one in session.panel.raters(candidate) if one not in out]
        name = session.candidate(candidate).name

        def attempt(excused: tuple[str, ...], because: str) -> str:
            return self._attempt(RevealRound(candidate, excused=excused, because=because))

        RevealDialog(self, name, out, there, attempt, invalid).exec()

    def _withdraw(self) -> None:
        candidate = self.candidate
        name = self.desk.session(FACILITATOR).candidate(candidate).name
        because = WithdrawDialog.ask(self, name)
        if because:
            self.desk.apply(WithdrawCandidate(candidate, because))

    def _keep(self, draft: DecisionDraft) -> None:
        self._drafts[self.candidate] = draft

    def _record(self, draft: DecisionDraft) -> None:
        candidate = self.candidate
        decision = draft.decision(candidate)
        if decision and self.desk.apply(RecordDecision(decision)):
            self._drafts.pop(candidate, None)

    def _attempt(self, command: Command) -> str:
        """Carry out a command, and return what was wrong if it was refused."""
        troubles: list[str] = []
        link = self.desk.failed.connect(troubles.append)
        self.desk.apply(command)
        self.desk.failed.disconnect(link)
        return troubles[0] if troubles else ""
