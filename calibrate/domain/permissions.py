"""What may happen when: one function for each thing that a rule may forbid."""

from __future__ import annotations

from calibrate.domain.ballots import ROUNDS, SECOND
from calibrate.domain.decisions import Decision, Outcome, check_decision
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Evidence
from calibrate.domain.people import RelationKind
from calibrate.domain.phases import EVIDENCE_FOR, ViewerKind, in_kit, may_rate
from calibrate.domain.presence.presence import awaited_raters, voters
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
    SessionPhase,
    undecided,
)

CLOSED = "This session is closed and read-only; reopen a candidate, with the reason, to go on."

ONE_ROUND = (
    "The policy of this session has one blind round: talk about what splits, and decide by vote."
)


def need_setup(session: Session) -> None:
    """Raise Refused unless rubric, people and placement may still be changed."""
    if session.phase is not SessionPhase.SETUP:
        raise Refused(
            "Rating is open, so rubric and placement are frozen; people are added, replaced or "
            "named rightly only with a reason."
        )


def need_rating_open(session: Session) -> None:
    """Raise Refused unless rating or the meeting is under way."""
    if session.phase is SessionPhase.SETUP:
        raise Refused("Rating is not open yet; change it in set-up.")
    need_not_closed(session)


def need_not_closed(session: Session) -> None:
    """Raise Refused once the session is closed."""
    if session.phase is SessionPhase.CLOSED:
        raise Refused(CLOSED)


def need_open(session: Session) -> None:
    """Raise Refused unless rating is open, and the session not closed but for a reopened case."""
    if session.phase is SessionPhase.SETUP:
        raise Refused("Rating is not open yet; open it first.")
    if session.phase is SessionPhase.CLOSED and not undecided(session):
        raise Refused(CLOSED)


def need_meeting(session: Session) -> None:
    """Raise Refused unless the meeting was opened, and is not over."""
    need_open(session)
    if not session.meeting.is_open:
        raise Refused("The meeting is not open yet; open it first.")


def need_case(session: Session, candidate: str) -> CandidateState:
    """Return the state of a candidate who is neither decided nor withdrawn; raise Refused else."""
    need_open(session)
    state = session.candidate(candidate)
    if state.phase is CandidatePhase.DECIDED:
        raise Refused(f"{state.name} is decided; a decision is not edited. Reopen them first.")
    if state.phase is CandidatePhase.WITHDRAWN:
        raise Refused(f"{state.name} was withdrawn.")
    return state


def need_revealed(session: Session, candidate: str) -> CandidateState:
    """Return the state of a candidate who is revealed and undecided; raise Refused else."""
    state = need_case(session, candidate)
    if state.phase is not CandidatePhase.REVEALED:
        raise Refused(f"{state.name}’s ratings are not revealed, so nothing can be decided yet.")
    return state


def need_closable(session: Session, actor: str = "") -> None:
    """Raise Refused unless the session may be closed: every candidate is decided or withdrawn.

    An `actor` who is recused from one who is not is not told their name.
    """
    if session.phase is SessionPhase.CLOSED:
        raise Refused("This session is closed already.")
    need_open(session)
    waiting = undecided(session)
    known = [one for one in waiting if not _is_recused(session, actor, one.id)]
    if known:
        names = ", ".join(state.name for state in known)
        raise Refused(f"Not decided yet: {names}. Decide, defer or withdraw them first.")
    if waiting:
        raise Refused("Not decided yet: a candidate with a deputy. Their deputy decides first.")


def need_showable(session: Session, piece: Evidence) -> None:
    """Raise Refused unless a piece may be put on the room's screen now."""
    if piece.audience not in EVIDENCE_FOR[ViewerKind.AUDIENCE]:
        raise Refused(
            f"{piece.label} is for the panel alone. To show it to the room, change who may see it, "
            "with a reason."
        )
    if session.meeting.at_hand != piece.candidate:
        name = session.candidate(piece.candidate).name
        raise Refused(
            f"It is not {name}’s turn, so the room sees nothing of theirs; call them first."
        )


