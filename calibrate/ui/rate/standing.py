"""How a panelist stands to a candidate: what they may do there, and in which words it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.people import RelationKind
from calibrate.domain.phases import may_rate
from calibrate.domain.ratings import Draft
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase
from calibrate.ui.rate.drafting import recorded_count


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
    CLOSED = "closed"

    @property
    def takes_ratings(self) -> bool:
        """Whether ratings can be entered."""
        return self in (Stand.OPEN, Stand.CHANGING)


SENTENCES = {
    Stand.NOT_OPEN: "Rating is not open yet. Evidence can be read, ratings cannot be entered.",
    Stand.PRESENTS: "You present this candidate: you answer questions, and do not rate here.",
    Stand.NOT_RATING: "You do not rate this candidate. The evidence can be read.",
    Stand.REVEALED: "Revealed; nothing is added.",
    Stand.DECIDED: "Decided; nothing is added.",
    Stand.WITHDRAWN: "Withdrawn from this session; nothing is rated.",
    Stand.CLOSED: "This session is closed and read-only.",
}

WORDS = {
    Stand.PRESENTS: "You present",
    Stand.NOT_RATING: "Not rated by you",
    Stand.REVEALED: "Revealed",
    Stand.DECIDED: "Decided",
    Stand.WITHDRAWN: "Withdrawn",
    Stand.SUBMITTED: "Submitted",
    Stand.NOT_OPEN: "Not open",
    Stand.CLOSED: "Closed",
}

BY_PHASE = {
    CandidatePhase.WITHDRAWN: Stand.WITHDRAWN,
    CandidatePhase.REVEALED: Stand.REVEALED,
    CandidatePhase.DECIDED: Stand.DECIDED,
}

BY_SESSION = {
    SessionPhase.SETUP: Stand.NOT_OPEN,
    SessionPhase.CLOSED: Stand.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Progress:
    """A candidate as the list shows them: how the panelist stands, and how far they are."""

    id: str
    name: str
    team: str
    stand: Stand
    recorded: int
    total: int
    is_started: bool

    @property
    def words(self) -> str:
        """How far the panelist is, such as "5 of 7"."""
        if self.stand.takes_ratings:
            return f"{self.recorded} of {self.total}" if self.is_started else "Not started"
        return WORDS[self.stand]


def stand(session: Session, state: CandidateState, panelist: str, draft: Draft) -> Stand:
    """Return how `panelist` stands to a candidate now."""
    if session.panel.is_related(RelationKind.PRESENTS, panelist, state.id):
        return Stand.PRESENTS if state.phase is CandidatePhase.SEALED else BY_PHASE[state.phase]
    if state.phase in BY_PHASE:
        return BY_PHASE[state.phase]
    if session.phase in BY_SESSION:
        return BY_SESSION[session.phase]
    if not may_rate(session, panelist, state.id):
        return Stand.NOT_RATING
    if not session.has_submitted(panelist, state.id):
        return Stand.OPEN
    return Stand.CHANGING if draft.ratings else Stand.SUBMITTED


def progress(state: CandidateState, how: Stand, draft: Draft, criteria: Sequence[str]) -> Progress:
    """Return what the list of candidates shows of one; `criteria` are those of their step."""
    return Progress(
        id=state.id,
        name=state.name,
        team=state.candidate.team,
        stand=how,
        recorded=recorded_count(draft, criteria),
        total=len(criteria),
        is_started=bool(draft.ratings),
    )
