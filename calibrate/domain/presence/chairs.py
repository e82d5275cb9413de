"""Who runs the meeting: facilitators, deputies, and the file's holder where nobody is named."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from calibrate.domain.errors import Refused
from calibrate.domain.people import Panelist, RelationKind
from calibrate.domain.session import CandidateState, Session, SessionPhase, undecided


@dataclass(frozen=True, slots=True)
class Chairs:
    """Who runs the meeting, and what of it goes on where one of them may not look.

    `usual` is the id of who runs it unless somebody took over, None for the file's holder;
    `deputies` run what is hidden from the viewer, `elsewhere` the candidate at hand if they are
    hidden (`is_elsewhere`): the viewer presents them (`is_presented`) or is recused. `is_over` says
    that nobody in the session is still to be decided, `is_running` that the clock runs, for
    whomever.
    """

    people: tuple[Panelist, ...] = ()
    usual: str | None = None
    deputies: tuple[Panelist, ...] = ()
    is_elsewhere: bool = False
    is_presented: bool = False
    elsewhere: Panelist | None = None
    is_over: bool = False
    is_running: bool = False


def facilitators(session: Session) -> tuple[Panelist, ...]:
    """Return who is named facilitator."""
    return session.panel.facilitators


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
    named = [state for state in session.candidates if state.id in candidates]
    return len(named) == len(candidates) and all(chairs(session, panelist, one) for one in named)


def chairs(session: Session, panelist: str | None, state: CandidateState) -> bool:
    """Tell whether a panelist runs a candidate's part.

    A facilitator runs every part, a deputy theirs alone; nobody who is recused runs one, and who
    presents the candidate only where nobody else can.
    """
    if session.panel.is_related(RelationKind.RECUSED, panelist, state.id):
        return False
    if panelist is not None and state.deputy == panelist:
        return True
    leads = any(one.id == panelist for one in facilitators(session))
    return leads and not (_presents(session, panelist, state) and _has_other_chair(session, state))


def _presents(session: Session, panelist: str | None, state: CandidateState) -> bool:
    return session.panel.is_related(RelationKind.PRESENTS, panelist, state.id)


def _has_other_chair(session: Session, state: CandidateState) -> bool:
    """Tell whether somebody else than a facilitator who presents can run a candidate's part."""
    is_fit = state.deputy is not None and may_deputize(session, state.deputy, state.id)
    return is_fit or bool(unrelated_facilitators(session, state))


def unrelated_facilitators(session: Session, state: CandidateState) -> tuple[Panelist, ...]:
    """Return the facilitators who are neither recused from a candidate nor present them."""
    related = (*session.panel.recused(state.id), *session.panel.presenters(state.id))
    return tuple(one for one in facilitators(session) if one not in related)


def presenting_facilitators(session: Session, state: CandidateState) -> tuple[Panelist, ...]:
    """Return the facilitators who present a candidate."""
    presenters = session.panel.presenters(state.id)
    return tuple(one for one in facilitators(session) if one in presenters)


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


def chairs_for(session: Session, hidden: Set[str], panelist: str | None = None) -> Chairs:
    """Return who runs the meeting, for somebody who does not run the parts in `hidden`."""
    at_hand = session.meeting.at_hand
    waiting = undecided(session)
    running = {_stand_in(session, state) for state in waiting if state.id in hidden}
    there = next((s for s in session.candidates if s.id == at_hand and s.id in hidden), None)
    return Chairs(
        people=people_in_chair(session),
        usual=usual_chair(session),
        deputies=tuple(panelist for panelist in session.panel.panelists if panelist in running),
        is_elsewhere=there is not None,
        is_presented=there is not None and _presents(session, panelist, there),
        elsewhere=_stand_in(session, there) if there else None,
        is_over=bool(session.candidates) and not waiting,
        is_running=at_hand is not None and not session.meeting.is_paused,
    )


def _stand_in(session: Session, state: CandidateState) -> Panelist | None:
    """Return who runs a candidate's part where somebody else may not."""
    unrelated = unrelated_facilitators(session, state)
    return session.panel.panelist(state.deputy or "") or next(iter(unrelated), None)


def lacks_deputy(session: Session, state: CandidateState) -> bool:
    """Tell whether nobody may run a candidate's part as it stands.

    Every facilitator is recused from them or presents them, no fit deputy is named, and none of
    those who present gave a reason for going on without one.
    """
    if not facilitators(session) or _has_other_chair(session, state):
        return False
    return not (state.without_deputy and presenting_facilitators(session, state))


def reason_without_deputy(session: Session, state: CandidateState) -> str:
    """Return why a facilitator who presents a candidate runs their part, if that is so."""
    is_so = presenting_facilitators(session, state) and not _has_other_chair(session, state)
    return state.without_deputy if is_so else ""


def why_deputy(session: Session, state: CandidateState) -> str:
    """Say why a candidate who lacks a deputy needs one, and what to do."""
    presenting = presenting_facilitators(session, state)
    if presenting:
        return (
            f"{presenting[0].name} presents {state.name} and runs the session: name a deputy, or "
            "say why it goes on without one."
        )
    return f"The facilitator is recused from {state.name}: name a deputy."


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
    """Raise Refused unless a candidate's part, as it stands then, can be run without a deputy."""
    if lacks_deputy(session, replace(state, deputy=None)):
        raise Refused(why_deputy(session, state))


def need_waivable(session: Session, state: CandidateState) -> None:
    """Raise Refused unless it is a presenting facilitator's to go on without a deputy."""
    if unrelated_facilitators(session, state) or not presenting_facilitators(session, state):
        raise Refused(f"No facilitator of {state.name} has to say why there is no deputy.")