def may_change_audience(session: Session) -> bool:
    """Tell whether it may be changed who sees a piece: also of who is decided, till the end."""
    return session.phase is not SessionPhase.CLOSED or bool(undecided(session))


def need_decided(session: Session, candidate: str) -> CandidateState:
    """Return the state of a candidate who is decided, in a closed session too; raise Refused."""
    state = session.candidate(candidate)
    if state.phase is not CandidatePhase.DECIDED:
        raise Refused(f"{state.name} is not decided, so there is nothing to write to them yet.")
    return state


def need_facts_open(session: Session, candidate: str) -> CandidateState:
    """Return the state of a candidate about whom facts may be kept now; raise Refused else.

    Between set-up and the vote nobody reads them, so nobody changes them either.
    """
    state = session.candidate(candidate)
    if session.phase is SessionPhase.SETUP:
        return state
    need_not_closed(session)
    if state.phase is not CandidatePhase.DECIDED:
        raise Refused(
            f"Facts about {state.name} are kept until after the vote; change them after it."
        )
    return state


# Kits


def need_kits(session: Session, panelists: tuple[str, ...], is_replacing: bool = False) -> None:
    """Raise Refused unless kits may go out to these panelists now."""
    if session.phase is SessionPhase.SETUP:
        raise Refused(
            "Rating is not open yet, and what a kit holds freezes only then; open rating first."
        )
    need_open(session)
    if not any(state.phase is CandidatePhase.SEALED for state in session.candidates):
        raise Refused("Nobody is sealed any more, so there is nothing to rate in a kit.")
    for id in panelists:
        panelist = session.panel.panelist(id)
        name = panelist.name if panelist else "This panelist"
        if not any(may_rate(session, id, state.id) for state in in_kit(session, id)):
            raise Refused(f"{name} has nobody to rate, so there is no kit for them.")
        if is_replacing and not session.kits_of(id):
            raise Refused(f"{name} has no kit yet that another one could replace.")


# Rating


def need_rater(session: Session, panelist: str) -> None:
    """Raise Refused unless rating is open and `panelist` one of those who rate somebody."""
    need_open(session)
    found = session.panel.panelist(panelist)
    if found is None or not found.rates:
        raise Refused("Only who rates has a secret.")


def need_rating(session: Session, panelist: str, candidate: str, round: int = 1) -> None:
    """Raise Refused unless `panelist` may submit ratings of `candidate` in `round` now."""
    need_open(session)
    if not may_rate(session, panelist, candidate):
        raise Refused("This panelist does not rate this candidate.")
    need_sealed(session.candidate(candidate), round)


def need_sealed(state: CandidateState, round: int = 1) -> None:
    """Raise Refused unless this round of the candidate takes submissions and is still sealed."""
    if round not in (1, SECOND):
        raise BadInput(f"There is no round {round} here.")
    if state.phase is CandidatePhase.WITHDRAWN:
        raise Refused(f"{state.name} was withdrawn.")
    if state.sealed_round == round:
        return
    if round == SECOND and state.rounds_opened < SECOND:
        raise Refused(f"{state.name} has no second round under way.")
    raise Refused(f"{state.name}’s ratings were revealed; nothing is added to them.")


def need_revealable(
    session: Session, candidate: str, round: int, excused: frozenset[str], because: str
) -> None:
    """Raise Refused unless `candidate`'s round may be revealed now.

    Everybody who may rate has submitted, is marked absent, or is in `excused` and `because` says
    why.
    """
    need_open(session)
    state = session.candidate(candidate)
    need_sealed(state, round)
    missing = {rater.id for rater in awaited_raters(session, candidate, round)}
    names = _names(session, missing - excused)
    if names:
        raise Refused(
            f"{state.name} cannot be revealed: not submitted by {names}. "
            "Wait, or say who is absent and why."
        )
    if missing and not because.strip():
        raise Refused("Revealing without somebody needs a reason.")


