"""The facilitator's console: agenda, the candidate at hand, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.agenda.situation import Situation
from calibrate.domain.agenda.steps import steps
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.phases import AUDIENCE, Viewer
from calibrate.domain.search.places import Place
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet
from calibrate.domain.speaking.order import Turns
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.agenda.agenda_panel import AgendaPanel
from calibrate.ui.meeting.chairing import Chairing
from calibrate.ui.meeting.consent.reading import may_decide_together
from calibrate.ui.meeting.decision.drafts import decision_drafts
from calibrate.ui.meeting.middle import Middle
from calibrate.ui.meeting.presses import Presses
from calibrate.ui.meeting.projection import Projection
from calibrate.ui.meeting.showing import Showing
from calibrate.ui.meeting.side import Side
from calibrate.ui.meeting.situation.reading import read_situation
from calibrate.ui.meeting.turn.console_bar import ConsoleBar
from calibrate.ui.meeting.wiring import meeting_keys, wire_agenda, wire_bar, wire_middle, wire_side
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.screen.screen import Screen
from calibrate.words.offers.examples import TITLE
from calibrate.words.phrases import listing
from calibrate.words.talking.reasons import pieces_of

SECOND = 1000
"""Milliseconds between looks at the clock; they draw it, the lines in the file make the time."""

OPENED = (CandidatePhase.REVEALED, CandidatePhase.DECIDED)


class MeetingScreen(Screen):
    """Runs the meeting.

    Everything is in the file: what is half entered a moment after it was typed, the time as lines
    that say when a clock began and when it stood still.
    """

    LEFT = "Agenda"

    def __init__(self, desk: Desk) -> None:
        self.bar = ConsoleBar("meeting")
        super().__init__("meeting", self.bar)
        self.desk = desk
        self.chairing = Chairing(desk, self)
        self.drafts = decision_drafts(desk)
        self.projection = Projection(desk)
        self._followed: tuple[object, ...] = ()
        self._subject: Sheet | None = None
        self._wants_readiness = False
        self.agenda = AgendaPanel()
        self.candidates = self.agenda.list
        self.second = QTimer(self, interval=SECOND)
        self._make_parts()
        _fill(self.left, self.agenda)
        self._middle = _fill(self.middle, self.pages)
        self._right = _fill(self.right, self.side)
        self.setFocusProxy(self.candidates)
        self._connect()
        self.fit()
        self.begin()

    @property
    def candidate(self) -> str:
        """The id of the candidate who is looked at, or nothing where there is none."""
        return self.candidates.current

    # Reading and showing

    def take_chair(self) -> None:
        """Begin for somebody else, with nothing left of what was shown to the one before."""
        self.drafts.read_again()
        before = self.pages, self.side
        self._make_parts()
        self._middle.replaceWidget(before[0], self.pages)
        self._right.replaceWidget(before[1], self.side)
        for part in before:
            part.setParent(None)
            part.deleteLater()
        self.pages.show()
        self.side.show()
        self.fit()
        self.begin()

    def begin(self) -> None:
        """Show the meeting from where it stands, to whoever runs it."""
        situation = read_situation(self.desk)
        self._wants_readiness = False
        self._followed = situation.followed
        self._show_agenda(situation)
        self._choose(situation.first)
        self._show(situation)

    def refresh(self) -> None:
        """Read again what is shown; whoever was called in the meantime is gone to."""
        situation = read_situation(self.desk)
        self._show_agenda(situation)
        before, self._followed = self._followed, situation.followed
        if before != self._followed and (situation.at_hand or before[1:] != self._followed[1:]):
            self._choose(situation.first)
        self._show(situation)

    def changed(self) -> None:
        """Read again; a screen that is not seen does so when it is gone to."""
        self.drafts.read_again()
        if self.isVisible():
            self.refresh()

    def tick(self) -> None:
        """Show the time as it is now."""
        situation = read_situation(self.desk)
        if situation.at_hand and not situation.meeting.is_paused:
            self._show_bar(situation)
            self.agenda.show_time(situation)
            self.side.show_time(situation, self.candidate)

    def look(self) -> None:
        """Show whoever was chosen on the agenda."""
        self._wants_readiness = False
        self._show(read_situation(self.desk))

    def show_candidate(self, candidate: str) -> None:
        """Go to a candidate."""
        self.candidates.choose(candidate)

    @property
    def reader(self) -> Viewer:
        """Whoever runs the meeting."""
        return self.desk.chair

    def show_place(self, place: Place) -> bool:
        """Go to a piece, to what was said on a criterion, or to how it was decided."""
        if place.candidate:
            self.show_candidate(place.candidate)
        is_there = place.candidate in ("", self.candidate)
        return is_there and self.showing.go_to(place)

    def show_readiness(self) -> None:
        """Show how ready all candidates are."""
        self._choose("")
        self._wants_readiness = True
        self._show(read_situation(self.desk))

    def lead(self) -> None:
        """Go to where what comes next is done: the opening of the meeting has a page of its own."""
        if not read_situation(self.desk).meeting.is_open:
            self.show_readiness()
            self.side.opening.open.setFocus()

    def fit(self) -> None:
        """Lay out again for new measures."""
        for part in (self.bar, self.agenda, self.pages, self.side):
            part.fit(self.measures)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the clock from now on."""
        super().showEvent(event)
        self.second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at the clock."""
        super().hideEvent(event)
        self.second.stop()

    def _make_parts(self) -> None:
        self.pages, self.side = Middle(self.desk.files()), Side()
        self.reveal_form, self.decision_form = self.side.reveal_form, self.side.decision_form
        self.decision = self.side.decision
        self.presses = Presses(self.desk, self.chairing, self.drafts, self.candidates, self.side)
        self.showing = Showing(self.desk, self.chairing, self.projection, self.pages)
        self._connect_parts()

    def _connect(self) -> None:
        """Connect what stays as long as the console does."""
        self.desk.changed.connect(self.changed)
        self.desk.chair_changed.connect(self.take_chair)
        self.drafts.unsaved.connect(self.desk.failed)
        self.second.timeout.connect(self.tick)
        self.candidates.chosen.connect(self.look)
        self.agenda.readiness_wanted.connect(self.show_readiness)
        self.agenda.chair_wanted.connect(lambda panelist: self.presses.hand_chair(panelist))
        wire_bar(self.bar, self.chairing, self.projection)
        self.top.menu.more.append((f"{TITLE}…", lambda: self.chairing.offer_example()))
        self.projection.piece_changed.connect(lambda: self.showing.show_room())
        wire_agenda(self.agenda, self.desk, self.chairing)
        made = (lambda: self.presses, lambda: self.pages, lambda: self.showing)
        keys = meeting_keys(self.candidates, self.chairing, *made)
        self.keys = take_keys(self, "Meeting", keys)

    def _connect_parts(self) -> None:
        """Connect what is made anew for whoever runs the meeting."""
        form = self.decision_form
        self.pages.strip.step_wanted.connect(self._take_step)
        form.edited.connect(self.keep)
        self.pages.ratings.note_edited.connect(form.keep_note)
        for asked in (self.reveal_form.hand_over_wanted, form.hand_over_wanted):
            asked.connect(lambda: self.wanted.emit("rate", self.candidate))
        self.decision.packet_wanted.connect(lambda: self.wanted.emit("packets", self.candidate))
        wire_middle(self.pages, self.candidates, self.chairing, self.presses, self.showing)
        wire_side(self.side, self.candidates, self.desk, self.chairing, self.presses)

    def _take_step(self, coming: Coming) -> None:
        match coming:
            case Coming.OPEN_MEETING:
                self.lead()
            case Coming.CLOSE:
                self.chairing.close_session()
            case Coming.EXPORT:
                self.wanted.emit("packets", "")

    def _show_agenda(self, situation: Situation) -> None:
        outcomes = self.desk.outcomes(situation.chair)
        self.agenda.show_situation(situation, outcomes, may_decide_together(self.desk))

    def _choose(self, candidate: str) -> None:
        with QSignalBlocker(self.candidates):
            self.candidates.choose(candidate)

    def _show(self, situation: Situation) -> None:
        self._subject = None
        if not self.candidate:
            self._show_all(situation)
        elif situation.session.candidate(self.candidate).phase in OPENED:
            self._show_opened(situation)
        else:
            self._show_sealed(situation)
        self._show_bar(situation)

    def _show_opened(self, situation: Situation) -> None:
        case = self.desk.case(self.candidate, situation.chair)
        draft = self.drafts.value((situation.chair, self.candidate))
        if situation.session.begins_with_reasons(self.candidate):
            told = self.desk.reasons(self.candidate, AUDIENCE)
            self.pages.show_reasons(situation, case, told, pieces_of(case.sheet))
        else:
            turns: tuple[Turns, ...] = ()
            if situation.is_at_hand(self.candidate):
                turns = self.desk.turns(self.candidate, situation.chair)
            self.pages.show_case(situation, case, draft.notes, turns)
        self.side.show_case(situation, case, draft)
        self._subject = case.sheet

    def _show_sealed(self, situation: Situation) -> None:
        """Show a candidate who is sealed, or was withdrawn, then with what was opened before."""
        case = self.desk.case(self.candidate, situation.chair)
        self._subject = case.sheet
        self.pages.show_case(situation, case, ())
        self.side.show_sealed(situation, self.candidate)

    def _show_all(self, situation: Situation) -> None:
        """Show all candidates, or that a deputy runs the part that is on."""
        if situation.is_elsewhere and not self._wants_readiness:
            self.pages.show_elsewhere(situation)
            self.side.show_elsewhere(situation)
        else:
            self.pages.show_all(situation, self.desk.coverage(situation.chair))
            self.side.show_all(situation)

    def _show_bar(self, situation: Situation) -> None:
        """Show session, steps and clock: those of the candidate at hand, if there is one."""
        self.bar.show_session(situation)
        self.bar.show_time(situation)
        subject = situation.at_hand or self.candidate
        if not subject or not situation.meeting.is_open or situation.is_elsewhere:
            self.bar.show_steps(())
            return
        if self._subject is None or self._subject.candidate.id != subject:
            self._subject = self.desk.sheet(subject, situation.chair)
        draft = self.drafts.value((situation.chair, subject))
        session, now = situation.session, situation.now
        self.bar.show_steps(steps(session, self._subject, now, draft.is_deciding))

    def keep(self, draft: DecisionDraft) -> None:
        """Keep what was entered of a decision."""
        self.drafts.keep((self.desk.chair, self.candidate), draft)
        self._show_bar(read_situation(self.desk))

    # Leaving

    def flush(self) -> bool:
        """Write what was typed."""
        return self.drafts.flush()

    def unfinished(self) -> str:
        """Return whose half-entered decision could not be kept, as a sentence or nothing."""
        session = self.desk.session(self.desk.chair)
        waiting = [candidate for _, candidate in self.drafts.waiting]
        names = [state.name for state in session.candidates if state.id in waiting]
        return f"What was entered on {listing(names)} is not in the file." if names else ""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the session in good order: keep what was typed, and let the clock stand still.

        A screen is closed only with its session. The time until somebody comes back is then not
        counted as time on the candidate at hand, whoever may see them.
        """
        self.second.stop()
        self.projection.close()
        self.drafts.flush()
        self.chairing.stop_clock()
        super().closeEvent(event)


def _fill(frame: QFrame, inside: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    return column
