"""Who runs the meeting: facilitators, deputies, and the file's holder where nobody is named."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from calibrate.domain.errors import Refused
from calibrate.domain.people import Panelist, RelationKind, Role
from calibrate.domain.session import CandidateState, Session, SessionPhase, undecided


@dataclass(frozen=True, slots=True)
class Chairs:
    """Who runs the meeting, and what of it goes on where one of them may not look.

    `usual` is the id of who runs it unless somebody took over, None for the file's holder;
    `deputies` run what is hidden from the viewer, `elsewhere` the candidate at hand if they are
    hidden (`is_elsewhere`). `is_over` says that nobody in the session is still to be decided,
    `is_running` that the clock runs, for whomever.
    """

    people: tuple[Panelist, ...] = ()
    usual: str | None = None
    deputies: tuple[Panelist, ...] = ()
    is_elsewhere: bool = False
    elsewhere: Panelist | None = None
    is_over: bool = False
    is_running: bool = False


def facilitators(session: Session) -> tuple[Panelist, ...]:
    """Return who is named facilitator."""
    panelists = session.panel.panelists
    return tuple(panelist for panelist in panelists if panelist.role is Role.FACILITATOR)


def holds(session: Session) -> bool:
    """Tell whether the file's holder runs the session: in set-up, and where nobody is named."""
    return session.phase is SessionPhase.SETUP or not facilitators(session)


def may_run(session: Session, panelist: str, candidates: Set[str] = frozenset()) -> bool:
    """Tell whether a panelist runs the part of each of `candidates`, or, with none, any part.

    In set-up a facilitator prepares every case, also one from which they are recused.
    """
    is_facilitator = any(one.id == panelist for one in facilitators(session))
    if not candidates or (is_facilitator and session.phase is SessionPhase.SETUP):
        return is_facilitator or any(one.deputy == panelist for one in session.candidates)
    runs = {state.id for state in session.candidates if chairs(session, panelist, state)}
    return candidates <= runs


def chairs(session: Session, panelist: str | None, state: CandidateState) -> bool:
    """Tell whether a panelist runs a candidate's part.

    A facilitator runs every part, a deputy theirs alone; nobody who is recused runs one.
    """
    if session.panel.is_related(RelationKind.RECUSED, panelist, state.id):
        return False
    is_facilitator = any(one.id == panelist for one in facilitators(session))
    return is_facilitator or (panelist is not None and state.deputy == panelist)


def people_in_chair(session: Session) -> tuple[Panelist, ...]:
    """Return who may run the meeting: facilitators first, then deputies."""
    deputies = {state.deputy for state in session.candidates}
    first = facilitators(session)
    panelists = session.panel.panelists
    return (
        *first,
        *(panelist for panelist in panelists if panelist.id in deputies and panelist not in first),
    )


def usual_chair(session: Session) -> str | None:
    """Return who runs the meeting unless somebody took over: the first facilitator.

    None is whoever holds the file: in set-up, and where nobody is facilitator.
    """
    return None if holds(session) else facilitators(session)[0].id


def chairs_for(session: Session, hidden: Set[str]) -> Chairs:
    """Return who runs the meeting, for somebody to whom the candidates in `hidden` do not exist."""
    at_hand = session.meeting.at_hand
    waiting = undecided(session)
    running = {_deputy(session, state) for state in waiting if state.id in hidden}
    there = next((s for s in session.candidates if s.id == at_hand and s.id in hidden), None)
    return Chairs(
        people=people_in_chair(session),
        usual=usual_chair(session),
        deputies=tuple(panelist for panelist in session.panel.panelists if panelist in running),
        is_elsewhere=there is not None,
        elsewhere=_deputy(session, there) if there else None,
        is_over=bool(session.candidates) and not waiting,
        is_running=at_hand is not None and not session.meeting.is_paused,
    )


def _deputy(session: Session, state: CandidateState) -> Panelist | None:
    return session.panel.panelist(state.deputy or "")


def lacks_deputy(session: Session, state: CandidateState) -> bool:
    """Tell whether every facilitator is recused from a candidate and no fit deputy is named."""
    recused = session.panel.recused(state.id)
    leading = facilitators(session)
    if not leading or not all(panelist in recused for panelist in leading):
        return False
    return state.deputy is None or not may_deputize(session, state.deputy, state.id)


def may_deputize(session: Session, panelist: str, candidate: str) -> bool:
    """Tell whether somebody on the panel may run a candidate's part: no presenter, not recused."""
    kinds = (RelationKind.RECUSED, RelationKind.PRESENTS)
    related = any(session.panel.is_related(kind, panelist, candidate) for kind in kinds)
    return session.panel.panelist(panelist) is not None and not related


def need_deputy(session: Session, panelist: str, candidate: str) -> None:
    """Raise Refused unless somebody may be named as a candidate's deputy."""
    if not may_deputize(session, panelist, candidate):
        raise Refused("A deputy neither presents the candidate nor is recused.")


def need_no_deputy(session: Session, state: CandidateState) -> None:
    """Raise Refused unless a candidate's part can be run without a deputy."""
    if lacks_deputy(session, replace(state, deputy=None)):
        raise Refused(f"The facilitator is recused from {state.name}: name another deputy.")
