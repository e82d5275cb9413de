"""How a panelist stands to a candidate: what they may do there, and how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.ballots import FIRST, SECOND
from calibrate.domain.drafts.rating import recorded_count
from calibrate.domain.people import RelationKind
from calibrate.domain.phases import may_rate
from calibrate.domain.ratings import Draft, PastSubmission
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase


class Stand(StrEnum):
    """What a panelist may do with a candidate; only OPEN and CHANGING take ratings."""

    NOT_OPEN = "not open"
    OPEN = "open"
    CHANGING = "changing"
    SUBMITTED = "submitted"
    PRESENTS = "presents"
    NOT_RATING = "not rating"
    REVEALED = "revealed"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"

    @property
    def takes_ratings(self) -> bool:
        """Whether ratings can be entered."""
        return self in (Stand.OPEN, Stand.CHANGING)


BY_PHASE = {
    CandidatePhase.WITHDRAWN: Stand.WITHDRAWN,
    CandidatePhase.REVEALED: Stand.REVEALED,
    CandidatePhase.DECIDED: Stand.DECIDED,
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How a panelist stands to a candidate, and how far they are.

    `recorded` and `total` count the criteria that are asked in `round`.
    """

    id: str
    name: str
    team: str
    stand: Stand
    recorded: int
    total: int
    is_started: bool
    round: int = 1


def stand(session: Session, state: CandidateState, panelist: str, draft: Draft) -> Stand:
    """Return how `panelist` stands to a candidate now; `draft` is theirs of the sealed round.

    A candidate who was reopened in a closed session is rated like any other.
    """
    if state.sealed_round is None:
        return BY_PHASE[state.phase]
    if session.panel.is_related(RelationKind.PRESENTS, panelist, state.id):
        return Stand.PRESENTS
    if session.phase is SessionPhase.SETUP:
        return Stand.NOT_OPEN
    if not may_rate(session, panelist, state.id):
        return Stand.NOT_RATING
    if not session.has_submitted(panelist, state.id, state.sealed_round):
        return Stand.OPEN
    return Stand.CHANGING if draft.ratings else Stand.SUBMITTED


def progress(state: CandidateState, how: Stand, draft: Draft, criteria: Sequence[str]) -> Progress:
    """Return what the list of candidates shows of one; `criteria` are those that are asked."""
    return Progress(
        id=state.id,
        name=state.name,
        team=state.candidate.team,
        stand=how,
        recorded=recorded_count(draft, criteria),
        total=len(criteria),
        is_started=bool(draft.ratings),
        round=state.sealed_round or 1,
    )


def asked(session: Session, state: CandidateState) -> tuple[str, ...]:
    """Return the criteria of a candidate that are rated in the round that is sealed now."""
    return asked_in(session, state, state.sealed_round or FIRST)


def asked_in(session: Session, state: CandidateState, round: int) -> tuple[str, ...]:
    """Return the criteria of a candidate that are rated in a round."""
    if round == SECOND:
        return state.second_round
    return tuple(criterion.id for criterion, _ in session.rubric.for_step(state.candidate.step))


def standing(history: Sequence[PastSubmission], round: int = 1) -> PastSubmission | None:
    """Return a round's submission that stands: the last one, unless it was withdrawn."""
    last = next((past for past in reversed(history) if past.round == round), None)
    return None if last is None or last.withdrawn else last
