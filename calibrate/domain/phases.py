"""What may happen when, and who may see what.

`scope` is the one place that decides what a viewer may read. The store turns its answer into the
WHERE of every query, so screen, paper, command line and log are viewers of the same reads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import Panel, RelationKind
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase


class ViewerKind(StrEnum):
    """For whom something is read. A presenter is a panelist, looked at for that candidate."""

    FACILITATOR = "facilitator"
    PANELIST = "panelist"
    OBSERVER = "observer"
    AUDIENCE = "audience"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody for whom something is read.

    `panelist` is their id where they are on the panel, `candidate` the one of a candidate edition.
    """

    kind: ViewerKind
    panelist: str | None = None
    candidate: str | None = None


FACILITATOR = Viewer(ViewerKind.FACILITATOR)
AUDIENCE = Viewer(ViewerKind.AUDIENCE)

PANEL_KINDS = (ViewerKind.FACILITATOR, ViewerKind.PANELIST, ViewerKind.OBSERVER)


@dataclass(frozen=True, slots=True)
class Scope:
    """What one viewer may read. All sets hold candidates' ids.

    candidates: those that exist for the viewer; opened: whose revealed ratings may be read;
    named: where those carry names; own: which the viewer may rate, and read their own submissions
    and drafts of; submitted: of which they see who has submitted; decided: whose decision they
    see; panel: whether they see who is on the panel; log: whether they read the log.
    """

    viewer: Viewer
    candidates: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    submitted: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()
    panel: bool = False
    log: bool = False


def scope(session: Session, viewer: Viewer) -> Scope:
    """Return what `viewer` may read of `session`."""
    seen = [state for state in session.candidates if _exists_for(session, viewer, state)]
    opened = frozenset(state.id for state in seen if _sees_ratings(viewer, state))
    presents = {state.id for state in seen if _presents(session, viewer, state.id)}
    named = opened - presents if viewer.kind in PANEL_KINDS else frozenset()
    own = frozenset(state.id for state in seen if _works_on(session, viewer, state.id))
    candidates = frozenset(state.id for state in seen)
    return Scope(
        viewer=viewer,
        candidates=candidates,
        opened=opened,
        named=named,
        own=own,
        submitted=candidates if viewer.kind is ViewerKind.FACILITATOR else frozenset(),
        decided=frozenset(s.id for s in seen if s.phase is CandidatePhase.DECIDED),
        panel=viewer.kind in PANEL_KINDS,
        log=viewer.kind is ViewerKind.FACILITATOR,
    )


def _exists_for(session: Session, viewer: Viewer, state: CandidateState) -> bool:
    if viewer.kind is ViewerKind.CANDIDATE:
        return state.id == viewer.candidate
    if viewer.kind in (ViewerKind.PANELIST, ViewerKind.OBSERVER) and not session.panel.panelist(
        viewer.panelist or ""
    ):
        return False
    return not session.panel.is_related(RelationKind.RECUSED, viewer.panelist, state.id)


def _sees_ratings(viewer: Viewer, state: CandidateState) -> bool:
    """Before the reveal nobody; a candidate only once they are decided."""
    if viewer.kind is ViewerKind.CANDIDATE:
        return state.phase is CandidatePhase.DECIDED
    return state.rounds_opened > 0


def _works_on(session: Session, viewer: Viewer, candidate: str) -> bool:
    works = viewer.kind in (ViewerKind.FACILITATOR, ViewerKind.PANELIST)
    return works and may_rate(session, viewer.panelist, candidate)


def _presents(session: Session, viewer: Viewer, candidate: str) -> bool:
    return session.panel.is_related(RelationKind.PRESENTS, viewer.panelist, candidate)


def may_rate(session: Session, panelist: str | None, candidate: str) -> bool:
    """Tell whether `panelist` is among those who rate `candidate`, whatever the phase."""
    return any(rater.id == panelist for rater in session.panel.raters(candidate))


