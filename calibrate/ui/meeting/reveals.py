"""Reveals: asked for as whoever runs the meeting wants them, with a witness where one has keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.changes import Answer, Refusal
from calibrate.domain.commands import Reveal, RevealAll, RevealRound
from calibrate.domain.presence.presence import awaited_raters, missing_raters
from calibrate.domain.travel.witness import RevealGiven
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.asking.dialogs import RevealDialog
from calibrate.ui.meeting.situation.reading import read_situation
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.witness.revealing import ask_reveal
from calibrate.words.phrases import listing
from calibrate.words.travel.witness import NOBODY_SEALED, NOT_YET, ONE_BY_ONE


class Reveals:
    """Opens rounds of the session at a desk. `window` is what dialogs stand over."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self._desk, self._window = desk, window

    @property
    def situation(self) -> Situation:
        """Where the meeting stands now."""
        return read_situation(self._desk)

    def reveal(self, candidate: str, answer: RevealGiven | None = None) -> None:
        """Reveal the round that is sealed now, once the person has read what that opens.

        Where somebody is missing, it is asked whom to leave out; where a witness has the keys, they
        are asked, unless their `answer` came already.
        """
        session = self.situation.session
        round = session.candidate(candidate).sealed_round
        if round is None:
            return
        if awaited_raters(session, candidate):
            self.reveal_without(candidate, answer=answer)
            return
        plan, name = RevealRound(candidate, round), session.candidate(candidate).name
        if session.witness:
            self._reveal_with(plan, candidate, answer)
            return
        if not self._may_open(f"Reveal {name}?", name, f"Reveal round {round}"):
            return
        outcome = self._desk.attempt(plan)
        if isinstance(outcome, Refusal):
            self.reveal_without(candidate, outcome.sentence)

    def reveal_without(
        self, candidate: str, invalid: str = "", answer: RevealGiven | None = None
    ) -> None:
        """Ask without whom to reveal and why; `invalid` says which submission is no good."""
        session = self.situation.session
        state = session.candidate(candidate)
        round = state.sealed_round or 1
        out = awaited_raters(session, candidate)
        missing = missing_raters(session, candidate, round)
        there = [rater for rater in session.panel.raters(candidate) if rater.id not in missing]

        def attempt(excused: tuple[str, ...], because: str) -> Answer:
            plan = RevealRound(candidate, round, excused, because)
            if session.witness:
                return self._ask(plan, answer, dialog)
            return self._desk.attempt(plan)

        dialog = RevealDialog(self._window, state.name, out, there, attempt, invalid, round)
        dialog.exec()

    def reveal_all(self, candidates: Sequence[str], answer: RevealGiven | None = None) -> None:
        """Reveal several together, once the person has read what that opens."""
        session = self.situation.session
        plan = RevealAll(tuple(candidates))
        if session.witness:
            ask_reveal(self._desk, self._window, plan, answer)
            return
        names = listing([session.candidate(candidate).name for candidate in candidates])
        if self._may_open("Reveal all together?", names, "Reveal all"):
            self._desk.apply(plan)

    def take_answer(self, answer: RevealGiven) -> None:
        """Reveal whom a witness gave the keys of, as far as they are sealed still."""
        sealed = {(state.id, state.sealed_round) for state in self.situation.session.candidates}
        places = [one for one in ((k.candidate, k.round) for k in answer.reveals) if one in sealed]
        if not places:
            self._desk.failed.emit(NOBODY_SEALED)
        elif len(places) == 1:
            self.reveal(places[0][0], answer)
        elif any(round > 1 for _, round in places):
            self._desk.failed.emit(ONE_BY_ONE)
        else:
            self.reveal_all([candidate for candidate, _ in places], answer)

    def _reveal_with(self, plan: Reveal, candidate: str, answer: RevealGiven | None) -> None:
        asked = ask_reveal(self._desk, self._window, plan, answer, may_leave_out=True)
        if asked.is_without:
            given = asked.told.given if asked.told else answer
            self.reveal_without(candidate, asked.refused, given)

    def _ask(self, plan: Reveal, answer: RevealGiven | None, over: QWidget) -> Answer:
        """Reveal with the witness's answer, or say why nothing was revealed."""
        asked = ask_reveal(self._desk, over, plan, answer)
        return asked.change or Refusal(asked.refused or NOT_YET)

    def _may_open(self, title: str, names: str, primary: str) -> bool:
        sentence = f"This opens all ratings of {names} at once. Nothing is added to them later."
        return Confirm.ask(self._window, title, sentence, primary)
