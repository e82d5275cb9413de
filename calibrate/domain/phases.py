"""Who may see what.

`scope` is the one place that decides what a viewer may read. The store turns its answer into the
WHERE of every query, so screen, paper, command line and log are viewers of the same reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.people import RelationKind, Role
from calibrate.domain.session import CandidatePhase, CandidateState, Session


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

    candidates: those that exist for the viewer; texts: whose evidence and reasons may be read, not
    only the numbers; opened: whose revealed ratings may be read; named: where those carry names;
    own: which the viewer may rate, and read their own submissions and drafts of; submitted: of
    which they see who has submitted; decided: whose decision they see; panel: whether they see who
    is on the panel; log: whether they read the log.
    """

    viewer: Viewer
    candidates: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
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
    own = frozenset(state.id for state in seen if _works_on(session, viewer, state.id))
    candidates = frozenset(state.id for state in seen)
    facilitates = viewer.kind is ViewerKind.FACILITATOR
    return Scope(
        viewer=viewer,
        candidates=candidates,
        texts=frozenset() if viewer.kind is ViewerKind.AUDIENCE else candidates,
        opened=opened,
        named=opened - presents if viewer.kind in PANEL_KINDS else frozenset(),
        own=own,
        submitted=candidates if facilitates else frozenset(),
        decided=frozenset(s.id for s in seen if s.phase is CandidatePhase.DECIDED),
        panel=viewer.kind in PANEL_KINDS,
        log=facilitates and _facilitates(session, viewer, candidates),
    )


def _facilitates(session: Session, viewer: Viewer, candidates: frozenset[str]) -> bool:
    """Nobody is a facilitator by saying so: they are named as one, or deputy of somebody."""
    return viewer.panelist is None or _is_facilitator(session, viewer) or bool(candidates)


def _is_facilitator(session: Session, viewer: Viewer) -> bool:
    panelist = session.panel.panelist(viewer.panelist or "")
    return panelist is not None and panelist.role is Role.FACILITATOR


def _exists_for(session: Session, viewer: Viewer, state: CandidateState) -> bool:
    if viewer.kind is ViewerKind.CANDIDATE:
        return state.id == viewer.candidate
    if viewer.kind is ViewerKind.AUDIENCE:
        return True
    if viewer.kind is ViewerKind.FACILITATOR:
        if not (viewer.panelist is None or _chairs(session, viewer, state)):
            return False
    elif not session.panel.panelist(viewer.panelist or ""):
        return False
    return not session.panel.is_related(RelationKind.RECUSED, viewer.panelist, state.id)


def _chairs(session: Session, viewer: Viewer, state: CandidateState) -> bool:
    """A facilitator runs every candidate's part of the meeting, a deputy theirs alone."""
    return _is_facilitator(session, viewer) or state.deputy == viewer.panelist


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
