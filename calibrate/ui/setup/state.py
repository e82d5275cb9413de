"""What Set-up shows, read once after every change and handed to all of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calibrate.domain.agenda.agenda import is_waiting
from calibrate.domain.agenda.coming import Coming
from calibrate.domain.agenda.readiness import Part, Remark, missing, worth_a_look
from calibrate.domain.evidence import Coverage, Evidence
from calibrate.domain.people import RelationKind
from calibrate.domain.session import Session, SessionPhase, undecided
from calibrate.ui.desk import Desk
from calibrate.words.phrases import several


@dataclass(frozen=True, slots=True)
class SetupState:
    """A session with what its evidence covers, what is missing or worth a look, what comes next.

    Once rating is open nothing is worth a look any more.
    Evidence itself is read where it is wanted: of one candidate, for the whole of it can be much.
    """

    desk: Desk
    session: Session
    covered: Mapping[str, Coverage]
    missing: tuple[Remark, ...]
    worth_a_look: tuple[Remark, ...]
    coming: Coming

    @classmethod
    def read(cls, desk: Desk) -> SetupState:
        """Read everything as whoever is in the chair sees it."""
        session = desk.session(desk.chair)
        covered = desk.coverage(desk.chair)
        is_set_up = session.phase is SessionPhase.SETUP
        looks = worth_a_look(session, covered) if is_set_up else ()
        return cls(desk, session, covered, missing(session), looks, desk.coming())

    @property
    def is_setup(self) -> bool:
        """Whether rubric, people and placement may still be changed."""
        return self.session.phase is SessionPhase.SETUP

    @property
    def is_late(self) -> bool:
        """Whether people may still come and be named otherwise, each with a reason."""
        return self.session.phase in (SessionPhase.RATING, SessionPhase.MEETING)

    def pieces(self, candidate: str) -> tuple[Evidence, ...]:
        """Return a candidate's evidence by number."""
        return self.desk.pieces(candidate, self.desk.chair)

    def every_piece(self) -> list[Evidence]:
        """Return the evidence of everybody."""
        evidence = self.desk.evidence(self.desk.chair)
        return [piece for pieces in evidence.values() for piece in pieces]

    def count(self, candidate: str) -> int:
        """Return how many pieces a candidate has."""
        return self.covered[candidate].pieces

    def may_correct(self, candidate: str) -> bool:
        """Tell whether a candidate's evidence may still be added to or corrected."""
        return is_waiting(self.session, candidate)

    @property
    def may_show(self) -> bool:
        """Whether it may still be changed who may see a piece: also of those who are decided."""
        session = self.session
        return session.phase is not SessionPhase.CLOSED or bool(undecided(session))

    def missing_in(self, part: Part) -> int:
        """Return how many things are missing in one part."""
        return sum(remark.part is part for remark in self.missing)

    def is_bare(self, part: Part) -> bool:
        """Tell whether there is nothing in one part yet, though nothing may be missing in it."""
        return part is Part.EVIDENCE and not any(one.pieces for one in self.covered.values())

    def summary(self, part: Part) -> str:
        """Return one part in a few words, such as "6 criteria, 3 gaps"."""
        return _SUMMARIES[part](self)

    @property
    def words_of_evidence(self) -> str:
        """How many pieces there are and how many are unplaced, in words."""
        pieces = sum(one.pieces for one in self.covered.values())
        if not pieces:
            return "None yet"
        unplaced = sum(one.unplaced for one in self.covered.values())
        return f"{several(pieces, 'piece')}, {unplaced or 'none'} unplaced"


def rubric_gaps(session: Session) -> int:
    """Return how many places of the rubric say that an example is still needed."""
    expectations = (e for criterion in session.rubric.criteria for e in criterion.expectations)
    placed = sum(len(expectation.gaps) for expectation in expectations)
    return placed + sum(len(section.gaps) for section in session.rubric.sections)


def _rubric(state: SetupState) -> str:
    criteria = several(len(state.session.rubric.criteria), "criterion", "criteria")
    gaps = rubric_gaps(state.session)
    return f"{criteria}, {several(gaps, 'gap')} kept" if gaps else criteria


def _candidates(state: SetupState) -> str:
    candidates = state.session.candidates
    if not candidates:
        return "None yet"
    alone = sum(not state.session.panel.presenters(candidate.id) for candidate in candidates)
    without = {0: "", 1: ", one without a presenter"}.get(alone, f", {alone} without a presenter")
    return f"{len(candidates)}{without}"


def _evidence(state: SetupState) -> str:
    return state.words_of_evidence


def _panel(state: SetupState) -> str:
    panel = state.session.panel
    if not panel.panelists:
        return "Nobody yet"
    recusals = sum(relation.kind is RelationKind.RECUSED for relation in panel.relations)
    people = several(len(panel.panelists), "person", "people")
    return f"{people}, {several(recusals, 'recusal')}" if recusals else people


_SUMMARIES = {
    Part.RUBRIC: _rubric,
    Part.CANDIDATES: _candidates,
    Part.EVIDENCE: _evidence,
    Part.PANEL: _panel,
}
