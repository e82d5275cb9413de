"""Which round a panelist's ratings of a candidate serve, and whether they are complete there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calibrate.domain.ballots import SECOND, Origin
from calibrate.domain.commands import Submit, new_id
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_sealed
from calibrate.domain.phases import Viewer
from calibrate.domain.ratings import Rating, check_second_round, check_submission
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.store.store import Store


@dataclass(frozen=True, slots=True)
class Ballot:
    """One panelist's ratings of one candidate in one round, as they would be submitted.

    `viewer` is the panelist.
    """

    viewer: Viewer
    state: CandidateState
    round: int
    ratings: tuple[Rating, ...]

    def submission(self, origin: Origin = Origin.ROOM) -> Submit:
        """Return what submits it, under a new id."""
        panelist = self.viewer.panelist or ""
        return Submit(new_id(), panelist, self.state.id, self.ratings, self.round, origin)


def sealed_round(state: CandidateState) -> int:
    """Return the round that takes ratings now; raise Refused if none does."""
    round = state.sealed_round or 1
    need_sealed(state, round)
    return round


def round_of_ballot(store: Store, state: CandidateState, viewer: Viewer) -> int:
    """Return the round that a panelist's ballot serves; raise Refused if there is none.

    It is the one that is sealed now, or else the last that was revealed without the panelist: what
    they send then is kept, and not counted.
    """
    if state.sealed_round is None and state.phase is not CandidatePhase.WITHDRAWN:
        missed = _rounds_missed(store, state, viewer)
        if missed:
            return missed[-1]
    return sealed_round(state)


def _rounds_missed(store: Store, state: CandidateState, viewer: Viewer) -> list[int]:
    panelist = store.session(viewer).panel.panelist(viewer.panelist or "")
    reveals = store.sheet(state.id, viewer).reveals
    return [reveal.round for reveal in reveals if panelist and panelist.name in reveal.excused]


def check_ballot(store: Store, session: Session, ballot: Ballot) -> None:
    """Raise Refused or BadInput unless the ballot answers every criterion of its round."""
    step = ballot.state.candidate.step
    if ballot.round != SECOND:
        check_submission(ballot.ratings, session.rubric, step)
        return
    criteria = [session.rubric.criterion(id) for id in ballot.state.second_round]
    before = _values_before(store, ballot)
    check_second_round(ballot.ratings, criteria, before, session.rubric.scale, step)


def incomplete(store: Store, session: Session, ballot: Ballot) -> str:
    """Return why a ballot cannot be submitted as a whole, or nothing if it can."""
    try:
        check_ballot(store, session, ballot)
    except (Refused, BadInput) as error:
        return str(error)
    return ""


def _values_before(store: Store, ballot: Ballot) -> Mapping[str, int | None]:
    """Return what the panelist gave in round 1, by criterion, as far as it counts."""
    rows = store.sheet(ballot.state.id, ballot.viewer).rows
    return {
        row.criterion.id: opened.rating.value
        for row in rows
        for opened in row.ratings
        if opened.round == 1 and opened.panelist == ballot.viewer.panelist
    }


def stands(store: Store, session: Session, ballot: Ballot) -> bool:
    """Tell whether the panelist's newest entry of the round holds the same ratings already."""
    is_sealed = ballot.state.sealed_round == ballot.round
    panelist = ballot.viewer.panelist or ""
    if is_sealed and not session.has_submitted(panelist, ballot.state.id, ballot.round):
        return False
    history = store.history(ballot.state.id, ballot.viewer)
    newest = [past for past in history if past.round == ballot.round][-1:]
    return any(set(past.ratings) == set(ballot.ratings) for past in newest)


def second_titles(session: Session, candidate: str) -> Sequence[str]:
    """Return the titles of the criteria that a candidate's second round is on."""
    ids = session.candidate(candidate).second_round
    return [criterion.title for criterion in session.rubric.criteria if criterion.id in ids]