def need_setup(session: Session) -> None:
    """Raise Refused unless rubric, people and placement may still be changed."""
    if session.phase is not SessionPhase.SETUP:
        raise Refused("Rating is open, so rubric, people and placement are frozen.")


def need_open(session: Session) -> None:
    """Raise Refused unless the session is between the opening of rating and its close."""
    if session.phase is SessionPhase.SETUP:
        raise Refused("Rating is not open yet; open it first.")
    if session.phase is SessionPhase.CLOSED:
        raise Refused("This session is closed and read-only.")


def need_round(round: int) -> None:
    """Raise BadInput for a round that no session has."""
    if round != 1:
        raise BadInput(f"There is no round {round} here.")


def need_rating(session: Session, panelist: str, candidate: str) -> None:
    """Raise Refused unless `panelist` may submit ratings of `candidate` now."""
    need_open(session)
    if not may_rate(session, panelist, candidate):
        raise Refused("This panelist does not rate this candidate.")
    need_sealed(session.candidate(candidate))


def need_sealed(state: CandidateState) -> None:
    """Raise Refused unless the candidate's ratings are still sealed."""
    if state.phase is CandidatePhase.WITHDRAWN:
        raise Refused(f"{state.name} was withdrawn.")
    if state.phase is not CandidatePhase.SEALED:
        raise Refused(f"{state.name}’s ratings were revealed; nothing is added to them.")


def missing_raters(session: Session, candidate: str) -> tuple[str, ...]:
    """Return the ids of those who may rate `candidate` and have not submitted."""
    raters = session.panel.raters(candidate)
    return tuple(one.id for one in raters if not session.has_submitted(one.id, candidate))


def need_revealable(
    session: Session, candidate: str, excused: frozenset[str], because: str
) -> None:
    """Raise Refused unless `candidate` may be revealed now.

    Everybody who may rate has submitted, or is in `excused` and `because` says why.
    """
    need_open(session)
    state = session.candidate(candidate)
    need_sealed(state)
    missing = set(missing_raters(session, candidate))
    names = _names(session, missing - excused)
    if names:
        raise Refused(
            f"{state.name} cannot be revealed: not submitted by {names}. "
            "Wait, or say who is absent and why."
        )
    if missing and not because.strip():
        raise Refused("Revealing without somebody needs a reason.")


def need_decidable(state: CandidateState) -> None:
    """Raise Refused unless a decision on the candidate may be recorded now."""
    if state.phase is CandidatePhase.DECIDED:
        raise Refused(f"{state.name} is decided; a decision is not edited.")
    if state.phase is CandidatePhase.WITHDRAWN:
        raise Refused(f"{state.name} was withdrawn.")
    if state.phase is not CandidatePhase.REVEALED:
        raise Refused(f"{state.name}’s ratings are not revealed, so nothing can be decided yet.")


def _names(session: Session, ids: set[str]) -> str:
    return ", ".join(one.name for one in session.panel.panelists if one.id in ids)


def narrow(session: Session, reach: Scope) -> Session:
    """Return as much of the session's state as a scope reaches."""
    viewer = reach.viewer
    candidates = tuple(state for state in session.candidates if state.id in reach.candidates)
    submitted = frozenset(
        one
        for one in session.submitted
        if one.candidate in reach.submitted
        or (one.candidate in reach.own and one.panelist == viewer.panelist)
    )
    if reach.panel:
        return replace(
            session, candidates=candidates, submitted=submitted, panel=_panel(session, reach)
        )
    candidates = tuple(replace(state, withdrawn_because="") for state in candidates)
    return replace(session, candidates=candidates, submitted=submitted, panel=Panel(), decider=None)


def _panel(session: Session, reach: Scope) -> Panel:
    """Only the facilitator reads why somebody is recused."""
    seen = [one for one in session.panel.relations if one.candidate in reach.candidates]
    if reach.viewer.kind is not ViewerKind.FACILITATOR:
        seen = [replace(relation, reason="") for relation in seen]
    return Panel(session.panel.panelists, tuple(seen))
