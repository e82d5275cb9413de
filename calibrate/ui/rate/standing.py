"""How a panelist stands to a candidate: what they may do there, and in which words it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.people import RelationKind
from calibrate.domain.permissions import SECOND
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
}
CLOSED = "This session is closed and read-only."
ROUND_STANDS = "The panel did not split here, so this is not rated again: round 1 stands."

WORDS = {
    Stand.PRESENTS: "You present",
    Stand.NOT_RATING: "Not rated by you",
    Stand.REVEALED: "Revealed",
    Stand.DECIDED: "Decided",
    Stand.WITHDRAWN: "Withdrawn",
    Stand.SUBMITTED: "Submitted",
    Stand.NOT_OPEN: "Not open",
}

BY_PHASE = {
    CandidatePhase.WITHDRAWN: Stand.WITHDRAWN,
    CandidatePhase.REVEALED: Stand.REVEALED,
    CandidatePhase.DECIDED: Stand.DECIDED,
}


@dataclass(frozen=True, slots=True)
class Progress:
    """A candidate as the list shows them: how the panelist stands, and how far they are.

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

    @property
    def words(self) -> str:
        """How far the panelist is, such as "5 of 7" or "Round 2: 1 of 2"."""
        words = WORDS.get(self.stand, "Not started")
        if self.stand.takes_ratings and self.is_started:
            words = f"{self.recorded} of {self.total}"
        return f"Round 2: {words[0].lower()}{words[1:]}" if self._names_round else words

    @property
    def _names_round(self) -> bool:
        return self.round == SECOND and (self.stand.takes_ratings or self.stand is Stand.SUBMITTED)


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


def second_round(count: int) -> str:
    """Return what is asked of a panelist in round 2, on so many criteria."""
    what = "the criterion" if count == 1 else f"the {count} criteria"
    return f"Round 2: after the talk, rate {what} that split once more, blind again."


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
