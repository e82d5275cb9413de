"""What whoever runs the meeting wants, asked for where that is needed, and carried out."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.agenda.agenda import by_disagreement
from calibrate.domain.agenda.situation import Situation
from calibrate.domain.changes import Answer
from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    CloseSession,
    EndReading,
    OpenMeeting,
    OpenVote,
    PauseClock,
    ResumeClock,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.evidence import Evidence
from calibrate.domain.meeting import Arrangement
from calibrate.domain.presence.presence import expected_people
from calibrate.domain.session import CandidatePhase
from calibrate.ui.meeting.asking.asking import (
    AbsenceDialog,
    AudienceDialog,
    ConflictDialog,
    ReopenDialog,
)
from calibrate.ui.meeting.asking.dialogs import WithdrawDialog
from calibrate.ui.meeting.consent.dialog import ConsentDialog
from calibrate.ui.meeting.consent.minutes_dialog import CloseDialog, MinutesDialog
from calibrate.ui.meeting.consent.reading import may_decide_together
from calibrate.ui.meeting.reveals import Reveals
from calibrate.ui.offers.offers_dialog import OffersDialog
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.voice.answer_dialogs import DeadlineDialog, ResponseDialog


class Chairing(Reveals):
    """Does to the session what was pressed."""

    # The meeting

    def open_meeting(self, minutes: int, reading: int) -> None:
        """Draw the lot, once the person has read that it is drawn once."""
        sentence = (
            "The order is drawn by lot now, and the lot is recorded; that cannot be taken back. "
            "Order and minutes can still be changed."
        )
        if Confirm.ask(self._window, "Open the meeting?", sentence, "Open the meeting"):
            self._desk.apply(OpenMeeting(new_id(), minutes, reading))

    def close_session(self) -> None:
        """Close it, once the person has read what that means."""
        sentence = (
            "From then on everything is read-only. Packets can still be exported. A candidate can "
            "be reopened, with the reason."
        )
        found, asked = self._desk.minutes(self._desk.chair), "Close the session"
        if CloseDialog(self._window, f"{asked}?", sentence, asked, found).exec():
            self._desk.apply(CloseSession())

    def show_minutes(self) -> None:
        """Show what each case took, and what the talk changed."""
        MinutesDialog(self._window, self._desk.minutes(self._desk.chair)).exec()

    def decide_together(self) -> None:
        """Propose what nobody disputes, or go on with the list that stands."""
        if may_decide_together(self._desk):
            ConsentDialog(self._window, self._desk).exec()

    def arrange_by_disagreement(self, revealed: Sequence[str]) -> None:
        """Put those on whom the panel disagrees most first, among those who wait."""
        situation = self.situation
        waiting = [state.id for state in situation.order if situation.is_waiting(state.id)]
        sheets = {id: self._desk.sheet(id, situation.chair) for id in revealed}
        order = by_disagreement(waiting, sheets)
        self._desk.apply(ArrangeAgenda(order, Arrangement.SPLIT))

    # Turns

    def call(self, candidate: str) -> bool:
        """Begin a candidate's turn; ask first if that ends another's without a decision."""
        situation = self.situation
        at_hand, state = situation.at_hand, situation.session.candidate(candidate)
        if at_hand and at_hand != candidate and situation.is_waiting(at_hand):
            name = situation.session.candidate(at_hand).name
            sentence = f"{name} is not decided yet. Their clock stops; they can be called again."
            if not Confirm.ask(self._window, f"Call {state.name}?", sentence, "Call"):
                return False
        return self._desk.apply(CallCandidate(candidate)) is not None

    def call_next(self) -> bool:
        """Call whoever is next, unless a deputy runs a part that is hidden here."""
        situation = self.situation
        following = situation.next_up
        if following is None or situation.is_elsewhere or situation.is_closed:
            return False
        return self.call(following.id)

    def pause_or_resume(self) -> None:
        """Let the clock of the candidate at hand stand still, or go on."""
        situation = self.situation
        if situation.at_hand:
            self._desk.apply(ResumeClock() if situation.meeting.is_paused else PauseClock())

    def change_audience(self, piece: Evidence) -> None:
        """Ask who may see a piece from now on, and why."""
        AudienceDialog(self._window, piece, self._desk.attempt).exec()

    def stop_clock(self) -> None:
        """Let the clock stand still if it runs, for whomever: the session is left."""
        if self._desk.chairs().is_running:
            self._desk.apply(PauseClock())

    def end_reading(self, situation: Situation) -> bool:
        """End the silent reading time if it is not over yet, and tell whether it was ended."""
        reading = situation.meeting.reading(situation.at_hand or "", situation.now)
        if reading is None or reading.is_over:
            return False
        return self._desk.apply(EndReading()) is not None

    def go_to_the_vote(self, candidate: str) -> None:
        """Go on to the vote; whoever is voted on is at hand, so they are called if they are not."""
        situation = self.situation
        state = situation.session.candidate(candidate)
        can_vote = state.phase is CandidatePhase.REVEALED and not state.sealed_round
        if not can_vote or not situation.meeting.is_open:
            return
        is_called = situation.is_at_hand(candidate) or self.call(candidate)
        if is_called and not self.situation.meeting.is_voting(candidate):
            self._desk.apply(OpenVote())

    # Rounds

    def begin_second_round(self, candidate: str) -> None:
        """Let the panel rate again, once the person has read what waits for it."""
        name = self.situation.session.candidate(candidate).name
        sentence = (
            f"The panel rates {name} again, blind, where it splits. That cannot be taken back: "
            "the decision waits until the round is revealed."
        )
        if Confirm.ask(self._window, "Begin the second round?", sentence, "Begin round 2"):
            self._desk.apply(BeginSecondRound(candidate))

    # Candidates and people

    def withdraw(self, candidate: str) -> None:
        """Ask why a candidate leaves, and take them out."""
        name = self.situation.session.candidate(candidate).name

        def attempt(because: str) -> Answer:
            return self._desk.attempt(WithdrawCandidate(candidate, because))

        WithdrawDialog(self._window, name, attempt).exec()

    def reopen(self, candidate: str) -> None:
        """Ask why a candidate is opened again."""
        state = self.situation.session.candidate(candidate)
        ReopenDialog(self._window, state, self._desk.attempt).exec()

    def offer_example(self, candidate: str = "") -> None:
        """Show where the ladder asks for examples, first those that a candidate's case can give."""
        OffersDialog(self._window, self._desk, candidate).exec()

    def set_deadline(self, candidate: str) -> None:
        """Ask until when a decided candidate may respond."""
        sheet = self._desk.sheet(candidate, self._desk.chair)
        DeadlineDialog(self._window, sheet.candidate, sheet.answers, self._desk.attempt).exec()

    def file_response(self, candidate: str) -> None:
        """Ask what a decided candidate responds."""
        whose = self.situation.session.candidate(candidate).candidate
        ResponseDialog(self._window, whose, self._desk.now().date(), self._desk.attempt).exec()

    def mark_absent(self) -> None:
        """Ask who is absent."""
        session = self.situation.session
        AbsenceDialog(self._window, expected_people(session), self._desk.attempt).exec()

    def declare_conflict(self, candidate: str) -> None:
        """Ask who has a conflict with a candidate."""
        session = self.situation.session
        state = session.candidate(candidate)
        ConflictDialog(self._window, session, state, self._desk.attempt).exec()
