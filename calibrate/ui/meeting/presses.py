"""What is pressed on the candidate at hand: carried out, and then the keyboard goes on."""

from __future__ import annotations

from calibrate.domain.changes import Refusal
from calibrate.domain.commands import BeginWithReasons, RecordDecision, ShowNumbers, WriteNote
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.agenda.agenda_list import AgendaList
from calibrate.ui.meeting.chairing import Chairing
from calibrate.ui.meeting.decision.drafts import DecisionDrafts
from calibrate.ui.meeting.side import Side
from calibrate.ui.meeting.situation.reading import read_situation


class Presses:
    """Does what was pressed to whoever is looked at, and puts the keyboard at the next step."""

    def __init__(
        self,
        desk: Desk,
        chairing: Chairing,
        drafts: DecisionDrafts,
        candidates: AgendaList,
        side: Side,
    ) -> None:
        self._desk, self._chairing, self._drafts = desk, chairing, drafts
        self._candidates, self._side = candidates, side
        self._form = side.decision_form

    @property
    def _candidate(self) -> str:
        return self._candidates.current

    def call(self, candidate: str) -> None:
        """Begin a candidate's turn."""
        if self._chairing.call(candidate):
            self._candidates.setFocus()

    def call_next(self) -> None:
        """Begin the turn of whoever is next."""
        if self._chairing.call_next():
            self._candidates.setFocus()

    def reveal(self) -> None:
        """Reveal the round that is sealed, and let the keyboard go on at the next step."""
        candidate, before = self._candidate, self._rounds_opened()
        self._chairing.reveal(candidate)
        if self._rounds_opened() > before:
            self._focus_next_step(candidate)

    def reveal_by_key(self) -> None:
        """A single key reveals only whose turn it is, and first ends the time to read."""
        situation = read_situation(self._desk)
        if situation.is_at_hand(self._candidate) and not self._chairing.end_reading(situation):
            self.reveal()

    def go_to_the_vote(self) -> None:
        """Go on to the vote, and let the keyboard do so."""
        if self._side.panels.currentWidget() is self._form:
            self._chairing.go_to_the_vote(self._candidate)
            self._form.focus_outcome()

    def show_numbers(self) -> None:
        """Show the numbers behind the reasons, or hold them back again."""
        session = self._desk.session(self._desk.chair)
        state = session.candidate(self._candidate) if self._candidate else None
        if state and state.talk_stage and session.reasons_first.is_chosen:
            are_held = session.begins_with_reasons(state.id)
            self._desk.apply(ShowNumbers(state.id, are_held))

    def begin_with_reasons(self) -> None:
        """Let the talk begin with reasons, or with the numbers again."""
        first = self._desk.session(self._desk.chair).reasons_first
        self._desk.apply(BeginWithReasons(not first.is_chosen))

    def write_note(self, criterion: str, text: str) -> None:
        """Record a note; one that was recorded is no longer half-written."""
        if self._desk.apply(WriteNote(self._candidate, criterion, text)):
            self._form.keep_note(criterion, None)

    def record(self, draft: DecisionDraft) -> None:
        """Record a decision, and let the next key call the next candidate; or say why not."""
        place = (self._desk.chair, self._candidate)
        decision = draft.decision(self._candidate)
        if decision is None:
            return
        answer = self._desk.attempt(RecordDecision(decision))
        if isinstance(answer, Refusal):
            self._form.refuse(answer.sentence)
        else:
            self._drafts.forget(place)
            self._candidates.setFocus()

    def hand_chair(self, panelist: str) -> None:
        """Let somebody else run the meeting; what was typed is theirs who typed it."""
        if self._drafts.flush():
            self._desk.hand_chair(panelist)

    def _rounds_opened(self) -> int:
        return self._desk.session(self._desk.chair).candidate(self._candidate).rounds_opened

    def _focus_next_step(self, candidate: str) -> None:
        """After a reveal the next step is the vote, unless something splits for the first time."""
        sheet = self._desk.sheet(candidate, self._desk.chair)
        may = self._desk.session(self._desk.chair).policy.allows_second_round
        splits = may and any(sheet.split_first(row) for row in sheet.rows)
        if splits and not sheet.second_round:
            self._form.second_round.begin.setFocus()
        else:
            self._form.focus_outcome()
