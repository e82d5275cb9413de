"""Who is there for a candidate: may rate and vote, has submitted, is absent, is in the room.

Every count of people in a reveal or a decision is taken here, for console, store and paper alike.
"""

from __future__ import annotations

from enum import StrEnum

from calibrate.domain.ballots import ROUNDS
from calibrate.domain.decisions import Decision
from calibrate.domain.people import Panelist
from calibrate.domain.session import CandidatePhase, Session, once


class Submitting(StrEnum):
    """How somebody who may rate a candidate stands to the first round."""

    SUBMITTED = "submitted"
    ABSENT = "absent"
    AWAITED = "awaited"
    MISSED = "missed"


class Deciding(StrEnum):
    """Whether somebody can decide a tie: named, may vote on the candidate, and in the room."""

    HERE = "here"
    UNNAMED = "unnamed"
    NO_VOTE = "no vote"
    AWAY = "away"


@once
def absent_people(session: Session) -> tuple[Panelist, ...]:
    """Return who on the panel is marked absent."""
    return tuple(
        panelist for panelist in session.panel.panelists if session.meeting.absence(panelist.id)
    )


def expected_people(session: Session) -> tuple[Panelist, ...]:
    """Return who on the panel is not marked absent."""
    return tuple(
        panelist for panelist in session.panel.panelists if not session.meeting.absence(panelist.id)
    )


# Before a reveal


def missing_raters(session: Session, candidate: str, round: int | None = None) -> tuple[str, ...]:
    """Return the ids of those who may rate `candidate` and have not submitted in a round.

    Without `round`, the one that is sealed now, or the first.
    """
    wanted = round or session.candidate(candidate).sealed_round or 1
    raters = session.panel.raters(candidate)
    return tuple(
        rater.id for rater in raters if (candidate, rater.id, wanted) not in session.submitted
    )


def absent_raters(session: Session, candidate: str) -> tuple[Panelist, ...]:
    """Return those of a candidate's raters who are marked absent."""
    absent = absent_people(session)
    return tuple(rater for rater in session.panel.raters(candidate) if rater in absent)


def awaited_raters(
    session: Session, candidate: str, round: int | None = None
) -> tuple[Panelist, ...]:
    """Return for whom a round waits: they may rate, have not submitted, and are not absent."""
    missing = missing_raters(session, candidate, round)
    if not missing:
        return ()
    absent = absent_raters(session, candidate)
    raters = session.panel.raters(candidate)
    return tuple(rater for rater in raters if rater.id in missing and rater not in absent)


def excused_raters(
    session: Session, candidate: str, round: int | None = None
) -> tuple[Panelist, ...]:
    """Return for whom a round does not wait though they have not submitted: they are absent."""
    missing = missing_raters(session, candidate, round)
    return tuple(rater for rater in absent_raters(session, candidate) if rater.id in missing)


def submitting(session: Session, candidate: str, panelist: str) -> Submitting:
    """Return how somebody who may rate a candidate stands to the first round."""
    if session.has_submitted(panelist, candidate):
        return Submitting.SUBMITTED
    if session.meeting.absence(panelist):
        return Submitting.ABSENT
    is_sealed = session.candidate(candidate).phase is CandidatePhase.SEALED
    return Submitting.AWAITED if is_sealed else Submitting.MISSED


# At a decision


def voters(session: Session, candidate: str) -> tuple[Panelist, ...]:
    """Return those present and eligible: who may rate `candidate` and is in the room."""
    here = _here(session)
    return tuple(rater for rater in session.panel.raters(candidate) if rater.id in here)


@once
def _here(session: Session) -> frozenset[str]:
    """Return the ids of those on the panel who are in the room as far as the record says."""
    ids = (panelist.id for panelist in session.panel.panelists)
    return frozenset(id for id in ids if session.meeting.is_here(id))


def has_quorum(session: Session, candidate: str) -> bool:
    """Tell whether enough are present and eligible to decide on a candidate."""
    return len(voters(session, candidate)) >= session.quorum(candidate)


def rating_voters(session: Session, candidate: str) -> tuple[Panelist, ...]:
    """Return those of the voters who have rated a candidate, in whichever round."""
    return tuple(
        voter
        for voter in voters(session, candidate)
        if any(session.has_submitted(voter.id, candidate, round) for round in ROUNDS)
    )


def taking_part(session: Session, decision: Decision) -> int:
    """Count who takes part in a decision: who votes or, without a vote, who is here and rated."""
    if decision.vote:
        return decision.vote.total
    return len(rating_voters(session, decision.candidate))


def deciding(session: Session, candidate: str) -> Deciding:
    """Return whether whoever is named to decide a tie can do so for a candidate."""
    decider = session.panel.panelist(session.decider or "")
    if decider is None:
        return Deciding.UNNAMED
    if decider in voters(session, candidate):
        return Deciding.HERE
    return Deciding.AWAY if decider in session.panel.raters(candidate) else Deciding.NO_VOTE