def need_second_round(session: Session, candidate: str, splits: tuple[str, ...]) -> None:
    """Raise Refused unless round 2 may begin on `splits`, the criteria that split in round 1."""
    if not session.policy.allows_second_round:
        raise Refused(ONE_ROUND)
    state = need_revealed(session, candidate)
    if state.second_round:
        raise Refused(f"{state.name} had a second round already; there is no third.")
    if not splits:
        raise Refused(f"Nothing splits on {state.name}, so there is no second round.")


# Questions before the meeting


def need_askable(session: Session, panelist: str, candidate: str) -> None:
    """Raise Refused unless `panelist` may ask about `candidate` now: while rating is open."""
    if session.phase is SessionPhase.SETUP:
        raise Refused("Rating is not open yet, and questions are asked while it is.")
    if session.phase is not SessionPhase.RATING:
        raise Refused("The meeting has begun, so what is asked now is asked there.")
    if not may_rate(session, panelist, candidate):
        raise Refused("Only who rates a candidate asks about them before the meeting.")
    need_sealed(session.candidate(candidate))


# Deciding


def need_decidable(session: Session, candidate: str) -> CandidateState:
    """Return the state of a candidate who can be decided now; raise Refused else."""
    state = need_revealed(session, candidate)
    if state.sealed_round:
        raise Refused(f"{state.name}’s second round is still sealed; reveal it first.")
    return state


def need_recordable(session: Session, decision: Decision) -> None:
    """Raise Refused or BadInput unless those who are here may decide so on the candidate."""
    raters = frozenset(panelist.id for panelist in session.panel.raters(decision.candidate))
    _need_ground(session, decision)
    here = frozenset(rater.id for rater in voters(session, decision.candidate))
    check_decision(decision, raters, here, session.decider)


def _need_ground(session: Session, decision: Decision) -> None:
    """Raise Refused where nobody is left who could say so, or nobody ever did."""
    if decision.outcome is Outcome.DEFER:
        return
    id, raters = decision.candidate, session.panel.raters(decision.candidate)
    name = session.candidate(id).name
    if not raters:
        raise Refused(f"Nobody is left who may rate {name}: defer or withdraw them.")
    rated = any(session.has_submitted(one.id, id, round) for one in raters for round in ROUNDS)
    voted = decision.vote is not None and decision.vote.total > 0
    if decision.outcome is Outcome.PROMOTE and not rated and not voted:
        raise Refused(
            f"Nobody rated {name} and no vote was counted, which carries no promotion: "
            "count a vote, defer or withdraw them."
        )


def need_reopenable(session: Session, candidate: str, because: str) -> CandidateState:
    """Return the state of a candidate who may be reopened; raise Refused else."""
    state = session.candidate(candidate)
    if state.phase not in (CandidatePhase.DECIDED, CandidatePhase.WITHDRAWN):
        raise Refused(f"{state.name} is not decided yet, so there is nothing to reopen.")
    if not because.strip():
        raise Refused("Reopening a candidate needs a reason.")
    return state


def need_issuable(session: Session, candidate: str) -> CandidateState:
    """Return the state of a candidate whose packet may be issued; raise Refused for a draft.

    A closed session still takes it.
    """
    state = session.candidate(candidate)
    if state.phase is CandidatePhase.WITHDRAWN:
        raise Refused(f"{state.name} was withdrawn, so there is no packet to issue.")
    if state.phase is not CandidatePhase.DECIDED:
        raise Refused(
            f"{state.name} is not decided, so the packet is a draft, and a draft cannot be issued."
        )
    return state


def _is_recused(session: Session, panelist: str, candidate: str) -> bool:
    return session.panel.is_related(RelationKind.RECUSED, panelist, candidate)


def _names(session: Session, ids: set[str]) -> str:
    return ", ".join(panelist.name for panelist in session.panel.panelists if panelist.id in ids)
